import type { StageDeliberation } from "@/lib/deliberation/domain/stage-item";
import type { OpennessLevel } from "@/lib/rulebook/domain/rulebook";
import type { PlanComparison } from "./domain/amendment";
import type { ChangedVerdict } from "./domain/correction";
import type { StagePlan } from "./domain/plan";
import type { Replacement } from "./domain/replacement";
import type { MissingCell, StageRow, StageVerdict } from "./domain/result";
import type { StageState } from "./domain/state";
import type { ObjectionStanding } from "./queries/objection-standing";
import type { StageConsequences } from "./schema/consequences";

export type StageSummary = {
  id: string;
  number: number;
  titleKo: string;
  titleEn: string;
  state: StageState;
  cutoffOn: Date;
  teamCount: number;
  survivors: number;
};

export type StageTeamRow = {
  teamId: string;
  nameKo: string;
  nameEn: string;
  status: "ACTIVE" | "ELIMINATED" | "WITHDRAWN";
  consent: "AGREED" | "OBJECTED" | null;
  /** Words of an objection: the team's own people and staff read them, other teams do not. */
  consentComment: string | null;
  consentAt: Date | null;
  consentIsCurrent: boolean;
  /** D3: the openness level verified in this stage; for those who may see scores. */
  verified: { level: OpennessLevel; evidence: string } | null;
  isOwn: boolean;
};

type Entered = { evidence: string; enteredBy: string; enteredAt: Date };
export type ScoreCell = Entered & { scoreHundredths: number; isComputed: boolean };
export type GateCell = Entered & { passed: boolean };

/** Only for those who may see scores: cells, what is missing, and the result as the plan computes it now. */
export type StageScores = {
  parts: Record<string, Record<string, ScoreCell>>;
  gates: Record<string, Record<string, GateCell>>;
  missing: MissingCell[];
  preview: StageRow[] | null;
};

export type StageDecisionView = {
  id: string;
  status: "PROPOSED" | "RETURNED" | "APPROVED";
  version: number;
  reason: string;
  returnReason: string | null;
  returnOn: Date;
  sheetHash: string;
  /** S10: of a corrected result, whose verdict it turns; null for the first one. */
  changed: ChangedVerdict[] | null;
  /** E4: what the approval carried out; null before. */
  consequences: StageConsequences | null;
  proposedBy: string;
  proposedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
};

export type PublishedOutcome = {
  teamId: string;
  result: StageVerdict;
  rank: number | null;
  displayHundredths: number | null;
};

export type StageObjections = {
  /** The reader's own teams, with the number of what was filed. */
  own: { teamId: string; proposalId: string; number: string | null }[];
  standing: ObjectionStanding | null;
};

export type AmendmentView = {
  id: string;
  number: number;
  status: "PROPOSED" | "APPROVED" | "RETURNED";
  from: StagePlan;
  to: StagePlan;
  toHash: string;
  effectiveOn: Date;
  reason: string;
  proposedBy: string;
  proposedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionNote: string;
  comparison: PlanComparison | null;
  mayDecide: boolean;
};

export type StageDetail = StageSummary & {
  version: number;
  plan: StagePlan;
  planHash: string | null;
  frozenAt: Date | null;
  publishedAt: Date | null;
  /** S10: last instant for objections of the teams, and when the result became final. */
  objectionsDueAt: Date | null;
  finalAt: Date | null;
  rulebookVersion: number;
  teams: StageTeamRow[];
  scores: StageScores | null;
  decision: StageDecisionView | null;
  /** E3: what the committee made of the decision; for those who may see scores. */
  deliberation: StageDeliberation | null;
  outcomes: PublishedOutcome[];
  /** S10: null before the result is published. */
  objections: StageObjections | null;
  /** Names of the reference models that the plan names, by key. */
  referenceNames: Record<string, string>;
  amendments: AmendmentView[];
  may: { plan: boolean; enterScores: boolean; propose: boolean; approve: boolean; viewScores: boolean; bound: boolean };
};

/** What a new plan starts from: the rulebook in force and the last stage's survivors. */
export type StageDraft = {
  number: number;
  plan: StagePlan;
  activeTeams: number;
  maxTeams: number;
  /** E5: what the rulebook asks for, and how far back references may have been released. */
  targetBasisPoints: number;
  referenceMonths: number;
};

/** P5: what a final stage leaves room for, for the officer. */
export type ReplacementView = Replacement & {
  active: number;
  wanted: number;
  maxTeams: number;
  /** Additional calls that have not come to their result yet. */
  underway: { id: string; titleKo: string; titleEn: string; isDraft: boolean }[];
};
