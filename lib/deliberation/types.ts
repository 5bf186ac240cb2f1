import type { MinutesMotion } from "./domain/minutes";
import type { Roll, VoteChoice } from "./domain/quorum";
import type { DeliberationState } from "./domain/session";
import type { Figure, WhatIfFacts } from "./domain/what-if";

export type InvitationReply = "PENDING" | "ACCEPTED" | "DECLINED";
export type ItemKind = "SUPPORT" | "GENERAL";
export type MotionState = "OPEN" | "CARRIED" | "REJECTED" | "WITHDRAWN";
type Named = { nameKo: string; nameEn: string };

export type SessionSummary = {
  id: string;
  number: number;
  callCode: string;
  startsAt: Date;
  place: string;
  state: DeliberationState;
  members: number;
  items: number;
  /** Null for those who are no members. */
  reply: InvitationReply | null;
};

export type MemberView = {
  userId: string;
  name: string;
  isChair: boolean;
  isSelf: boolean;
  reply: InvitationReply;
  present: boolean;
  cameAt: Date | null;
  leftAt: Date | null;
};

export type AgendaItemView = {
  id: string;
  position: number;
  kind: ItemKind;
  title: string;
  teams: Named[];
  /** The reader is away for it: nothing more of it is told (S3). */
  away: boolean;
  /** Drafts and motions so far; the last motion's state. Null where the reader is away. */
  progress: { drafts: number; motions: number; last: MotionState | null } | null;
};

export type SessionView = {
  id: string;
  callId: string;
  callCode: string;
  callTitleKo: string;
  callTitleEn: string;
  number: number;
  startsAt: Date;
  place: string;
  videoUrl: string | null;
  state: DeliberationState;
  openedAt: Date | null;
  endedAt: Date | null;
  cancelReason: string | null;
  remarks: string;
  version: number;
  rulebookVersion: number;
  abstentionsCount: boolean;
  /** Of the whole committee; each item has its own. */
  roll: Roll;
  members: MemberView[];
  items: AgendaItemView[];
  minutes: { sha256: string; finalisedAt: Date; finalisedBy: string } | null;
  motionOpen: boolean;
  may: { convene: boolean; preside: boolean; sit: boolean; sign: boolean };
};

export type MotionView = {
  id: string;
  number: number;
  text: string;
  state: MotionState;
  draftNo: number | null;
  figures: Figure[];
  openedBy: string;
  openedAt: Date;
  closedBy: string | null;
  closedAt: Date | null;
  closeReason: string | null;
  count: MinutesMotion["count"];
  /** How many have voted; who voted how is told when it is closed. */
  voted: number;
  ownVote: VoteChoice | null;
  votes: { name: string; choice: VoteChoice }[] | null;
};

export type DraftView = { versionNo: number; by: string; at: Date; note: string };

export type ItemView = {
  id: string;
  position: number;
  kind: ItemKind;
  title: string;
  teams: (Named & { teamId: string })[];
  discussion: string;
  version: number;
  session: { id: string; number: number; callCode: string; state: DeliberationState };
  /** E3: the stage whose proposed result the item is about. */
  stage: { id: string; number: number; sheetHash: string } | null;
  roll: Roll;
  away: { name: string; why: "CONFLICT" | "RECUSED" }[];
  /** Null for an item without a table, and once the session is over: what pools hold now says nothing about then. */
  facts: WhatIfFacts | null;
  draft: (DraftView & { figures: Figure[] }) | null;
  drafts: DraftView[];
  motions: MotionView[];
  may: { draft: boolean; preside: boolean; vote: boolean; recuse: boolean; discuss: boolean };
};

export type ConveneForm = {
  calls: { id: string; code: string; titleKo: string; titleEn: string }[];
  teams: (Named & { id: string; callId: string; callCode: string; waiting: number })[];
  /** Proposed results of stages that are on no agenda yet. */
  stageResults: { id: string; titleKo: string; titleEn: string }[];
  deliberators: { id: string; name: string }[];
  maxMembers: number;
};
