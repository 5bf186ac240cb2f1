import type { TeamStatus } from "@/lib/teams/domain/support";
import type {
  DataAfterLeaving,
  DataDeliveryStatus,
  DataEvidenceKind,
  DataKind,
  DataLotStepKind,
  DataProjectStatus,
  DataRedistribution,
} from "@/prisma/generated/enums";
import type { ProposedProject, ProposedWish } from "./domain/from-proposal";
import type { LicenceState } from "./domain/licence";
import type { LotPhase } from "./domain/lots";
import type { Standing, TieLink } from "./domain/priority";
import type { MilestoneStatus } from "./domain/projects";

type TeamName = { teamId: string; teamKo: string; teamEn: string };
export type DataEnvelope = {
  year: number;
  limitWon: bigint;
  plannedWon: bigint;
  committedWon: bigint;
  paidWon: bigint;
};

export type WishRow = TeamName & {
  id: string;
  corpus: string;
  owner: string;
  kind: DataKind;
  sizeNote: string;
  estimatedWon: bigint;
  purpose: string;
  priorityNote: string;
  wishedAt: Date;
  lot: { id: string; number: number } | null;
  withdrawn: boolean;
};

export type LotRow = {
  id: string;
  number: number;
  corpus: string;
  owner: string;
  kind: DataKind;
  sizeNote: string;
  year: number;
  phase: LotPhase;
  estimatedWon: bigint;
  /** Null until a purchase is proposed; to teams until it is approved. */
  priceWon: bigint | null;
  /** Teams whose wishes are in it. */
  wanting: number;
  /** Where the vote put it; null until the vote is closed. */
  standing: Standing | null;
  licence: { state: LicenceState; expiresOn: string | null; afterLeaving: DataAfterLeaving } | null;
  /** Teams that take part, that were handed the data, and that confirmed. */
  taking: number;
  delivered: number;
  confirmed: number;
};

export type RoundLot = {
  id: string;
  number: number;
  corpus: string;
  owner: string;
  estimatedWon: bigint;
  wanting: number;
};
export type RoundView = {
  id: string;
  number: number;
  opensAt: Date;
  closesAt: Date;
  pointsPerTeam: number;
  version: number;
  voting: boolean;
  /** How many of the teams in the programme have voted: never which of them, and never what. */
  turnout: number;
  teams: number;
  lots: RoundLot[];
};
/** A team's own ballot; nobody else's is here. */
export type BallotView = { version: number; points: Record<string, number>; castAt: Date | null };

export type DataEvidenceView = {
  id: string;
  kind: DataEvidenceKind;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  addedAt: Date;
};

export type LicenceView = {
  contractNumber: string;
  territory: string;
  permittedUse: string;
  redistribution: DataRedistribution;
  afterLeaving: DataAfterLeaving;
  startsOn: string;
  expiresOn: string | null;
  noticeDays: number;
  version: number;
  state: LicenceState;
};

export type ShareView = TeamName & {
  teamStatus: TeamStatus;
  weight: number;
  amountWon: bigint;
  /** What the team's envelope of the year still has room for; null to teams and without an envelope. */
  roomWon: bigint | null;
};

export type DeliveryView = TeamName & {
  id: string;
  sha256: string;
  sizeBytes: bigint;
  format: string;
  location: string;
  sentAt: Date;
  status: DataDeliveryStatus;
  answeredAt: Date | null;
  answerNote: string | null;
  /** This reader belongs to the team and it waits for an answer. */
  mayAnswer: boolean;
};

export type StepView = {
  id: string;
  kind: DataLotStepKind;
  at: Date;
  by: string | null;
  team: TeamName | null;
  note: string;
};
export type PointsOfTeam = TeamName & { points: number };
/** A team that could take part, for the form of the purchase. */
export type CandidateTeam = TeamName & { wants: boolean; roomWon: bigint | null };

export type LotView = LotRow & {
  version: number;
  isStaff: boolean;
  round: { number: number; closesAt: Date } | null;
  /** After the close: what each team gave it; to staff only. */
  points: PointsOfTeam[] | null;
  wishes: WishRow[];
  shares: ShareView[];
  terms: LicenceView | null;
  deliveries: DeliveryView[];
  evidence: DataEvidenceView[];
  steps: StepView[];
  candidates: CandidateTeam[];
  openWishes: WishRow[];
  may: {
    merge: boolean;
    cancel: boolean;
    propose: boolean;
    /** L3: and not the one who proposed. */
    approve: boolean;
    /** The one who proposed takes it back before somebody else has approved. */
    takeBack: boolean;
    pay: boolean;
    licence: boolean;
    addEvidence: boolean;
    /** Teams that can be handed the data now. */
    deliverTo: TeamName[];
  };
};

export type MilestoneView = {
  id: string;
  number: number;
  title: string;
  amountWon: bigint;
  dueOn: string;
  status: MilestoneStatus;
  overdue: boolean;
  returnReason: string | null;
  evidence: DataEvidenceView[];
  may: { report: boolean; addEvidence: boolean; accept: boolean; pay: boolean };
};

export type ProjectView = TeamName & {
  id: string;
  title: string;
  description: string;
  year: number;
  status: DataProjectStatus;
  totalWon: bigint;
  committedWon: bigint;
  paidWon: bigint;
  requestedAt: Date;
  decidedAt: Date | null;
  decisionReason: string | null;
  version: number;
  mayDecide: boolean;
  milestones: MilestoneView[];
};

export type DataOverview = {
  lots: LotRow[];
  openWishes: WishRow[];
  rounds: RoundView[];
  projects: ProjectView[];
  year: number;
  may: { manage: boolean };
};

export type TeamData = {
  team: { id: string; nameKo: string; nameEn: string; status: TeamStatus };
  isStaff: boolean;
  wishes: WishRow[];
  /** Votes that run, each with the team's own ballot; staff see no ballot. */
  rounds: (RoundView & { ballot: BallotView | null })[];
  lots: (LotRow & { amountWon: bigint; delivery: DataDeliveryStatus | null })[];
  projects: ProjectView[];
  joint: DataEnvelope[];
  own: DataEnvelope[];
  year: number;
  /** A4: what the proposal asked for and was not brought forward yet; to the team's own people only. */
  proposed: { wishes: ProposedWish[]; projects: ProposedProject[] };
  may: { wish: boolean; vote: boolean; request: boolean };
};
export type { TieLink };
