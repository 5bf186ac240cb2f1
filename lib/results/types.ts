import type { SheetTeam } from "@/lib/stages/domain/calculation-sheet";
import type { StagePlan } from "@/lib/stages/domain/plan";
import type { StageRow, StageVerdict } from "@/lib/stages/domain/result";
import type { StageState } from "@/lib/stages/domain/state";
import type { TargetPoint } from "@/lib/verification/domain/history";
import type { ShownCorrection } from "./domain/corrections";
import type { Sensitivity } from "./domain/sensitivity";
import type { SheetSource } from "./domain/sheet-chain";

/** What a result is computed from: the cells as they stand, or the stored sheet of a proposal or of an approved result. */
export type Basis = "CURRENT" | "PROPOSED" | "APPROVED";

export type ResultStage = {
  id: string;
  number: number;
  titleKo: string;
  titleEn: string;
  state: StageState;
  cutoffOn: Date;
  publishedAt: Date | null;
  /** S10: last instant of the window for objections; null before there is one. */
  objectionsDueAt: Date | null;
  finalAt: Date | null;
};

/** The sheets of a result: its own, and those by which its parts are computed. */
export type SheetKind = "stage" | "contest" | "verification" | "derivatives";
/** Those that everybody may fetch once the stage is published; a count of derivatives in its public form, which names no account. */
export const PUBLIC_SHEETS = [
  "stage",
  "contest",
  "verification",
  "derivatives",
] as const satisfies readonly SheetKind[];
/** `publicHash`: of the form that everybody may fetch, where that is another than the sheet itself. */
export type SourceView = SheetSource & { kind: Exclude<SheetKind, "stage"> | null; publicHash: string | null };

export type PreviousResult = {
  number: number;
  teams: {
    teamId: string;
    rank: number | null;
    displayHundredths: number | null;
    result: StageVerdict;
    parts: Record<string, number>;
  }[];
};

/** A result as people read it, for staff as for everybody: no cell in it says who entered it. */
export type StageResultView = {
  stage: ResultStage;
  basis: Basis;
  plan: StagePlan;
  planHash: string;
  teams: SheetTeam[];
  rows: StageRow[];
  sheetHash: string | null;
  sources: SourceView[];
  sensitivity: Sensitivity;
  previous: PreviousResult | null;
  history: TargetPoint[];
  /** S10: the latest first; none for a result as it was first decided. */
  corrections: ShownCorrection[];
};

/** What staff read beside it: the evidence of cells that were entered by hand, and by whom. */
export type EnteredCell = {
  teamId: string;
  key: string;
  isGate: boolean;
  evidence: string;
  enteredBy: string;
  enteredAt: Date;
};
export type StaffResult = { view: StageResultView; entered: EnteredCell[] | null; asOf: Date };

/** A published stage in a list for everybody. */
export type PublicResultRow = {
  number: number;
  titleKo: string;
  titleEn: string;
  publishedAt: Date;
  teams: number;
  advancing: number;
};
