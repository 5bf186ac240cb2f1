import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { proposalFacts } from "@/lib/proposals/queries/facts";
import { endOfKstDay, kstDay, legalDeadline } from "@/lib/rulebook/domain/day-count";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canFileObjection } from "../domain/access";
import { contentHash, objectionNumber } from "../domain/content";
import { filingRefusal } from "../domain/window";
import { ownHref, staffFor } from "../queries";
import type { FileObjection } from "../schema";

const DAY_MS = 86_400_000;
const PROPOSAL = {
  id: true,
  receiptNumber: true,
  titleKo: true,
  titleEn: true,
  objections: { where: { stageTeamId: null }, select: { id: true } },
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

const STAGE_TEAM = {
  id: true,
  team: { select: { proposalId: true } },
  objection: { select: { id: true } },
  stage: {
    select: { id: true, number: true, rulebookVersion: true, publishedAt: true, objectionsDueAt: true, state: true },
  },
} as const;

/** The result that is objected to, with its window; under a lock that its becoming final waits for. */
async function resultInTx(tx: Tx, input: FileObjection) {
  const proposal = await tx.proposal.findUniqueOrThrow({ where: { id: input.proposalId }, select: PROPOSAL });
  if (!input.stageId)
    return {
      ...{ proposal, stageTeam: null, rulebookVersion: proposal.call.rulebookVersion, stageNumber: null },
      ...{ window: proposal.call, filed: proposal.objections.length > 0, decided: proposal.outcomes.length > 0 },
    };
  await tx.$queryRaw`SELECT 1 FROM "Stage" WHERE id = ${input.stageId} FOR UPDATE`;
  const entrant = await tx.stageTeam.findFirst({
    where: { stageId: input.stageId, team: { proposalId: input.proposalId } },
    select: STAGE_TEAM,
  });
  if (!entrant) throw new AppError("NOT_FOUND", `no team of ${input.proposalId} in stage ${input.stageId}`);
  const { stage, objection } = entrant;
  const { publishedAt, objectionsDueAt } = stage;
  return {
    ...{ proposal, stageTeam: entrant, rulebookVersion: stage.rulebookVersion, stageNumber: stage.number },
    window: { publishedAt, objectionsDueAt },
    ...{ filed: objection !== null, decided: stage.state === "PUBLISHED" },
  };
}

type Result = Awaited<ReturnType<typeof resultInTx>>;
type Filed = { id: string; number: string; decisionDueAt: Date };
async function tell(tx: Tx, { proposal, stageTeam }: Result, filed: Filed, at: Date): Promise<void> {
  const title = { ko: proposal.titleKo, en: proposal.titleEn || proposal.titleKo };
  const params = { title, number: filed.number, decisionDueAt: filed.decisionDueAt };
  await notify(tx, {
    kind: "objectionFiled",
    userIds: await proposalAudience(tx, proposal.id),
    params,
    href: ownHref({ proposalId: proposal.id, stageTeam }),
    at,
  });
  await notify(tx, {
    kind: "objectionReceived",
    userIds: await staffFor(tx, "objection:examine", { callId: proposal.call.id, stageTeam }, at),
    params,
    href: `/manage/objections/${filed.id}`,
    dueAt: filed.decisionDueAt,
    at,
  });
}

/**
 * S10: whoever runs a proposal objects to its result, of the selection or of a stage, each once and within its window; the receipt vouches for what was filed. Two at
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
    const result = await resultInTx(tx, input);
    const { proposal, stageTeam, rulebookVersion } = result;
    const refusal = filingRefusal({ ...result.window, filed: result.filed }, at);
    if (refusal) return refuse(refusal);
    if (!result.decided || !proposal.receiptNumber) throw new AppError("NOT_FOUND", `no result of ${proposal.id}`);
    const files = await ownFiles(tx, actor, input);
    const { ground, statement, request } = input;
    const number = objectionNumber(proposal.receiptNumber, result.stageNumber);
    const contentSha256 = contentHash({ receiptNumber: proposal.receiptNumber, ground, statement, request, files });
    const decisionDueAt = await dueDate(tx, rulebookVersion, at);
    const { id } = await tx.objection.create({
      data: {
        ...{ number, ground, statement, request, contentSha256, decisionDueAt },
        ...{ callId: proposal.call.id, proposalId: proposal.id, filedById: actor.id, filedAt: at },
        stageTeamId: stageTeam?.id ?? null,
        files: { create: files.map(({ id: fileId, ...file }) => ({ ...file, fileId })) },
      },
      select: { id: true },
    });
    const data = {
      ...{ callId: proposal.call.id, proposalId: proposal.id, ground, contentSha256, files: files.length },
      ...{ decisionDueAt: decisionDueAt.toISOString(), stageId: stageTeam?.stage.id ?? null },
    };
    recordAudit(tx, actor, { type: "objection.filed", subjectType: "Objection", subjectId: id, data }, at, {
      rulebookVersion,
    });
    await tell(tx, result, { id, number, decisionDueAt }, at);
    return ok({ objectionId: id, number });
  });
}
