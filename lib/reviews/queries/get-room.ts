import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { callFacts } from "@/lib/calls/queries";
import { actingAs, actingAsSystem } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { isPut, presidingSeat, roomOpens } from "../domain/room";
import { currentRound } from "../domain/rounds";
import type { RoomInquiry, RoomMessageRow, RoomPage, RoomSummary } from "../types/room";
import { callHeading, PROPOSAL_HEADING, proposalHeading } from "./headings";
import { type SeatedMember, seatsOfRoom } from "./room-access";
import { ownSeatWork, type SeatWork } from "./seat-facts";

const SPEAKER = {
  select: { id: true, member: { select: { seatNo: true, user: { select: { name: true } } } } },
} as const;
const MOST_MESSAGES = 500;

/**
 * What was said about one proposal, the latest of it, in order. Members see no rows of each other: the portal reads them out
 * by the round's rule, without those of members who have left the room (S3).
 */
async function messagesOf(work: SeatWork, seats: readonly SeatedMember[], named: boolean): Promise<RoomMessageRow[]> {
  const rows = await actingAsSystem("release: colleagues' reviews", () =>
    db.roomMessage.findMany({
      where: {
        ...{ panelId: work.panelId, proposalId: work.proposalId },
        assignmentId: { in: seats.map(({ assignmentId }) => assignmentId) },
      },
      orderBy: [{ saidAt: "desc" }, { id: "desc" }],
      take: MOST_MESSAGES,
      select: { id: true, body: true, saidAt: true, withdrawnAt: true, assignment: SPEAKER },
    }),
  );
  return rows.reverse().map(({ id, body, saidAt, withdrawnAt, assignment }) => ({
    id,
    saidAt,
    body: withdrawnAt === null ? body : null,
    seatNo: assignment.member.seatNo,
    name: named ? assignment.member.user.name : null,
    mine: assignment.id === work.assignmentId,
  }));
}

/** Questions to the applicant about one proposal; of those not put only the asker's own. */
async function inquiriesOf(work: SeatWork): Promise<RoomInquiry[]> {
  const rows = await actingAsSystem("release: colleagues' reviews", () =>
    db.applicantInquiry.findMany({
      where: {
        ...{ panelId: work.panelId, proposalId: work.proposalId },
        OR: [{ state: { in: ["SENT", "ANSWERED"] } }, { assignmentId: work.assignmentId }],
      },
      orderBy: [{ askedAt: "asc" }, { id: "asc" }],
      select: {
        ...{ id: true, state: true, asked: true, wording: true, askedAt: true, sentAt: true, dueAt: true },
        ...{ answer: true, answeredAt: true, declineReason: true, assignmentId: true },
      },
    }),
  );
  return rows.map(({ asked, wording, assignmentId, askedAt, sentAt, declineReason, ...row }) => {
    const mine = assignmentId === work.assignmentId;
    // When a colleague asked is theirs to know; the panel learns when it was put.
    const at = isPut(row) && sentAt ? sentAt : askedAt;
    return {
      ...row,
      mine,
      at,
      text: isPut(row) && wording ? wording : asked,
      declineReason: mine ? declineReason : null,
    };
  });
}

/** The summary as this seat may know it: a draft is whoever's who presides, what is submitted is the room's. */
async function summaryOf(
  work: SeatWork,
  seats: readonly SeatedMember[],
  running: boolean,
): Promise<RoomSummary | null> {
  const place = { panelId: work.panelId, proposalId: work.proposalId };
  const row = await db.roomSummary.findFirst({
    where: place,
    select: { body: true, version: true, updatedAt: true, submittedAt: true },
  });
  if (row?.submittedAt) return { ...row, writable: false };
  if (presidingSeat(seats) !== work.seatNo) return null;
  return { ...(row ?? { body: "", version: 0, updatedAt: null, submittedAt: null }), writable: running };
}

async function roomPage(actor: Actor, assignmentId: string, at: Date): Promise<RoomPage> {
  const work = await ownSeatWork(db, actor, assignmentId);
  if (work.gate !== "OPEN") throw new AppError("NOT_FOUND", `room of ${assignmentId}: ${work.gate}`);
  const round = currentRound(work.rounds, at);
  const call = callHeading(await callFacts(db, work.callId));
  const proposal = await db.proposal.findFirstOrThrow({ where: { id: work.proposalId }, select: PROPOSAL_HEADING });
  const running = call.phase === "IN_REVIEW";
  const heading = proposalHeading(proposal);
  const base = { assignmentId, call, heading, seatNo: work.seatNo, running, inquiries: await inquiriesOf(work) };
  if (!roomOpens(round, work.sheetStatus))
    return { ...base, open: false, rule: round.othersReviews === "NEVER" ? "NEVER" : "AFTER_OWN" };
  const seats = await seatsOfRoom(db, work);
  const messages = await messagesOf(work, seats, round.identities === "NAMES");
  const summary = await summaryOf(work, seats, running);
  await recordAccess(db, actor, {
    kind: "PROPOSAL",
    subjectType: "Proposal",
    subjectId: work.proposalId,
    detail: "room",
  });
  return { ...base, open: true, messages, summary };
}

/** S2: the panel's room about one proposal. Whoever is recused or bound finds nothing, not even a number (S3). */
export const getRoom = (actor: Actor, assignmentId: string, at: Date): Promise<RoomPage> =>
  actingAs(actor, () => roomPage(actor, assignmentId, at));
