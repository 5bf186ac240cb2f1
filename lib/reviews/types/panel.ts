import type { ConflictKind } from "../domain/conflicts";
import type { CellState, ProposalHeading } from "../types";
import type { PanelNaming } from "./challenges";
import type { RaisedFlag } from "./workspace";

type Names = { nameKo: string; nameEn: string };

/** One reviewer and one proposal: how far the pair is, whether it is planned, 0–100 how it fits, what forbids it. */
export type PlanCell = {
  state: CellState;
  planned: boolean;
  pinned: boolean;
  byHand: boolean;
  fit: number;
  /** The reviewer's own words that the proposal uses. */
  words: string[];
  conflict: ConflictKind | null;
};
export type AssignmentPlanPage = {
  sheetsPerProposal: number;
  foreignPerProposal: number;
  fields: { key: string; nameKo: string; nameEn: string }[];
  /** What deploying the plan would change; null without a plan. */
  waiting: {
    added: { memberId: string; proposalId: string }[];
    withdrawn: { memberId: string; proposalId: string }[];
    forbidden: number;
  } | null;
};

export type PanelSeat = {
  memberId: string;
  seatNo: number;
  name: string;
  affiliation: string;
  isChair: boolean;
  pledged: boolean;
  /** S3: told to the applicants. */
  named: boolean;
  assigned: number;
  submitted: number;
  isForeign: boolean;
  fieldKeys: string[];
  maxSheets: number | null;
};
export type PanelPage = {
  panel: (Names & { id: string; status: "FORMING" | "ACTIVE" | "CLOSED"; version: number; dueAt: Date | null }) | null;
  seats: PanelSeat[];
  candidates: { userId: string; name: string; affiliation: string }[];
  proposals: (ProposalHeading & { fieldKeys: string[]; cells: Record<string, PlanCell> })[];
  plan: AssignmentPlanPage | null;
  openConflicts: number;
  /** S6, S3: what falls to the officers, since it is about a proposal that is closed to the chair. */
  flags: (ProposalHeading & { flags: RaisedFlag[] })[];
  /** S3; null where the rulebook opens no window. */
  naming: PanelNaming | null;
  may: { manage: boolean };
};
