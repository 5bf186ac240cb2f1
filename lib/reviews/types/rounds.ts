import type { Round } from "../domain/rounds";
import type { ProposalHeading } from "../types";

/** A round with whether it runs at the moment the page was drawn. */
export type RoundView = Round & { running: boolean; ahead: boolean };

export type SlotRow = ProposalHeading & {
  slotId: string;
  version: number;
  startsAt: Date;
  endsAt: Date;
  videoLink: string;
  begun: boolean;
  teamPresent: boolean | null;
  note: string;
  recordedAt: Date | null;
  members: { memberId: string; seatNo: number; present: boolean | null }[];
};
export type RoundsPage = {
  panel: { id: string; version: number; status: "FORMING" | "ACTIVE" | "CLOSED"; dueAt: Date | null } | null;
  rounds: RoundView[];
  schedule: { seed: string; slotMinutes: number; breakMinutes: number; bring: string; announcedAt: Date | null } | null;
  slots: SlotRow[];
  /** What the rulebook says of a round that is not planned yet. */
  defaults: Pick<Round, "othersReviews" | "identities"> | null;
  serverNow: Date;
  may: { manage: boolean };
};

/** What a team is told of its own presentation, and nobody else's. */
export type OwnPresentation = {
  slotId: string;
  version: number;
  startsAt: Date;
  endsAt: Date;
  videoLink: string;
  bring: string;
  titleKo: string;
  titleEn: string;
  announcedAt: Date;
};
