import type { CallPhase } from "@/prisma/generated/enums";
import type { SupportResource, SupportStepKind, TeamStatus } from "./domain/support";

/** What later nouns must know of a team before they decide anything about it. */
export type TeamFacts = {
  id: string;
  callId: string;
  callPhase: CallPhase;
  callCode: string;
  callTitleKo: string;
  callTitleEn: string;
  proposalId: string;
  nameKo: string;
  nameEn: string;
  status: TeamStatus;
  joinedAt: Date;
  leftAt: Date | null;
  version: number;
  /** Frozen with the call (P3); numbers of support are read from it. */
  rulebookVersion: number;
  /** A5: as the registry says now. */
  leadLeasesGpus: boolean;
  leadOrganisationId: string;
  /** Lead managers and editors of the proposal. */
  ownPeople: string[];
};

export type SupportStepView = {
  value: number | bigint;
  /** Left out for the team's own people. */
  by: string | null;
  at: Date;
  reason: string | null;
};
export type SupportCellView = {
  resource: SupportResource;
  period: string;
  steps: Partial<Record<SupportStepKind, SupportStepView>>;
  next: Exclude<SupportStepKind, "REQUESTED"> | null;
  /** A5: nothing may be given here. */
  excluded: boolean;
  /** Greatest amount the rulebook allows (H1), else null. */
  capWon: bigint | null;
};

export type TeamMember = { nameKo: string; nameEn: string; role: "LEAD" | "PARTICIPANT"; kind: string };
export type TeamView = {
  id: string;
  nameKo: string;
  nameEn: string;
  status: TeamStatus;
  joinedAt: Date;
  leftAt: Date | null;
  version: number;
  callId: string;
  callCode: string;
  callTitleKo: string;
  callTitleEn: string;
  receiptNumber: string | null;
  proposalTitleKo: string;
  proposalTitleEn: string;
  leadLeasesGpus: boolean;
  lessorExcludedThrough: string;
  /** T1: yearly guidance of data support; shown, not enforced. */
  dataGuidance: { jointPerYearWon: bigint; ownPerYearMinWon: bigint; ownPerYearMaxWon: bigint };
  gpuBlocks: number[];
  members: TeamMember[];
  cells: SupportCellView[];
  history: SupportHistoryItem[];
  /** What the reader may write. */
  canRecommend: SupportResource[];
  canDeliberate: SupportResource[];
  isStaff: boolean;
};

export type SupportHistoryItem = {
  key: string;
  at: Date;
  step: SupportStepKind;
  resource: SupportResource;
  period: string;
  value: number | bigint;
  by: string | null;
  reason: string | null;
};

export type TeamListItem = {
  id: string;
  nameKo: string;
  nameEn: string;
  status: TeamStatus;
  joinedAt: Date;
  leftAt: Date | null;
  callCode: string;
  leadKo: string;
  leadEn: string;
  memberCount: number;
  agreedGpu: { period: string; gpuCount: number }[];
  agreedWon: bigint;
  /** Cells that wait for the next step. */
  waiting: number;
};
