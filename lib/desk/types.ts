import type { CallState } from "@/lib/calls/domain/state";
import type { CallHeading } from "@/lib/calls/types/questions";
import type { WriteFailure, WriteKind } from "@/lib/platform/failed-writes";

export type Message = { id: string; fromStaff: boolean; authorName: string; body: string; at: Date; unread: boolean };

export type Thread = {
  proposalId: string;
  titleKo: string;
  titleEn: string;
  leadNameKo: string;
  leadNameEn: string;
  call: CallHeading & { contactName: string };
  messages: Message[];
  /** Messages of the other side that nobody of the reader's side has opened. */
  unread: number;
  mayWrite: boolean;
};

export type ThreadRow = {
  proposalId: string;
  titleKo: string;
  titleEn: string;
  leadNameKo: string;
  leadNameEn: string;
  lastAt: Date;
  lastFromStaff: boolean;
  lastBody: string;
  messageCount: number;
  unread: number;
};

export const COMPLETENESS = ["NONE", "STARTED", "MOST", "ALL"] as const;
/** How far a draft is: nothing complete, less than half, half or more, everything. */
export type Completeness = (typeof COMPLETENESS)[number];

/** The deadline room at one instant; instants are ISO text, since it also travels as JSON. */
export type DeadlineStatus = {
  now: string;
  state: CallState;
  opensAt: string;
  closesAt: string;
  drafts: Record<Completeness, number>;
  submitted: number;
  /** Drafts whose last submission still counts (A9). */
  reopened: number;
  withdrawn: number;
  /** The last hour, one value a minute, oldest first. */
  perMinute: { minute: string; count: number }[];
  refused: { reason: string; count: number }[];
  /** Writes of the whole portal that failed in the last hour: by minute those that were our fault or haste, and all by kind. */
  failures: {
    perMinute: { minute: string; count: number }[];
    byKind: { kind: WriteKind; counts: Record<WriteFailure, number> }[];
  };
  mails: { waiting: number; failed: number };
  jobs: { waiting: number; retrying: number; dead: number };
  disk: { freeBytes: number; totalBytes: number } | null;
};
