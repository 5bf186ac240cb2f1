import { useTranslations } from "next-intl";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import type { CallState } from "@/lib/calls/domain/state";

const TONES: Record<CallState, StatusTone> = {
  DRAFT: "todo",
  ANNOUNCED: "todo",
  OPEN: "doing",
  CLOSED: "done",
  SCREENING: "doing",
  IN_REVIEW: "doing",
  DELIBERATION: "warn",
  DECIDED: "done",
  PUBLISHED: "done",
};
const PUBLIC_TONES: Partial<Record<CallState, StatusTone>> = {
  SCREENING: "todo",
  IN_REVIEW: "todo",
  DELIBERATION: "todo",
  DECIDED: "todo",
};

/** Where a call stands. The public learns that it is under review, not how far (a decision is known when it is published). */
export function CallStateTag({ state, audience }: { state: CallState; audience: "public" | "staff" }) {
  const t = useTranslations("calls");
  const tone = audience === "public" ? (PUBLIC_TONES[state] ?? TONES[state]) : TONES[state];
  return <StatusTag tone={tone}>{t(`${audience === "public" ? "publicStates" : "states"}.${state}`)}</StatusTag>;
}
