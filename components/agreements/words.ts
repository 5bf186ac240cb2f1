import type { StatusTone } from "@/components/ui/status-tag";
import type { VersionStanding } from "@/lib/agreements/domain/signing";

export const STANDING_TONES: Record<VersionStanding | "ENDED", StatusTone> = {
  DRAFT: "todo",
  OFFERED: "doing",
  IN_FORCE: "done",
  SUPERSEDED: "todo",
  WITHDRAWN: "todo",
  // An end is no error: it is what was agreed.
  ENDED: "todo",
};
