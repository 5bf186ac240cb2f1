import type { ProposalState } from "@/lib/proposals/domain/status";
import type { Finding } from "./domain/rules";

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

export type ScreeningPage = {
  proposalId: string;
  receiptNumber: string;
  state: ProposalState;
  /** What the portal finds now in what was sealed. */
  rules: Finding[];
  verdicts: VerdictRow[];
  /** The actor may propose a verdict now. */
  mayScreen: boolean;
};
