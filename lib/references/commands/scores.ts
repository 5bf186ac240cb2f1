import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { canEditCatalogue } from "../domain/access";
import { fromMillionths } from "../domain/millionths";
import type { AddScore, ChooseScore } from "../schema";

/** Whoever changes which figure of a model counts holds the model meanwhile. */
async function lockModel(tx: Tx, id: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "ReferenceModel" WHERE "id" = ${id} FOR UPDATE`;
  if (rows.length === 0) throw new AppError("NOT_FOUND", `reference model ${id}`);
}

/**
 * E5: adds a published figure with its source. The first figure of a benchmark counts; a further one stands beside it until
 * staff choose it. Refuses SCORE_EXISTS for the same figure from the same source.
 */
export function addScore(
  actor: Actor,
  input: AddScore,
  at: Date,
): Promise<Outcome<{ scoreId: string; chosen: boolean }>> {
  return inTransaction(async (tx) => {
    if (!canEditCatalogue(actor)) throw new AppError("NOT_FOUND", "may not edit the catalogue");
    await lockModel(tx, input.modelId);
    const benchmark = await tx.referenceBenchmark.findUnique({
      where: { id: input.benchmarkId },
      select: { id: true, key: true, scaleMaxMillionths: true },
    });
    if (!benchmark) throw new AppError("NOT_FOUND", `benchmark ${input.benchmarkId}`);
    if (input.value > benchmark.scaleMaxMillionths)
      return refuseField("value", `tooLarge?maximum=${fromMillionths(benchmark.scaleMaxMillionths)}`);
    const { modelId, benchmarkId, value, ...facts } = input;
    const identity = {
      modelId,
      benchmarkId,
      valueMillionths: value,
      sourceUrl: facts.sourceUrl,
      variant: facts.variant,
    };
    if ((await tx.referenceScore.count({ where: identity })) > 0) return refuse("SCORE_EXISTS");
    const chosen = (await tx.referenceScore.count({ where: { modelId, benchmarkId, chosen: true } })) === 0;
    const { id: scoreId } = await tx.referenceScore.create({
      data: { ...facts, ...identity, chosen },
      select: { id: true },
    });
    const data = {
      scoreId,
      benchmark: benchmark.key,
      valueMillionths: value.toString(),
      sourceUrl: facts.sourceUrl,
      selfReported: facts.selfReported,
      chosen,
    };
    const subject = { subjectType: "ReferenceModel", subjectId: modelId };
    recordAudit(tx, actor, { type: "reference.scoreAdded", ...subject, data }, at);
    return ok({ scoreId, chosen });
  });
}

const FIGURE = {
  id: true,
  modelId: true,
  benchmarkId: true,
  valueMillionths: true,
  sourceUrl: true,
  benchmark: { select: { key: true } },
} as const;

/** E5: makes one of several figures the one that counts. CONFLICT when another counts by now than the page showed. */
export function chooseScore(actor: Actor, input: ChooseScore, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    if (!canEditCatalogue(actor)) throw new AppError("NOT_FOUND", "may not edit the catalogue");
    const wanted = await tx.referenceScore.findUnique({ where: { id: input.scoreId }, select: FIGURE });
    if (!wanted) throw new AppError("NOT_FOUND", `score ${input.scoreId}`);
    const { modelId, benchmarkId } = wanted;
    await lockModel(tx, modelId);
    const current = await tx.referenceScore.findFirst({
      where: { modelId, benchmarkId, chosen: true },
      select: FIGURE,
    });
    if ((current?.id ?? null) !== input.insteadOf) throw new AppError("CONFLICT", `another figure counts by now`);
    if (current?.id === wanted.id) return ok(null);
    if (current)
      await tx.referenceScore.update({ where: { id: current.id }, data: { chosen: false }, select: { id: true } });
    await tx.referenceScore.update({ where: { id: wanted.id }, data: { chosen: true }, select: { id: true } });
    const record = (one: typeof wanted) => ({
      scoreId: one.id,
      benchmark: one.benchmark.key,
      valueMillionths: one.valueMillionths.toString(),
      sourceUrl: one.sourceUrl,
    });
    const data = { from: current ? record(current) : null, to: record(wanted) };
    const subject = { subjectType: "ReferenceModel", subjectId: modelId };
    recordAudit(tx, actor, { type: "reference.scoreChosen", ...subject, data }, at);
    return ok(null);
  });
}
