import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { CallKind } from "@/lib/calls/domain/changes";
import type { CallPhase } from "@/lib/calls/domain/state";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type GateFacts, ownsSeat, type ReviewGate, reviewGate } from "../domain/access";
import type { Round } from "../domain/rounds";
import { type RoundJson, roundsFrom } from "./rounds";

type Row = {
  assignmentId: string;
  proposalId: string;
  status: GateFacts["status"];
  declaration: GateFacts["declaration"];
  version: number;
  panelId: string;
  panelStatus: GateFacts["panelStatus"];
  dueAt: Date | null;
  memberId: string;
  userId: string;
  seatNo: number;
  isChair: boolean;
  pledgeSignedAt: Date | null;
  removedAt: Date | null;
  callId: string;
  phase: CallPhase;
  rulebookVersion: number;
  callKind: CallKind;
  conflicted: boolean;
  sheetId: string | null;
  revision: number | null;
  sheetStatus: "DRAFT" | "SUBMITTED" | "ADJUSTING" | null;
  sheetVersion: number | null;
  sheetRoundNo: number | null;
};
type Stored = Row & { rounds: RoundJson[]; slot: { startsAt: string; present: boolean | null } | null };
export type SeatWork = Row & {
  gate: ReviewGate;
  rounds: Round[];
  /** When the proposal is presented, and whether this reviewer was there. */
  slot: { startsAt: Date; present: boolean | null } | null;
};

/** One assignment with its seat, panel, call, conflict and live sheet in one statement: the autosave's path. */
async function readSeatWork(reader: Reader, assignmentId: string): Promise<Stored | undefined> {
  const rows = await reader.$queryRaw<Stored[]>`
    SELECT a."id" AS "assignmentId", a."proposalId", a."status"::text, a."declaration"::text, a."version",
      p."id" AS "panelId", p."status"::text AS "panelStatus", p."dueAt",
      m."id" AS "memberId", m."userId", m."seatNo", m."isChair", m."pledgeSignedAt", m."removedAt",
      c."id" AS "callId", c."phase"::text, c."rulebookVersion", c."kind"::text AS "callKind",
      EXISTS (SELECT 1 FROM "BoundPerson" b WHERE b."proposalId" = a."proposalId" AND b."userId" = m."userId") AS conflicted,
      s."id" AS "sheetId", s."revision", s."status"::text AS "sheetStatus", s."version" AS "sheetVersion",
      s."roundNo" AS "sheetRoundNo",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('ordinal', r."ordinal", 'kind', r."kind", 'opensAt', r."opensAt",
          'dueAt', r."dueAt", 'othersReviews', r."othersReviews", 'identities', r."identities") ORDER BY r."ordinal"), '[]')
       FROM "ReviewRound" r WHERE r."panelId" = p."id") AS rounds,
      (SELECT jsonb_build_object('startsAt', t."startsAt", 'present', w."present")
       FROM "PresentationSlot" t JOIN "ReviewRound" r ON r."id" = t."roundId" AND r."panelId" = p."id"
       LEFT JOIN "PresentationAttendance" w ON w."slotId" = t."id" AND w."memberId" = m."id"
       WHERE t."proposalId" = a."proposalId") AS slot
    FROM "ReviewAssignment" a
    JOIN "PanelMember" m ON m."id" = a."memberId"
    JOIN "ReviewPanel" p ON p."id" = a."panelId"
    JOIN "Call" c ON c."id" = p."callId"
    LEFT JOIN LATERAL (SELECT * FROM "ScoreSheet" h WHERE h."assignmentId" = a."id" AND h."status" NOT IN ('REOPENED', 'SUPERSEDED')
      ORDER BY h."revision" DESC LIMIT 1) s ON true
    WHERE a."id" = ${assignmentId}`;
  return rows[0];
}

/** An assignment as its holder may know it; anybody else's looks like a missing one, and so does one of a panel still forming. */
export async function ownSeatWork(reader: Reader, actor: Actor, assignmentId: string): Promise<SeatWork> {
  const row = await readSeatWork(reader, assignmentId);
  if (!row || !ownsSeat(actor, row)) throw new AppError("NOT_FOUND", `assignment ${assignmentId}`);
  const gate = reviewGate({ ...row, pledged: row.pledgeSignedAt !== null });
  if (gate === "PANEL_NOT_ACTIVE") throw new AppError("NOT_FOUND", `assignment ${assignmentId}: panel is forming`);
  const slot = row.slot && { startsAt: new Date(row.slot.startsAt), present: row.slot.present };
  return { ...row, gate, rounds: roundsFrom(row.rounds), slot };
}
