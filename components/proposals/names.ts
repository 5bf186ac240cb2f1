import type { StatusTone } from "@/components/ui/status-tag";
import type { ProposalState } from "@/lib/proposals/domain/status";
import type { SectionStatus } from "@/lib/proposals/types";

/** The words of one language where both are stored; Korean when there is no English. */
export const inLanguage = (locale: string, ko: string, en: string): string => (locale === "en" && en ? en : ko);

export const STATE_TONES: Record<ProposalState, StatusTone> = {
  DRAFT: "doing",
  REOPENED: "warn",
  SUBMITTED: "done",
  ELIGIBLE: "done",
  INELIGIBLE: "stop",
  WITHDRAWN: "todo",
};

export const SECTION_TONES: Record<SectionStatus, StatusTone> = {
  NOT_STARTED: "todo",
  IN_PROGRESS: "doing",
  COMPLETE: "done",
};

/** `2025H2` as a message of namespace `proposals` with its values. */
export const halfYearMessage = (halfYear: string): ["halfYears.H1" | "halfYears.H2", { year: string }] => [
  halfYear.endsWith("H1") ? "halfYears.H1" : "halfYears.H2",
  { year: halfYear.slice(0, 4) },
];

/** Where a section is written: the consortium has its own page. */
export const sectionHref = (proposalId: string, key: string): string =>
  key === "consortium" ? `/proposals/${proposalId}/people` : `/proposals/${proposalId}/sections/${key}`;
