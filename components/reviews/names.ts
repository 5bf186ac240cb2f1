import type { StatusTone } from "@/components/ui/status-tag";
import type { SelectionResult } from "@/lib/reviews/domain/selection";
import type { CellState, ProposalHeading } from "@/lib/reviews/types";

/** The name of one language where both are stored; Korean when there is no English. */
export const nameIn = (locale: string, one: { nameKo: string; nameEn: string }): string =>
  locale === "en" && one.nameEn ? one.nameEn : one.nameKo;
export const leadIn = (locale: string, one: Pick<ProposalHeading, "leadNameKo" | "leadNameEn">): string =>
  locale === "en" && one.leadNameEn ? one.leadNameEn : one.leadNameKo;
export const titleIn = (locale: string, one: { titleKo: string; titleEn: string }): string =>
  locale === "en" && one.titleEn ? one.titleEn : one.titleKo;

export const RESULT_TONES: Record<SelectionResult, StatusTone> = {
  SELECTED: "done",
  RESERVE: "doing",
  NOT_SELECTED: "todo",
  BELOW_CUTOFF: "stop",
  NO_MAJORITY: "stop",
};
export const CHALLENGE_TONES = { OPEN: "doing", ACCEPTED: "done", DISMISSED: "todo" } as const;
export const CELL_TONES: Record<CellState, StatusTone> = {
  NONE: "todo",
  CONFLICTED: "stop",
  RECUSED: "stop",
  ASSIGNED: "todo",
  STARTED: "doing",
  SUBMITTED: "done",
};
