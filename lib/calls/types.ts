import type { FigureChange } from "@/lib/rulebook/domain/figures";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import type { CallTab } from "./domain/access";
import type { CallDraft, CallField, CallKind, SeatLimits } from "./domain/changes";
import type { CallSettings, SettingGroup } from "./domain/settings";
import type { CallPhase, CallState } from "./domain/state";
import type { NoticeFile } from "./types/notice-files";

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

/** C5: what stood and what stands, by field (`settings.<group>` for what the call asks). */
export type PublicCorrection = {
  id: string;
  number: number;
  reason: string;
  at: Date;
  changes: { field: string; from: unknown; to: unknown }[];
};

export type PublicExtension = { id: string; oldClosesAt: Date; newClosesAt: Date; reason: string; at: Date };

export type PublicCallDetail = PublicCallRow & {
  noticeKo: string;
  noticeEn: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  rulebookVersion: number;
  noticeFiles: NoticeFile[];
  extensions: PublicExtension[];
  corrections: PublicCorrection[];
  questionCount: number;
};

export type ManagedCallRow = PublicCallRow & { proposalCount: number; submittedCount: number };

export type ManagedCall = CallFacts &
  SeatLimits & {
    state: CallState;
    announcedAt: Date | null;
    publishedAt: Date | null;
    noticeFiles: NoticeFile[];
    extensions: (PublicExtension & { byName: string; evidence: { fileId: string; name: string } | null })[];
    corrections: PublicCorrection[];
    tabs: readonly CallTab[];
    /** Whom a notice to everybody concerned would reach. */
    concerned: { people: number; staff: number };
    ownSettings: readonly SettingGroup[];
    proposalCount: number;
    submittedCount: number;
    may: {
      edit: boolean;
      correct: boolean;
      changeSettings: boolean;
      duplicate: boolean;
      announce: boolean;
      extend: boolean;
      startScreening: boolean;
      publish: boolean;
    };
    /** Fields that can be written now: all of a draft, of an announced call what a correction may change. */
    changeable: readonly CallField[];
  };

/** What a call asks, beside what the rulebook says by default. */
export type CallEditor = {
  call: ManagedCall;
  settings: CallSettings;
  rulebook: RulebookContent;
  rulebookVersion: number;
};

export type CallAmendment = {
  id: string;
  fromVersion: number;
  toVersion: number;
  reason: string;
  effectiveAt: Date;
  status: "PROPOSED" | "APPROVED" | "RETURNED";
  proposedByName: string;
  proposedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionNote: string;
  appliedAt: Date | null;
  /** What would differ, or differs, under the new rule. */
  changes: FigureChange[];
};

export type CallRulebookPage = {
  call: ManagedCall;
  rulebook: RulebookContent;
  amendments: CallAmendment[];
  choices: { version: number; effectiveFrom: Date }[];
  may: { propose: boolean; decide: boolean };
};
