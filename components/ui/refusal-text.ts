"use client";
import { useLocale, useTranslations } from "next-intl";
import type { Failure } from "@/lib/platform/outcome";
import { refusalParams } from "./refusal-params";

/** Words for a refused action: the noun's own reason first, else what the kind of failure means for the reader. */
export function useRefusalText(namespace?: string): (failure: Failure) => string {
  const t = useTranslations();
  const locale = useLocale();
  return (failure) => {
    const key = `${namespace}.refusals.${failure.reason}`;
    if (namespace && failure.reason && t.has(key)) return t(key, refusalParams(failure.reasonParams ?? {}, locale));
    return t(`ui.outcome.${failure.code}`, { reference: failure.reference ?? "–" });
  };
}
