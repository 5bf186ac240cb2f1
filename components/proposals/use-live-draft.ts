"use client";
import { useRef } from "react";
import { useWatch } from "react-hook-form";
import type { SectionDrafts, WrittenKey } from "@/lib/proposals/domain/drafts";
import { parsedDraft } from "./section-view";

/** The section as it is being typed; while a value cannot be read, the last one that could. */
export function useLiveDraft<K extends WrittenKey>(key: K, held: SectionDrafts[K]): SectionDrafts[K] {
  const values = useWatch();
  const last = useRef(held);
  const parsed = parsedDraft(key, values);
  if (parsed) last.current = parsed;
  return last.current;
}
