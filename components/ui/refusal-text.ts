"use client";
import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/platform/outcome";

/** Words for a refused action: the noun's own reason first, else what the kind of failure means for the reader. */
export function useRefusalText(namespace?: string): (failure: Failure) => string {
  const t = useTranslations();
  return (failure) => {
    const key = `${namespace}.refusals.${failure.reason}`;
    if (namespace && failure.reason && t.has(key)) return t(key, failure.reasonParams ?? {});
    return t(`ui.outcome.${failure.code}`, { reference: failure.reference ?? "–" });
  };
}
