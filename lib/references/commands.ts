import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuseField } from "@/lib/platform/outcome";
import { canEditCatalogue } from "./domain/access";
import type { AddBenchmark, AddModel, ChangeBenchmark, ChangeModel } from "./schema";

const MODEL = {
  name: true,
  organisation: true,
  country: true,
  releasedOn: true,
  openWeights: true,
  licence: true,
  parametersMillions: true,
  sourceUrl: true,
} as const;
const BENCHMARK = {
  nameKo: true,
  nameEn: true,
  domain: true,
  metric: true,
  direction: true,
  scaleMaxMillionths: true,
  sourceUrl: true,
} as const;
const WEIGHTS = { yes: true, no: false, unknown: null } as const;

function requireEditor(actor: Actor): void {
  if (!canEditCatalogue(actor)) throw new AppError("NOT_FOUND", "may not edit the catalogue");
}

type ModelFacts = Omit<AddModel, "key">;
const modelData = (input: ModelFacts) => ({
  name: input.name,
  organisation: input.organisation,
  country: input.country,
  releasedOn: input.releasedOn,
  openWeights: WEIGHTS[input.openWeights],
  licence: input.licence,
  parametersMillions: input.parametersMillions === null ? null : BigInt(input.parametersMillions),
  sourceUrl: input.sourceUrl,
});
const modelRecord = (facts: ReturnType<typeof modelData>) => ({
  ...facts,
  releasedOn: facts.releasedOn?.toISOString().slice(0, 10) ?? null,
  parametersMillions: facts.parametersMillions?.toString() ?? null,
});

/** E5: adds a model by hand; its source is part of it. A key that exists is refused at its field. */
export function addModel(actor: Actor, input: AddModel, at: Date): Promise<Outcome<{ id: string }>> {
  return inTransaction(async (tx) => {
    requireEditor(actor);
    const { key, ...facts } = input;
    const data = modelData(facts);
    const { count } = await tx.referenceModel.createMany({ data: [{ key, ...data }], skipDuplicates: true });
    if (count === 0) return refuseField("key", "references.keyTaken");
    const { id } = await tx.referenceModel.findUniqueOrThrow({ where: { key }, select: { id: true } });
    const subject = { subjectType: "ReferenceModel", subjectId: id };
    recordAudit(tx, actor, { type: "reference.modelAdded", ...subject, data: { key, ...modelRecord(data) } }, at);
    return ok({ id });
  });
}

export function changeModel(actor: Actor, input: ChangeModel, at: Date): Promise<Outcome<{ id: string }>> {
  return inTransaction(async (tx) => {
    requireEditor(actor);
    const { modelId: id, expectedVersion, ...facts } = input;
    const from = await tx.referenceModel.findUnique({ where: { id }, select: MODEL });
    if (!from) throw new AppError("NOT_FOUND", `reference model ${id}`);
    const data = modelData(facts);
    const { count } = await tx.referenceModel.updateMany({
      where: { id, version: expectedVersion },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `reference model ${id} moved on`);
    const change = { from: modelRecord(from), to: modelRecord(data) };
    const subject = { subjectType: "ReferenceModel", subjectId: id };
    recordAudit(tx, actor, { type: "reference.modelChanged", ...subject, data: change }, at);
    return ok({ id });
  });
}

type BenchmarkFacts = Omit<AddBenchmark, "key">;
const benchmarkData = ({ scaleMax, nameKo, nameEn, domain, metric, direction, sourceUrl }: BenchmarkFacts) => ({
  nameKo,
  nameEn,
  domain,
  metric,
  direction,
  scaleMaxMillionths: scaleMax,
  sourceUrl,
});
const benchmarkRecord = <T extends { scaleMaxMillionths: bigint }>(facts: T) => ({
  ...facts,
  scaleMaxMillionths: facts.scaleMaxMillionths.toString(),
});

export function addBenchmark(actor: Actor, input: AddBenchmark, at: Date): Promise<Outcome<{ id: string }>> {
  return inTransaction(async (tx) => {
    requireEditor(actor);
    const { key, ...facts } = input;
    const data = benchmarkData(facts);
    const { count } = await tx.referenceBenchmark.createMany({ data: [{ key, ...data }], skipDuplicates: true });
    if (count === 0) return refuseField("key", "references.keyTaken");
    const { id } = await tx.referenceBenchmark.findUniqueOrThrow({ where: { key }, select: { id: true } });
    const record = { key, ...benchmarkRecord(data) };
    const subject = { subjectType: "ReferenceBenchmark", subjectId: id };
    recordAudit(tx, actor, { type: "reference.benchmarkAdded", ...subject, data: record }, at);
    return ok({ id });
  });
}

export function changeBenchmark(actor: Actor, input: ChangeBenchmark, at: Date): Promise<Outcome<{ id: string }>> {
  return inTransaction(async (tx) => {
    requireEditor(actor);
    const { benchmarkId: id, expectedVersion, ...facts } = input;
    const from = await tx.referenceBenchmark.findUnique({ where: { id }, select: BENCHMARK });
    if (!from) throw new AppError("NOT_FOUND", `benchmark ${id}`);
    const data = benchmarkData(facts);
    const above = await tx.referenceScore.count({
      where: { benchmarkId: id, valueMillionths: { gt: data.scaleMaxMillionths } },
    });
    if (above > 0) return refuseField("scaleMax", "references.scaleBelowScores");
    const { count } = await tx.referenceBenchmark.updateMany({
      where: { id, version: expectedVersion },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `benchmark ${id} moved on`);
    const change = { from: benchmarkRecord(from), to: benchmarkRecord(data) };
    const subject = { subjectType: "ReferenceBenchmark", subjectId: id };
    recordAudit(tx, actor, { type: "reference.benchmarkChanged", ...subject, data: change }, at);
    return ok({ id });
  });
}
