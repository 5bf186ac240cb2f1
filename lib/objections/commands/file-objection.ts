import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { proposalFacts } from "@/lib/proposals/queries/facts";
import { holdersOf } from "@/lib/reviews/queries/staff";
import { endOfKstDay, kstDay, legalDeadline } from "@/lib/rulebook/domain/day-count";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canFileObjection } from "../domain/access";
import { contentHash, objectionNumber } from "../domain/content";
import { filingRefusal } from "../domain/window";
import type { FileObjection } from "../schema";

const DAY_MS = 86_400_000;
const PROPOSAL = {
  id: true,
  receiptNumber: true,
  titleKo: true,
  titleEn: true,
  objection: { select: { id: true } },
  outcomes: { where: { decision: { status: "APPROVED" } }, take: 1, select: { id: true } },
  call: { select: { id: true, rulebookVersion: true, publishedAt: true, objectionsDueAt: true } },
} as const;

/** What is filed with it: what this person has just put in, not a file of somebody else named by its id. */
async function ownFiles(tx: Tx, actor: Actor, input: FileObjection) {
  const ids = [input.file1, input.file2, input.file3].flatMap((file) => file?.id ?? []);
  const files = await tx.storedFile.findMany({
    where: { id: { in: ids }, uploadedById: actor.id },
    select: { id: true, name: true, sizeBytes: true, sha256: true },
  });
  if (files.length !== new Set(ids).size) throw new AppError("NOT_FOUND", "a file of the objection");
  return files;
}

/** Thirty days by the law's count; an applicant's right never waits for a calendar that ends too early. */
async function dueDate(tx: Tx, rulebookVersion: number, at: Date): Promise<Date> {
  const { objection, calendar } = await rulebookContent(tx, rulebookVersion);
  const legal = legalDeadline(at, objection.decisionDays, calendar);
  return legal?.at ?? endOfKstDay(kstDay(new Date(at.getTime() + objection.decisionDays * DAY_MS)));
}

type Proposal = { id: string; titleKo: string; titleEn: string; call: { id: string } };
type Filed = { id: string; number: string; decisionDueAt: Date };
async function tell(tx: Tx, proposal: Proposal, filed: Filed, at: Date): Promise<void> {
  const title = { ko: proposal.titleKo, en: proposal.titleEn || proposal.titleKo };
  const params = { title, number: filed.number, decisionDueAt: filed.decisionDueAt };
  await notify(tx, {
    kind: "objectionFiled",
    userIds: await proposalAudience(tx, proposal.id),
    params,
    href: `/proposals/${proposal.id}/objection`,
    at,
  });
  await notify(tx, {
    kind: "objectionReceived",
    userIds: await holdersOf(tx, "objection:examine", proposal.call.id, at),
    params,
    href: `/manage/objections/${filed.id}`,
    dueAt: filed.decisionDueAt,
    at,
  });
}

/**
 * S10: whoever runs a proposal objects to its result, once, within the window; the receipt vouches for what was filed. Two at
 * once become one. Refuses RESULTS_NOT_PUBLISHED, WINDOW_CLOSED, ALREADY_FILED.
 */
export function fileObjection(
  actor: Actor,
  input: FileObjection,
  at: Date,
): Promise<Outcome<{ objectionId: string; number: string }>> {
  return inTransaction(async (tx) => {
    const { standing } = await proposalFacts(tx, actor, input.proposalId);
    if (!canFileObjection(actor, standing)) throw new AppError("NOT_FOUND", `objection to ${input.proposalId}`);
    await tx.$queryRaw`SELECT 1 FROM "Proposal" WHERE "id" = ${input.proposalId} FOR UPDATE`;
    const proposal = await tx.proposal.findUniqueOrThrow({ where: { id: input.proposalId }, select: PROPOSAL });
    const refusal = filingRefusal({ ...proposal.call, filed: proposal.objection !== null }, at);
    if (refusal) return refuse(refusal);
    if (proposal.outcomes.length === 0 || !proposal.receiptNumber)
      throw new AppError("NOT_FOUND", `no result of ${proposal.id}`);
    const files = await ownFiles(tx, actor, input);
    const { ground, statement, request } = input;
    const number = objectionNumber(proposal.receiptNumber);
    const contentSha256 = contentHash({ receiptNumber: proposal.receiptNumber, ground, statement, request, files });
    const decisionDueAt = await dueDate(tx, proposal.call.rulebookVersion, at);
    const { id } = await tx.objection.create({
      data: {
        ...{ number, ground, statement, request, contentSha256, decisionDueAt },
        ...{ callId: proposal.call.id, proposalId: proposal.id, filedById: actor.id, filedAt: at },
        files: { create: files.map(({ id: fileId, ...file }) => ({ ...file, fileId })) },
      },
      select: { id: true },
    });
    const data = {
      ...{ callId: proposal.call.id, proposalId: proposal.id, ground, contentSha256, files: files.length },
      decisionDueAt: decisionDueAt.toISOString(),
    };
    recordAudit(tx, actor, { type: "objection.filed", subjectType: "Objection", subjectId: id, data }, at, {
      rulebookVersion: proposal.call.rulebookVersion,
    });
    await tell(tx, proposal, { id, number, decisionDueAt }, at);
    return ok({ objectionId: id, number });
  });
}
