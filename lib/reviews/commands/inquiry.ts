import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callFacts } from "@/lib/calls/queries";
import { notify } from "@/lib/notifications/notify";
import { asSystemInTx, inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canEditProposal } from "@/lib/proposals/domain/access";
import { standingOf } from "@/lib/proposals/queries/facts";
import { canManagePanel } from "../domain/access";
import { nameFinder } from "../domain/names-in-text";
import { answerRefusal, isPut } from "../domain/room";
import { isBoundInCall } from "../queries";
import { openWork } from "../queries/open-work";
import { membersIn, roomSeats } from "../queries/room-access";
import { holdersOf } from "../queries/staff";
import type { AnswerInquiry, AskApplicant, DeclineInquiry, SendInquiry } from "../schema/room";

const hashOf = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** S2: a reviewer's question to the applicant. It goes to the officer first, and nobody outside learns who asks. */
export function askApplicant(actor: Actor, input: AskApplicant, at: Date): Promise<Outcome<{ inquiryId: string }>> {
  return inTransactionAs(actor, async (tx) => {
    const { work, refusal } = await openWork(tx, actor, input.assignmentId);
    if (refusal) return refusal;
    const { id } = await tx.applicantInquiry.create({
      data: {
        ...{ panelId: work.panelId, proposalId: work.proposalId, assignmentId: work.assignmentId },
        ...{ asked: input.body, askedAt: at },
      },
      select: { id: true },
    });
    const call = await callFacts(tx, work.callId);
    await notify(tx, {
      kind: "inquiryAsked",
      userIds: await holdersOf(tx, "panel:manage", work.callId, at),
      params: { call: { ko: call.titleKo, en: call.titleEn } },
      href: `/manage/calls/${work.callId}/inquiries`,
      at,
    });
    const data = { proposalId: work.proposalId, seatNo: work.seatNo, textHash: hashOf(input.body) };
    recordAudit(tx, actor, { type: "inquiry.asked", subjectType: "ApplicantInquiry", subjectId: id, data }, at);
    return ok({ inquiryId: id });
  });
}

const INQUIRY = {
  id: true,
  panelId: true,
  proposalId: true,
  state: true,
  dueAt: true,
  assignment: { select: { member: { select: { userId: true } } } },
  panel: { select: { callId: true } },
  proposal: { select: { titleKo: true, titleEn: true, people: { select: { userId: true } } } },
} as const;

async function readInquiry(tx: Tx, inquiryId: string) {
  const inquiry = await tx.applicantInquiry.findFirst({ where: { id: inquiryId }, select: INQUIRY });
  if (!inquiry) throw new AppError("NOT_FOUND", `inquiry ${inquiryId}`);
  return inquiry;
}

/** A question for the officer of its call whom nothing binds (S3); absent for everybody else. */
export async function officersInquiry(tx: Tx, actor: Actor, inquiryId: string) {
  const inquiry = await readInquiry(tx, inquiryId);
  const { callId } = inquiry.panel;
  if (!canManagePanel(actor, callId) || (await isBoundInCall(tx, actor.id, callId)))
    throw new AppError("NOT_FOUND", `inquiry ${inquiryId}`);
  return { inquiry, call: await callFacts(tx, callId) };
}

/** The guarded write of every step. */
type Step = { id: string; expectedVersion: number; from: "ASKED" | "SENT" };
export async function stepInquiryInTx(tx: Tx, { id, expectedVersion, from }: Step, data: object): Promise<void> {
  const { count } = await tx.applicantInquiry.updateMany({
    where: { id, state: from, version: expectedVersion },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `inquiry ${id} moved on from v${expectedVersion}`);
}

/** S8: words that may name a member of the panel; an officer looks at them, since not every hit is a name. */
async function namesIn(tx: Tx, panelId: string, wording: string): Promise<string[]> {
  const seats = await tx.panelMember.findMany({
    where: { panelId },
    select: { user: { select: { name: true, nameEn: true, email: true } } },
  });
  const find = nameFinder(seats.map(({ user }) => ({ ...user, side: "REVIEWER" as const })));
  return find(wording).map(({ found }) => found);
}

/** The officer puts the question, in words that tell nothing of the reviewer, with a time to answer. */
export function sendInquiry(actor: Actor, input: SendInquiry, at: Date): Promise<Outcome<{ dueAt: Date }>> {
  return inTransactionAs(actor, async (tx) => {
    const { inquiry, call } = await officersInquiry(tx, actor, input.inquiryId);
    if (call.phase !== "IN_REVIEW") return refuse("REVIEW_CLOSED");
    if (input.dueAt <= at) return refuse("DUE_IN_PAST");
    const { wording, dueAt, expectedVersion } = input;
    const names = input.namesChecked ? [] : await namesIn(tx, inquiry.panelId, wording);
    if (names.length > 0) return refuse("NAMES_FOUND", { found: names.join(", ") });
    await stepInquiryInTx(
      tx,
      { id: inquiry.id, expectedVersion, from: "ASKED" },
      { state: "SENT", wording, dueAt, sentAt: at, settledById: actor.id },
    );
    const { titleKo, titleEn, people } = inquiry.proposal;
    await notify(tx, {
      kind: "inquirySent",
      userIds: people.map(({ userId }) => userId),
      params: { title: { ko: titleKo, en: titleEn || titleKo } },
      href: `/proposals/${inquiry.proposalId}`,
      dueAt,
      at,
    });
    const data = { proposalId: inquiry.proposalId, wordingHash: hashOf(wording), dueAt: dueAt.toISOString() };
    recordAudit(tx, actor, { type: "inquiry.sent", subjectType: "ApplicantInquiry", subjectId: inquiry.id, data }, at);
    return ok({ dueAt });
  });
}

/** The officer does not put the question, and says why to whoever asked. */
export function declineInquiry(actor: Actor, input: DeclineInquiry, at: Date): Promise<Outcome<{ declined: true }>> {
  return inTransactionAs(actor, async (tx) => {
    const { inquiry, call } = await officersInquiry(tx, actor, input.inquiryId);
    const { reason, expectedVersion } = input;
    await stepInquiryInTx(
      tx,
      { id: inquiry.id, expectedVersion, from: "ASKED" },
      { state: "DECLINED", declineReason: reason, settledById: actor.id },
    );
    await notify(tx, {
      kind: "inquiryDeclined",
      userIds: [inquiry.assignment.member.userId],
      params: { call: { ko: call.titleKo, en: call.titleEn }, reason },
      href: "/reviews",
      at,
    });
    const data = { proposalId: inquiry.proposalId, reason };
    recordAudit(
      tx,
      actor,
      { type: "inquiry.declined", subjectType: "ApplicantInquiry", subjectId: inquiry.id, data },
      at,
    );
    return ok({ declined: true });
  });
}

/** C2: the team answers till the due instant, which is itself in time; every member to whom the proposal lies open is told. */
export function answerInquiry(actor: Actor, input: AnswerInquiry, at: Date): Promise<Outcome<{ answeredAt: Date }>> {
  return inTransactionAs(actor, async (tx) => {
    // Whose question it is stays behind the wall: the portal looks up what the team was asked, and writes the answer beside it.
    const inquiry = await asSystemInTx(tx, "release: questions of the panel", () => readInquiry(tx, input.inquiryId));
    const { standing } = await standingOf(tx, actor, inquiry.proposalId);
    if (!canEditProposal(actor, standing) || !isPut(inquiry))
      throw new AppError("NOT_FOUND", `inquiry ${input.inquiryId}`);
    const refusal = answerRefusal(inquiry, at);
    if (refusal) return refuse(refusal);
    const { answer, expectedVersion } = input;
    const answered = { state: "ANSWERED", answer, answeredAt: at, answeredById: actor.id } as const;
    const members = await asSystemInTx(tx, "release: questions of the panel", async () => {
      await stepInquiryInTx(tx, { id: inquiry.id, expectedVersion, from: "SENT" }, answered);
      return membersIn(await roomSeats(tx, inquiry));
    });
    const call = await callFacts(tx, inquiry.panel.callId);
    const officers = await holdersOf(tx, "panel:manage", call.id, at);
    const told = { kind: "inquiryAnswered", params: { call: { ko: call.titleKo, en: call.titleEn } }, at } as const;
    await notify(tx, { ...told, userIds: officers, href: `/manage/calls/${call.id}/inquiries` });
    await notify(tx, { ...told, userIds: members, href: "/reviews" });
    const data = { proposalId: inquiry.proposalId, answerHash: hashOf(answer) };
    recordAudit(
      tx,
      actor,
      { type: "inquiry.answered", subjectType: "ApplicantInquiry", subjectId: inquiry.id, data },
      at,
    );
    return ok({ answeredAt: at });
  });
}
