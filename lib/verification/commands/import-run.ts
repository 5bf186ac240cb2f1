import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lockStage, type StageRecord } from "@/lib/stages/commands/stage-row";
import { isPlanOpen } from "@/lib/stages/domain/state";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canImportRuns } from "../domain/access";
import { runFlaws } from "../domain/custody";
import { storedFraction } from "../domain/exact";
import type { Run } from "../domain/run";
import { readUploaded, type UploadedRun } from "../queries/uploaded";
import type { ImportRun } from "../schema";

export type Imported = { runId: string; isNew: boolean; isTrial: boolean; flaws: string[]; resultCount: number };
type Claims = Omit<ImportRun, "fileIds">;
type Via = { channel: "PAGE" } | { channel: "API"; tokenId: string };

/** Whoever may not import, or is bound to a team of the stage, finds nothing here (S3). */
export async function requireImporter(tx: Tx, actor: Actor, stageId: string): Promise<void> {
  if (!canImportRuns(actor) || (await isBoundToStage(tx, actor.id, stageId)))
    throw new AppError("NOT_FOUND", `stage ${stageId}`);
}

const rowsOf = (run: Run) =>
  run.rows.map(({ value, kind, ...row }) => ({ ...row, value: storedFraction(value), isGroup: kind === "GROUP" }));

async function entrantOf(tx: Tx, stage: StageRecord, teamId: string) {
  const entrant = await tx.stageTeam.findUnique({
    where: { stageId_teamId: { stageId: stage.id, teamId } },
    select: {
      id: true,
      team: { select: { status: true } },
      modelSubmissions: { orderBy: { registeredAt: "desc" }, take: 1, select: { id: true, revision: true } },
    },
  });
  if (!entrant) throw new AppError("NOT_FOUND", `team ${teamId} is not in stage ${stage.id}`);
  return entrant;
}

/** The same files again: the run that they made; files of another team's run are refused. */
async function alreadyIn(
  tx: Tx,
  stage: StageRecord,
  filesSha256: string,
  teamId: string,
): Promise<Outcome<Imported> | null> {
  const before = await tx.verificationRun.findUnique({
    where: { stageId_filesSha256: { stageId: stage.id, filesSha256 } },
    select: { id: true, isTrial: true, stageTeam: { select: { teamId: true } }, _count: { select: { results: true } } },
  });
  if (!before) return null;
  if (before.stageTeam.teamId !== teamId) return refuse("FILES_OF_ANOTHER_TEAM");
  return ok({ runId: before.id, isNew: false, isTrial: before.isTrial, flaws: [], resultCount: before._count.results });
}

/** V1, V2: writes a run that was read without a problem. Idempotent by the contents of its files. */
export async function storeRunInTx(
  tx: Tx,
  actor: Actor,
  {
    claims,
    run,
    files,
    filesSha256,
    via,
  }: { claims: Claims; run: Run; via: Via } & Pick<UploadedRun, "files" | "filesSha256">,
  at: Date,
): Promise<Outcome<Imported>> {
  await requireImporter(tx, actor, claims.stageId);
  const stage = await lockStage(tx, claims.stageId);
  const entrant = await entrantOf(tx, stage, claims.teamId);
  const before = await alreadyIn(tx, stage, filesSha256, claims.teamId);
  if (before) return before;
  if (!stage.plan.verification) return refuse("NO_VERIFICATION_PLAN");
  const isTrial = isPlanOpen(stage.state);
  if (!isTrial && stage.state !== "RUNNING") return refuse("NOT_RUNNING");
  if (entrant.team.status !== "ACTIVE") return refuse("TEAM_NOT_ACTIVE");
  const [submission = null] = entrant.modelSubmissions;
  const { facts } = run;
  const modelRevision = facts.modelRevision ?? (claims.statedRevision || null);
  const { ranBy, ranByName } = claims;
  const created = await tx.verificationRun.create({
    data: {
      ...facts,
      modelRevision,
      revisionStated: facts.modelRevision === null && modelRevision !== null,
      startedAt: facts.startedAt === null ? null : new Date(facts.startedAt),
      stageId: stage.id,
      stageTeamId: entrant.id,
      filesSha256,
      files,
      isTrial,
      ranBy,
      ranByName,
      submissionId: submission?.id ?? null,
      channel: via.channel,
      tokenId: via.channel === "API" ? via.tokenId : null,
      importedById: actor.id,
      importedAt: at,
    },
    select: { id: true },
  });
  await tx.verificationResult.createMany({ data: rowsOf(run).map((row) => ({ ...row, runId: created.id })) });
  const custody = { isTrial, isWithdrawn: false, modelRevision, isLimited: facts.isLimited, ranBy };
  const flaws = runFlaws(custody, submission, stage.plan.verification.runners);
  const data = {
    runId: created.id,
    teamId: claims.teamId,
    tool: facts.tool,
    filesSha256,
    modelRevision,
    ranBy,
    ranByName,
    isTrial,
    flaws,
    results: run.rows.length,
  };
  recordAudit(tx, actor, { type: "verification.runImported", subjectType: "Stage", subjectId: stage.id, data }, at);
  return ok({ runId: created.id, isNew: true, isTrial, flaws, resultCount: run.rows.length });
}

/** V1: imports uploaded files as one run, all of it or nothing. Refuses FILE_HAS_PROBLEMS; the preview names them. */
export async function importRun(actor: Actor, input: ImportRun, at: Date): Promise<Outcome<Imported>> {
  await inTransaction((tx) => requireImporter(tx, actor, input.stageId));
  // Reading may take seconds: it happens before the transaction, on contents that cannot change.
  const uploaded = await readUploaded(actor, input.fileIds);
  if (!uploaded.read.ok) return refuse("FILE_HAS_PROBLEMS", { count: uploaded.read.problemCount });
  const { run } = uploaded.read;
  const { fileIds: _ids, ...claims } = input;
  return inTransaction((tx) => storeRunInTx(tx, actor, { ...uploaded, claims, run, via: { channel: "PAGE" } }, at));
}
