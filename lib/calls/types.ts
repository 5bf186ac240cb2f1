import type { CallDraft, CallField, CallKind } from "./domain/changes";
import type { CallPhase, CallState } from "./domain/state";

/** What rules of other nouns need to know of a call. */
export type CallFacts = CallDraft & {
  id: string;
  code: string;
  phase: CallPhase;
  rulebookVersion: number;
  rulebookFrozenAt: Date | null;
  version: number;
};

export type PublicCallRow = {
  id: string;
  code: string;
  kind: CallKind;
  titleKo: string;
  titleEn: string;
  opensAt: Date;
  closesAt: Date;
  seats: number;
  state: CallState;
};

export type PublicExtension = { id: string; oldClosesAt: Date; newClosesAt: Date; reason: string; at: Date };

export type PublicCallDetail = PublicCallRow & {
  noticeKo: string;
  noticeEn: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  rulebookVersion: number;
  extensions: PublicExtension[];
};

export type ManagedCallRow = PublicCallRow & { proposalCount: number; submittedCount: number };

export type ManagedCall = CallFacts & {
  state: CallState;
  announcedAt: Date | null;
  publishedAt: Date | null;
  maxTeams: number;
  extensions: (PublicExtension & { byName: string })[];
  proposalCount: number;
  submittedCount: number;
  may: { edit: boolean; announce: boolean; extend: boolean; startScreening: boolean; publish: boolean };
  changeable: readonly CallField[];
};
