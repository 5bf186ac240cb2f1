import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callFacts } from "@/lib/calls/queries";
import { staffOf } from "@/lib/calls/queries/concerned";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { rateLimit } from "@/lib/platform/rate-limit";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { isKeptFrom, peopleKeptFrom } from "@/lib/proposals/queries/conflicted";
import { proposalFacts } from "@/lib/proposals/queries/facts";
import { staffTitles } from "@/lib/proposals/queries/staff-titles";
import type { Prisma } from "@/prisma/generated/client";
import { canReadDesk, canWriteForConsortium, canWriteForDesk } from "../domain/access";
import type { WriteMessage } from "../schema";

const HOUR_SECONDS = 3_600;
const perPerson = rateLimit("desk-message", 30, HOUR_SECONDS);

const ABOUT = {
  id: true,
  callId: true,
  titleKo: true,
  titleEn: true,
  status: true,
  currentSealId: true,
  leadOrganisation: { select: { nameKo: true, nameEn: true } },
} as const;
type About = Prisma.ProposalGetPayload<{ select: typeof ABOUT }>;

async function about(tx: Tx, proposalId: string): Promise<About> {
  const proposal = await tx.proposal.findUnique({ where: { id: proposalId }, select: ABOUT });
  if (!proposal) throw new AppError("NOT_FOUND", `proposal ${proposalId}`);
  return proposal;
}

async function write(tx: Tx, actor: Actor, proposal: About, message: { fromStaff: boolean; body: string }, at: Date) {
  const { id } = await tx.deskMessage.create({
    data: { callId: proposal.callId, proposalId: proposal.id, authorId: actor.id, ...message, at },
    select: { id: true },
  });
  const data = { proposalId: proposal.id, fromStaff: message.fromStaff, length: message.body.length };
  recordAudit(tx, actor, { type: "desk.messageWritten", subjectType: "DeskMessage", subjectId: id, data }, at);
  return id;
}

const title = ({ titleKo, titleEn }: Pick<About, "titleKo" | "titleEn">) => ({ ko: titleKo, en: titleEn || titleKo });

/** What staff are told a message is about: the title as submitted, the lead organisation until then. */
async function titleForStaff(tx: Tx, proposal: About) {
  const [sealed] = await staffTitles(tx, [proposal]);
  if (sealed?.currentSealId) return title(sealed);
  return title({ titleKo: proposal.leadOrganisation.nameKo, titleEn: proposal.leadOrganisation.nameEn });
}

/** S3: the desk of the call, without those whom a conflict keeps from this proposal. */
async function deskOf(tx: Tx, proposal: About, at: Date): Promise<string[]> {
  const staff = await staffOf(tx, "call:answer", proposal.callId, at);
  const away = await peopleKeptFrom(tx, proposal.id);
  return staff.filter((userId) => !away.has(userId));
}

/** A consortium writes to the desk of its call. RATE_LIMITED after thirty messages of one person within an hour. */
export async function writeToDesk(
  actor: Actor,
  input: WriteMessage,
  at: Date,
): Promise<Outcome<{ messageId: string }>> {
  if ((await perPerson.take(actor.id)) !== null) throw new AppError("RATE_LIMITED", "too many messages");
  return inTransaction(async (tx) => {
    const facts = await proposalFacts(tx, actor, input.proposalId);
    if (!canWriteForConsortium(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    const proposal = await about(tx, input.proposalId);
    const messageId = await write(tx, actor, proposal, { fromStaff: false, body: input.body }, at);
    await notify(tx, {
      kind: "deskMessageToStaff",
      userIds: await deskOf(tx, proposal, at),
      params: { title: await titleForStaff(tx, proposal) },
      href: `/manage/calls/${proposal.callId}/messages/${proposal.id}`,
      at,
    });
    return ok({ messageId });
  });
}

/** The desk writes to one consortium. */
export function writeFromDesk(actor: Actor, input: WriteMessage, at: Date): Promise<Outcome<{ messageId: string }>> {
  return inTransaction(async (tx) => {
    const proposal = await about(tx, input.proposalId);
    if (!canWriteForDesk(actor, proposal.callId) || (await isKeptFrom(tx, actor.id, proposal.id)))
      throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    const call = await callFacts(tx, proposal.callId);
    const messageId = await write(tx, actor, proposal, { fromStaff: true, body: input.body }, at);
    await notify(tx, {
      kind: "deskMessageToConsortium",
      userIds: await proposalAudience(tx, proposal.id),
      params: { title: title(proposal), call: { ko: call.titleKo, en: call.titleEn } },
      href: `/proposals/${proposal.id}/messages`,
      at,
    });
    return ok({ messageId });
  });
}

/** Marks what the other side wrote as read by this side; which side is the reader's is decided by who reads. */
export function markThreadRead(
  actor: Actor,
  input: { proposalId: string },
  at: Date,
): Promise<Outcome<{ read: number }>> {
  return inTransaction(async (tx) => {
    const proposal = await about(tx, input.proposalId);
    const staff = canReadDesk(actor, proposal.callId) && !(await isKeptFrom(tx, actor.id, proposal.id));
    if (!staff) await proposalFacts(tx, actor, input.proposalId);
    // Auditors and directors look over the desk's shoulder: what they read is not yet answered for.
    if (staff && !canWriteForDesk(actor, proposal.callId)) return ok({ read: 0 });
    const { count } = await tx.deskMessage.updateMany({
      where: { proposalId: proposal.id, fromStaff: !staff, readAt: null },
      data: { readAt: at },
    });
    return ok({ read: count });
  });
}
