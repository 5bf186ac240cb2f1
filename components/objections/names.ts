import type { StatusTone } from "@/components/ui/status-tag";
import type { ObjectionVerdict } from "@/lib/objections/domain/decision";
import type { Urgency } from "@/lib/objections/domain/due";
import type { ObjectionStatus } from "@/lib/objections/types";

export const VERDICT_TONES: Record<ObjectionVerdict, StatusTone> = {
  ACCEPTED: "done",
  REJECTED: "stop",
  INADMISSIBLE: "stop",
};
export const STATUS_TONES: Record<ObjectionStatus, StatusTone> = {
  FILED: "todo",
  EXAMINED: "doing",
  PROPOSED: "warn",
  DECIDED: "done",
};
export const STAGE_TONES = { FILED: "todo", EXAMINING: "doing", DECIDED: "done" } as const;
export const URGENCY_TONES: Record<Urgency, "danger" | "warning" | "neutral"> = {
  OVERDUE: "danger",
  SOON: "warning",
  IN_TIME: "neutral",
};
