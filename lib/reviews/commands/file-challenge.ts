import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { asSystemInTx, inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canManageProposal } from "@/lib/proposals/domain/access";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { peopleKeptFrom } from "@/lib/proposals/queries/conflicted";
import { proposalFacts } from "@/lib/proposals/queries/facts";
import { challengeRefusal } from "../domain/challenges";
import { holdersOf } from "../queries/staff";
import type { FileChallenge } from "../schema/challenges";

const MEMBER = {
  id: true,
  userId: true,
  namedAt: true,
  challengesDueAt: true,
  panel: { select: { callId: true } },
} as const;
const PROPOSAL = { id: true, callId: true, status: true, titleKo: true, titleEn: true } as const;

/** A seated member of the very call, read while nobody else can challenge them for the same proposal. */
async function challengedMember(tx: Tx, input: FileChallenge, callId: string) {
  await tx.$queryRaw`SELECT 1 FROM "PanelMember" WHERE "id" = ${input.memberId} FOR NO KEY UPDATE`;
  const member = await tx.panelMember.findFirst({
    where: { id: input.memberId, removedAt: null, panel: { callId } },
    select: MEMBER,
  });
  if (!member?.namedAt) throw new AppError("NOT_FOUND", `member ${input.memberId}`);
  return member;
}

/** A file is the filer's own upload; nobody files one of somebody else by naming its id. */
async function ownFileId(tx: Tx, actor: Actor, file: FileChallenge["file"]): Promise<string | null> {
  if (!file) return null;
  const found = await tx.storedFile.count({ where: { id: file.id, uploadedById: actor.id } });
  if (found === 0) throw new AppError("NOT_FOUND", `file ${file.id}`);
  return file.id;
}

type Written = { id: string; fileId: string | null; challengedUserId: string };
/** The row itself. Applicants see neither members nor challenges in the database: the portal writes for them, once authorised. */
async function write(tx: Tx, actor: Actor, input: FileChallenge, callId: string, at: Date): Promise<Outcome<Written>> {
  const member = await challengedMember(tx, input, callId);
  const pair = { memberId: member.id, proposalId: input.proposalId };
  const filed = (await tx.reviewerChallenge.count({ where: pair })) > 0;
  const refusal = challengeRefusal(member, { filed }, at);
  if (refusal) return refuse(refusal);
  const fileId = await ownFileId(tx, actor, input.file);
  const { id } = await tx.reviewerChallenge.create({
    data: { ...pair, reason: input.reason, fileId, filedById: actor.id, filedAt: at },
    select: { id: true },
  });
  return ok({ id, fileId, challengedUserId: member.userId });
}

/** Officers who may decide it: not the one who is challenged, nor whom a conflict keeps from the proposal (S3). */
async function tellOfficers(
  tx: Tx,
  challenge: { callId: string; proposalId: string; challengedUserId: string; title: { ko: string; en: string } },
  at: Date,
): Promise<void> {
  const kept = await peopleKeptFrom(tx, challenge.proposalId);
  const officers = await holdersOf(tx, "conflict:decide", challenge.callId, at);
  await notify(tx, {
    kind: "challengeReceived",
    userIds: officers.filter((id) => id !== challenge.challengedUserId && !kept.has(id)),
    params: { title: challenge.title },
    href: `/manage/calls/${challenge.callId}/conflicts`,
    at,
  });
}

/**
 * S3: whoever runs a proposal asks, with reasons, that a named member not review it: once a member, within the window. Two at
 * once become one. The member never learns of it. Refuses CHALLENGE_WINDOW_CLOSED, ALREADY_CHALLENGED.
 */
export function fileChallenge(actor: Actor, input: FileChallenge, at: Date): Promise<Outcome<{ challengeId: string }>> {
  return inTransactionAs(actor, async (tx) => {
    const { standing } = await proposalFacts(tx, actor, input.proposalId);
    const proposal = await tx.proposal.findUniqueOrThrow({ where: { id: input.proposalId }, select: PROPOSAL });
    if (!canManageProposal(actor, standing) || proposal.status !== "ELIGIBLE")
      throw new AppError("NOT_FOUND", `challenge by ${input.proposalId}`);
    const written = await asSystemInTx(tx, "release: named panel", () => write(tx, actor, input, proposal.callId, at));
    if (!written.ok) return written;
    const { id, fileId, challengedUserId } = written.data;
    const pair = { memberId: input.memberId, proposalId: proposal.id };
    const title = { ko: proposal.titleKo, en: proposal.titleEn || proposal.titleKo };
    const data = { callId: proposal.callId, ...pair, hasFile: fileId !== null };
    recordAudit(tx, actor, { type: "challenge.filed", subjectType: "ReviewerChallenge", subjectId: id, data }, at);
    await notify(tx, {
      kind: "challengeFiled",
      userIds: await proposalAudience(tx, proposal.id),
      params: { title },
      href: `/proposals/${proposal.id}/panel`,
      at,
    });
    await tellOfficers(tx, { callId: proposal.callId, proposalId: proposal.id, challengedUserId, title }, at);
    return ok({ challengeId: id });
  });
}
