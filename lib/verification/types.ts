import type { HazardGrade, Runner, VerificationPlan } from "@/lib/stages/domain/verification-plan";
import type { Cell, Comparison } from "./domain/cells";
import type { FigureFlaw, RunFlaw } from "./domain/custody";
import type { TargetPoint } from "./domain/history";
import type { FileProblem } from "./domain/problem";
import type { Tool } from "./domain/run";
import type { FormulaStanding, ReferenceFigure } from "./domain/standing";

export type SubmissionView = { modelName: string; revision: string; sourceUrl: string; registeredAt: Date };
export type TeamStanding = {
  teamId: string;
  nameKo: string;
  nameEn: string;
  standings: FormulaStanding[];
  scoreHundredths: number | null;
  passesSafety: boolean | null;
};
export type BenchmarkRow = {
  benchmarkKey: string;
  nameKo: string;
  nameEn: string;
  scaleMaxMillionths: bigint;
  direction: "HIGHER" | "LOWER";
  cells: Cell[];
  references: ReferenceFigure[];
};
/** `TRIAL`: runs of before the freeze; `LAST_STAGE`: the runs that counted in the stage before. */
export type TableSource = "COUNTED" | "TRIAL" | "LAST_STAGE";
export type TableView = {
  source: TableSource;
  rows: BenchmarkRow[];
  teams: TeamStanding[];
  differing: { benchmarkKey: string; found: string[] }[];
  comparisons: Comparison[];
};
export type RunRow = {
  id: string;
  teamId: string;
  teamKo: string;
  teamEn: string;
  tool: Tool;
  toolVersion: string;
  modelName: string | null;
  modelRevision: string | null;
  revisionStated: boolean;
  ranBy: Runner;
  ranByName: string;
  channel: "PAGE" | "API";
  importedAt: Date;
  importedBy: string;
  resultCount: number;
  flaws: RunFlaw[];
  withdrawReason: string | null;
  isTrial: boolean;
};
export type SafetyRow = {
  teamId: string;
  nameKo: string;
  nameEn: string;
  isActive: boolean;
  grades: Record<string, { grade: HazardGrade; scoreHundredths: number | null; evidence: string }>;
  passes: boolean | null;
  /** V4: points of the part that the hazards' scores make; null without one, or while a score is missing. */
  partHundredths: number | null;
};
export type VerificationView = {
  plan: VerificationPlan;
  targetBasisPoints: number;
  teams: {
    teamId: string;
    nameKo: string;
    nameEn: string;
    isOwn: boolean;
    isActive: boolean;
    submission: SubmissionView | null;
  }[];
  table: TableView | null;
  runs: RunRow[];
  safety: SafetyRow[];
  history: TargetPoint[];
  /** `isCurrent`: nothing that it was computed from has changed since. */
  scoring: { sheetHash: string; writtenAt: Date; writtenBy: string; isCurrent: boolean } | null;
  may: { import: boolean; write: boolean; viewAll: boolean; registerFor: string[] };
};

export type PreviewRow = {
  task: string;
  metric: string;
  filter: string;
  shots: number | null;
  effective: number | null;
  original: number | null;
  value: string;
  deviation: string | null;
  isGroup: boolean;
  /** The benchmark of the plan that this figure is. */
  benchmark: { nameKo: string; nameEn: string } | null;
  flaws: FigureFlaw[];
};
export type RunPreview = {
  files: { name: string; sha256: string; sizeBytes: number }[];
  problems: FileProblem[];
  problemCount: number;
  facts: {
    tool: Tool;
    toolVersion: string;
    modelName: string | null;
    modelRevision: string | null;
    startedAt: string | null;
  } | null;
  rows: PreviewRow[];
  flaws: RunFlaw[];
  /** Benchmarks of the plan that the files do not have. */
  absent: { nameKo: string; nameEn: string }[];
  alreadyIn: boolean;
  isTrial: boolean;
};
