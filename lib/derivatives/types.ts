import type { DerivativesPlan, Relation } from "@/lib/stages/domain/derivatives-plan";
import type { FileProblem } from "@/lib/verification/domain/problem";
import type { Candidate, CandidateState, Finding } from "./domain/judge";
import type { TreeNode } from "./domain/tree";

export type BaseView = { repository: string; releasedOn: string; owners: string[]; knowsWeights: boolean };
export type SnapshotPoint = { takenOn: string; models: number; downloads: number };
export type StateCounts = Record<CandidateState, number>;
export type ReadingView = {
  state: "WAITING" | "READING" | "DONE" | "FAILED";
  pages: number;
  models: number;
  problem: string;
  detail: string;
  requestedAt: Date;
};
export type TeamView = {
  teamId: string;
  nameKo: string;
  nameEn: string;
  isOwn: boolean;
  isActive: boolean;
  base: BaseView | null;
  states: StateCounts;
  /** Models that count as they are decided now, and what they are worth. */
  count: number;
  scoreHundredths: number;
  growth: SnapshotPoint[];
  snapshots: { earlier: string; later: string } | null;
  tree: TreeNode[];
  reading: ReadingView | null;
  may: { register: boolean; changeRepository: boolean; import: boolean };
};
export type StepView = { step: "CONFIRMED" | "REJECTED" | "DISPUTED" | "UPHELD"; reason: string; by: string; at: Date };
export type CandidateRow = Omit<Candidate, "weights"> & {
  id: string;
  version: number;
  teamId: string;
  teamKo: string;
  teamEn: string;
  weightFiles: number | null;
  /** What the rule says now. */
  findings: Finding[];
  counts: boolean;
  disputeUntil: Date | null;
  steps: StepView[];
  may: { decide: boolean; dispute: boolean; answer: boolean };
};
export type CountView = { sheetHash: string; frozenAt: Date; frozenBy: string; isCurrent: boolean };
/** Of a published stage, for everybody who may see the stage. */
export type PublishedCount = {
  teamId: string;
  nameKo: string;
  nameEn: string;
  count: number;
  scoreHundredths: number;
};
/** Y2, S11: what was frozen, when, and the hash of the sheet that everybody may fetch. */
export type PublishedCounts = { rows: PublishedCount[]; frozenAt: Date; publicHash: string };
export type DerivativesView = {
  plan: DerivativesPlan;
  teams: TeamView[];
  rows: CandidateRow[];
  total: number;
  count: CountView | null;
  published: PublishedCounts | null;
  hubOrigin: string | null;
  may: { import: boolean; decide: boolean; freeze: boolean; viewAll: boolean };
};

export type ListingPreview = {
  files: { name: string; sha256: string; sizeBytes: number }[];
  problems: FileProblem[];
  problemCount: number;
  models: number;
  isNew: number;
  relations: Record<Relation, number>;
  withoutHashes: number;
  hasBase: boolean;
  alreadyIn: boolean;
};
