import type { ProposalState } from "@/lib/proposals/domain/status";
import type { ManualCheck } from "@/lib/rulebook/domain/rulebook";
import type { FindingRule, Tally } from "./domain/checks";
import type { Evidence, FindingVerdict } from "./domain/evidence";

export type VerdictRow = {
  id: string;
  eligible: boolean;
  reason: string;
  status: "PROPOSED" | "CONFIRMED" | "RETURNED" | "REPLACED";
  proposedByName: string;
  proposedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionNote: string;
  version: number;
  /** The actor may be the second person now. */
  mayDecide: boolean;
};

/** What somebody noted about a rule. */
export type FindingNote = {
  id: string;
  verdict: FindingVerdict;
  note: string;
  byName: string;
  at: Date;
  /** The portal has found something else since; the note no longer counts. */
  isOutdated: boolean;
  file: { id: string; name: string; sizeBytes: number } | null;
};

export type FindingRow = {
  rule: FindingRule;
  /** What the portal found; null for a check that a person does. */
  found: FindingVerdict | null;
  check: ManualCheck | null;
  items: Evidence[];
  standing: FindingVerdict;
  noted: FindingNote | null;
  /** Of the note, for the next one; 0 when there is none. */
  version: number;
};

export type ScreeningPage = {
  proposalId: string;
  receiptNumber: string;
  titleKo: string;
  titleEn: string;
  call: { id: string; titleKo: string; titleEn: string };
  state: ProposalState;
  /** What the portal finds now in what was sealed, and what officers check. */
  rows: FindingRow[];
  tally: Tally;
  verdicts: VerdictRow[];
  /** The actor may note findings and propose a verdict now. */
  mayScreen: boolean;
};
