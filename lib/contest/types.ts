import type { ContestRules, GenerationRules } from "@/lib/rulebook/domain/contest-rules";
import type { AnswerFlag } from "./domain/answer-checks";
import type { DiscardReason } from "./domain/discard";
import type { GenerationFailure } from "./domain/generation";
import type { ContestLanguage, Gap, PromptCount } from "./domain/preparation";
import type { QuotaRow } from "./domain/quota";
import type { ContestResult, SetResult, SheetEntry } from "./domain/result";

export type ContestState = "PREPARING" | "OPEN" | "CLOSED";

export type ContestStage = { id: string; number: number; titleKo: string; titleEn: string };

/** X2: where a variant answers, as people see it: of its key the ending at most. */
export type EndpointView = {
  baseUrl: string;
  model: string;
  /** Erased when voting begins. */
  hasKey: boolean;
  keyEnding: string;
  registeredAt: Date;
  requests: number;
  outputTokens: number;
  pausedUntil: Date | null;
  testedAt: Date | null;
  testFailure: GenerationFailure | null;
  testLatencyMs: number | null;
};

export type GenerationView = {
  id: string;
  state: "RUNNING" | "FINISHED" | "CANCELLED";
  startedAt: Date;
  endedAt: Date | null;
  settingsHash: string;
  shares: { teamId: string; waiting: number; done: number; failed: number; cancelled: number }[];
  failures: { teamId: string; promptNumber: number; reason: GenerationFailure; attempts: number }[];
};

/** A team's seat as its own people see it. */
export type OwnSeat = {
  contestId: string;
  teamId: string;
  nameKo: string;
  nameEn: string;
  modelName: string;
  revision: string;
  answers: number;
  /** How many answers there are to be. */
  prompts: number;
  endpoint: EndpointView | null;
  rules: GenerationRules;
};

/** Never how many answers of one team wait or are taken out: beside the blind preview that would tell whose they are (X1). */
export type EntryRow = {
  teamId: string;
  nameKo: string;
  nameEn: string;
  active: boolean;
  modelName: string | null;
  revision: string | null;
  answers: number;
  /** Of the answers, those that came from the endpoint. */
  fromEndpoint: number;
};

export type GroupCount = { invited: number; consented: number; declined: number; seats: number };

export type BallotCounts = {
  /** `finished`: who has made every vote that their panel makes. */
  groups: { group: "PUBLIC" | "EXPERT"; cast: number; counted: number; voters: number; finished: number }[];
  discards: { reason: DiscardReason; count: number }[];
  exposure: { pairs: number; least: number; most: number };
};

/** One contest for its staff: how far it is, and never whose answer is which. */
export type ContestOverview = {
  id: string;
  state: ContestState;
  version: number;
  closesAt: Date;
  rules: ContestRules;
  rulesHash: string;
  prompts: PromptCount[];
  attentionChecks: number;
  entries: EntryRow[];
  endpoints: Record<string, EndpointView>;
  generation: GenerationView | null;
  gaps: Gap[];
  voters: Record<"PUBLIC" | "EXPERT", GroupCount>;
  quotas: QuotaRow[];
  closedAt: Date | null;
  scoredAt: Date | null;
  ballotsHash: string | null;
  ballots: BallotCounts;
};

export type ContestPage = {
  stage: ContestStage;
  /** Whether the frozen plan itself has the contest's rules; otherwise they are the rulebook's. */
  isPlanned: boolean;
  /** Whether the plan has a part for it, and is frozen. */
  possible: boolean;
  contest: ContestOverview | null;
  may: { run: boolean; prepare: boolean; review: boolean };
};

/** X1: an answer without a name; its place is dealt anew for every prompt. */
export type BlindAnswer = {
  answerId: string;
  /** From 0; pages write a letter for it. */
  place: number;
  text: string;
  flags: AnswerFlag[];
  review: "CLEAN" | "PENDING" | "ACCEPTED" | "EXCLUDED";
  reviewReason: string;
  version: number;
};
export type BlindPrompt = {
  number: number;
  language: ContestLanguage;
  domain: string;
  text: string;
  answers: BlindAnswer[];
};
export type AnswerPreview = {
  stage: ContestStage;
  contestState: ContestState;
  prompt: BlindPrompt | null;
  /** Numbers of the prompts before and after, among those shown. */
  before: number | null;
  after: number | null;
  prompts: number;
  pendingPrompts: number[];
};

export type VoterProfileView = {
  sex: string;
  region: string;
  ageBand: string;
  aiUse: string;
  readsEnglish: boolean;
};
export type Invitation = {
  contestId: string;
  stage: Omit<ContestStage, "id">;
  group: "PUBLIC" | "EXPERT";
  state: ContestState;
  closesAt: Date;
  votes: number;
  /** Of the votes, those that are made and stand. */
  done: number;
  /** Until then the seat is kept for whoever has not answered. */
  keptUntil: Date;
  consentAt: Date | null;
  declinedAt: Date | null;
  /** Taken for the second account of somebody, who is told so and may say otherwise. */
  isDuplicate: boolean;
};
export type VoterHome = { profile: VoterProfileView | null; invitations: Invitation[]; serverNow: Date };

export type VoterRow = {
  id: string;
  name: string;
  email: string;
  group: "PUBLIC" | "EXPERT";
  wave: number;
  invitedAt: Date;
  consentAt: Date | null;
  declinedAt: Date | null;
  duplicateAt: Date | null;
  duplicateNote: string;
};

export type VotingProgress = { done: number; of: number; mayUndo: boolean };
/** X1: what a voter is shown: two texts, and nothing that tells whose they are. */
export type TaskView = { taskId: string; language: ContestLanguage; prompt: string; left: string; right: string };
/** Null when nothing is left to vote on. */
export type VotingStep = { progress: VotingProgress; task: TaskView | null };

export type BallotPage = { contestId: string; stage: Omit<ContestStage, "id">; closesAt: Date; isOpen: boolean };

export type Breakdown = { kind: "language" | "domain"; key: string; result: SetResult };
export type ContestResultPage = {
  stage: ContestStage;
  contestId: string;
  version: number;
  closedAt: Date;
  ballotsHash: string;
  scoredAt: Date | null;
  sheetHash: string | null;
  entries: SheetEntry[];
  weights: Record<"PUBLIC" | "EXPERT", number>;
  survivors: number;
  result: ContestResult;
  breakdown: Breakdown[];
  discards: { group: "PUBLIC" | "EXPERT"; reason: string; count: number }[];
  mayScore: boolean;
  mayExport: boolean;
};
