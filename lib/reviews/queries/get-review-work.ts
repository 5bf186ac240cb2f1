import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { callFacts } from "@/lib/calls/queries";
import { actingAs } from "@/lib/platform/acting";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sealedProposal } from "@/lib/proposals/queries";
import { rulebookContent } from "@/lib/rulebook/queries";
import { ownsSeat } from "../domain/access";
import { adjustRefusal, currentRound } from "../domain/rounds";
import { asksForVote } from "../domain/sheet";
import type { PledgePage, ReviewWork, SheetState } from "../types";
import type { Notes } from "../types/workspace";
import { callHeading, PROPOSAL_HEADING, proposalHeading, sealedHeading } from "./headings";
import { panelFacts } from "./panel-facts";
import { ownSeatWork, type SeatWork } from "./seat-facts";
import { storedNotes, workAside } from "./work-aside";

async function sheetState(sheetId: string): Promise<SheetState> {
  const sheet = await db.scoreSheet.findUniqueOrThrow({
    where: { id: sheetId },
    select: {
      version: true,
      revision: true,
      status: true,
      overallOpinion: true,
      totalHundredths: true,
      roundNo: true,
      submittedAt: true,
      updatedAt: true,
      suitable: true,
      items: { select: { criterionKey: true, scoreHundredths: true, comment: true } },
    },
  });
  const { items, updatedAt, status, ...rest } = sheet;
  return {
    ...rest,
    sheetId,
    status: status === "SUBMITTED" || status === "ADJUSTING" ? status : "DRAFT",
    items: Object.fromEntries(
      items.map(({ criterionKey, scoreHundredths, comment }) => [criterionKey, { scoreHundredths, comment }]),
    ),
    savedAt: updatedAt,
  };
}

async function ownSheet(actor: Actor, assignmentId: string): Promise<SheetState> {
  const work = await ownSeatWork(db, actor, assignmentId);
  if (work.gate !== "OPEN" || !work.sheetId) throw new AppError("NOT_FOUND", `sheet of ${assignmentId}`);
  return sheetState(work.sheetId);
}

/** A reviewer's own live sheet, for the browser that found itself behind another window. */
export const getOwnSheet = (actor: Actor, assignmentId: string): Promise<SheetState> =>
  actingAs(actor, () => ownSheet(actor, assignmentId));

async function ownNotes(actor: Actor, assignmentId: string): Promise<Notes> {
  const work = await ownSeatWork(db, actor, assignmentId);
  if (work.gate !== "OPEN") throw new AppError("NOT_FOUND", `notes of ${assignmentId}`);
  return storedNotes(db, assignmentId);
}

/** A reviewer's own notes, for the same reason. */
export const getOwnNotes = (actor: Actor, assignmentId: string): Promise<Notes> =>
  actingAs(actor, () => ownNotes(actor, assignmentId));

async function progressOf(work: SeatWork): Promise<{ submitted: number; total: number }> {
  const own = { memberId: work.memberId, status: "ASSIGNED" } as const;
  const [total, submitted] = await Promise.all([
    db.reviewAssignment.count({ where: own }),
    db.reviewAssignment.count({ where: { ...own, sheets: { some: { status: "SUBMITTED" } } } }),
  ]);
  return { submitted, total };
}

async function reviewWork(actor: Actor, assignmentId: string, at?: Date): Promise<ReviewWork> {
  const work = await ownSeatWork(db, actor, assignmentId);
  const asOf = at ?? (await now());
  const round = currentRound(work.rounds, asOf);
  const call = await callFacts(db, work.callId);
  const base = {
    assignmentId,
    panelId: work.panelId,
    version: work.version,
    seatNo: work.seatNo,
    dueAt: round.dueAt ?? work.dueAt,
    call: callHeading(call),
  };
  if (work.gate !== "DECLARE_FIRST" && work.gate !== "OPEN") {
    const row = await db.proposal.findUniqueOrThrow({ where: { id: work.proposalId }, select: PROPOSAL_HEADING });
    const heading = proposalHeading(row);
    if (work.gate === "PLEDGE_FIRST") return { ...base, heading, step: "PLEDGE" };
    const reason = work.gate === "CONFLICTED" ? "CONFLICTED" : "RECUSED";
    return { ...base, heading, step: "CLOSED_TO_YOU", reason };
  }
  const row = await sealedProposal(db, work.proposalId);
  const heading = sealedHeading(row);
  const rulebook = await rulebookContent(db, work.rulebookVersion);
  if (work.gate === "DECLARE_FIRST") {
    const nameOf = new Map(row.sealed.consortium.map((member) => [member.organisationId, member]));
    return {
      ...base,
      heading,
      step: "DECLARE",
      pastYears: rulebook.conflict.pastYears,
      organisations: row.sealed.consortium.map(({ nameKo, nameEn, role }) => ({ nameKo, nameEn, role })),
      people: row.sealed.sections.people.people.map(({ name, role, organisationId }) => ({
        name,
        role,
        organisationKo: nameOf.get(organisationId)?.nameKo ?? "",
        organisationEn: nameOf.get(organisationId)?.nameEn ?? "",
      })),
    };
  }
  if (!work.sheetId) throw new AppError("NOT_FOUND", `sheet of ${assignmentId}`);
  const [sheet, progress, aside] = await Promise.all([
    sheetState(work.sheetId),
    progressOf(work),
    workAside(db, work, round),
  ]);
  await recordAccess(db, actor, { kind: "PROPOSAL", subjectType: "Proposal", subjectId: work.proposalId });
  const { rubric } = rulebook;
  const running = work.phase === "IN_REVIEW";
  const inTime = sheet.status !== "ADJUSTING" || round.dueAt === null || asOf <= round.dueAt;
  return {
    ...base,
    ...{ heading, step: "REVIEW", sealed: row.sealed, rubric, sheet, progress, aside, asksVote: asksForVote(call) },
    writable: running && sheet.status !== "SUBMITTED" && inTime,
    round: { ordinal: round.ordinal, kind: round.kind, count: Math.max(1, work.rounds.length) },
    adjust:
      running && sheet.status === "SUBMITTED" && round.kind === "PRESENTATION"
        ? (adjustRefusal({ round, sheetRoundNo: sheet.roundNo, slot: work.slot }, asOf) ?? "MAY")
        : null,
  };
}

/**
 * One assignment for its reviewer. Before the pledge: nothing but that it exists. Before the declaration: who takes part,
 * without which nobody can declare, and not a word of the proposal. After a recusal: nothing any more.
 */
export const getReviewWork = (actor: Actor, assignmentId: string, at?: Date): Promise<ReviewWork> =>
  actingAs(actor, () => reviewWork(actor, assignmentId, at));

async function pledge(actor: Actor, panelId: string): Promise<PledgePage> {
  const panel = await panelFacts(db, panelId);
  const seat = panel.members.find((member) => member.userId === actor.id);
  if (!seat || panel.status === "FORMING" || !ownsSeat(actor, { ...seat, panelId }))
    throw new AppError("NOT_FOUND", `panel ${panelId}`);
  const call = callHeading(await callFacts(db, panel.callId));
  const { nameKo, nameEn } = panel;
  return { panelId, nameKo, nameEn, call, seatNo: seat.seatNo, signedAt: seat.pledgeSignedAt };
}

/** The pledge of a panel, for somebody who sits on it. */
export const getPledge = (actor: Actor, panelId: string): Promise<PledgePage> =>
  actingAs(actor, () => pledge(actor, panelId));
