import type { InquiryState } from "../domain/room";
import type { CallHeading, ProposalHeading } from "../types";

/** Another member as the round lets them be known. */
type Speaker = { seatNo: number; name: string | null; mine: boolean };
export type RoomMessageRow = Speaker & {
  id: string;
  /** Null once it is withdrawn: that it was said stays. */
  body: string | null;
  saidAt: Date;
};
/** A question to the applicant as the panel sees it. */
export type RoomInquiry = {
  id: string;
  mine: boolean;
  state: InquiryState;
  text: string;
  /** When it was put, or asked while it is not. */
  at: Date;
  dueAt: Date | null;
  answer: string | null;
  answeredAt: Date | null;
  declineReason: string | null;
};
/** What the panel makes of the proposal, in the words of whoever presides. */
export type RoomSummary = {
  body: string;
  version: number;
  updatedAt: Date | null;
  submittedAt: Date | null;
  writable: boolean;
};
type OpenRoom = { open: true; messages: RoomMessageRow[]; summary: RoomSummary | null };
export type RoomPage = {
  assignmentId: string;
  call: CallHeading;
  heading: ProposalHeading;
  seatNo: number;
  running: boolean;
  inquiries: RoomInquiry[];
} & ({ open: false; rule: "NEVER" | "AFTER_OWN" } | OpenRoom);

/** C3: what was due before it was last moved, and why. */
type Moved = { extendedFrom: Date | null; extendReason: string | null };

/** A question as the officer settles it: no word of who asks. */
export type InquiryRow = ProposalHeading &
  Moved & {
    id: string;
    version: number;
    state: InquiryState;
    asked: string;
    wording: string | null;
    askedAt: Date;
    dueAt: Date | null;
    answer: string | null;
    answeredAt: Date | null;
    declineReason: string | null;
  };
export type SummaryRow = ProposalHeading & { id: string; body: string; submittedAt: Date };
export type InquiriesPage = { rows: InquiryRow[]; summaries: SummaryRow[]; may: { settle: boolean } };

/** What the applicant is asked. */
export type OwnInquiry = Moved & {
  id: string;
  version: number;
  wording: string;
  dueAt: Date;
  answer: string | null;
  stands: "waiting" | "answered" | "over";
  /** Waiting, and the reader is one of those who write the proposal. */
  mayAnswer: boolean;
};
