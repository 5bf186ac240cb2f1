import { readFileSync } from "node:fs";
import path from "node:path";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import type { VerificationDraft } from "@/lib/stages/domain/verification-plan";
import { importRun } from "@/lib/verification/commands/import-run";
import { registerModel } from "@/lib/verification/commands/register-model";
import { expectOk } from "./proposals";

const FIXTURES = path.join(import.meta.dirname, "../fixtures/verification");
export const fixture = (name: string): string => readFileSync(path.join(FIXTURES, name), "utf8");

export const REVISION = "1f0c5a7e1f0c5a7e1f0c5a7e1f0c5a7e1f0c5a7e";

/** Uploads texts as files of this person; their ids in order. */
export async function uploadTexts(actor: Actor, files: readonly [name: string, text: string][]): Promise<string[]> {
  const ids: string[] = [];
  for (const [name, text] of files) {
    const limits = { maxBytes: 1_000_000 };
    const stored = await expectOk(storeFile(new TextEncoder().encode(text), { name, uploadedById: actor.id, limits }));
    ids.push(stored.id);
  }
  return ids;
}

export type Figures = Record<string, { value: number; stderr?: number; original?: number; effective?: number }>;

/** A results file of the harness with these figures of metric `acc`, filter `none`. */
export function harnessFile(
  figures: Figures,
  over: { revision?: string; limit?: number; hash?: string; note?: string; model?: string } = {},
): string {
  const of = <T>(pick: (task: string) => T) =>
    Object.fromEntries(Object.keys(figures).map((task) => [task, pick(task)]));
  return JSON.stringify({
    results: of((task) => ({
      alias: task,
      "acc,none": figures[task]?.value,
      "acc_stderr,none": figures[task]?.stderr ?? "N/A",
    })),
    group_subtasks: of(() => []),
    configs: {},
    versions: of(() => 1),
    "n-shot": of(() => 0),
    higher_is_better: of(() => ({ acc: true })),
    "n-samples": of((task) => ({
      original: figures[task]?.original ?? 1_000,
      effective: figures[task]?.effective ?? figures[task]?.original ?? 1_000,
    })),
    config: {
      model: "vllm",
      model_args: { pretrained: over.model ?? "hanbit/alpha" },
      model_sha: over.revision ?? REVISION,
      limit: over.limit ?? null,
    },
    task_hashes: of((task) => `${over.hash ?? "items"}-${task}`),
    date: 1_785_542_400,
    lm_eval_version: "0.4.11",
    model_name: over.model ?? "hanbit/alpha",
    pretty_env_info: over.note ?? "",
  });
}

/** The verification of a plan over two benchmarks of the small catalogue, held against models of the window. */
export const verificationDraft = (
  referenceModels: string[],
  over: Partial<VerificationDraft> = {},
): VerificationDraft => ({
  partKey: "verification",
  benchmarks: ["gpqa", "mmlu-pro"].map((benchmarkKey) => ({
    benchmarkKey,
    task: benchmarkKey,
    metric: "acc",
    filter: "none",
    shots: 0,
    weight: 1,
  })),
  referenceModels,
  formula: "MEAN_OF_RATIOS",
  missing: { own: "BLOCK", reference: "BLOCK" },
  repeats: 1,
  runners: ["AGENCY"],
  scale: { zeroBasisPoints: 0, fullBasisPoints: 10_000 },
  safety: { gateKey: "safety", hazards: ["violence", "hate"], worst: "MODERATE" },
  ...over,
});

type OfTeam = { stageId: string; teamId: string };

export const registered = (actor: Actor, of: OfTeam, at: Date, revision = REVISION) =>
  expectOk(registerModel(actor, { ...of, modelName: "hanbit/alpha", revision, sourceUrl: "" }, at));

/** Uploads one results file and imports it as a run of the agency. */
export async function importedRun(
  operator: Actor,
  of: OfTeam,
  text: string,
  at: Date,
  ranBy: "TEAM" | "AGENCY" = "AGENCY",
) {
  const fileIds = await uploadTexts(operator, [["results.json", text]]);
  return importRun(operator, { ...of, ranBy, ranByName: "평가기관", statedRevision: "", fileIds }, at);
}

/** Two models released in [June, December 2025] with exact figures on both benchmarks; safe to call again and in parallel. */
export async function ensureWindowModels(): Promise<string[]> {
  const facts = { organisation: "window", sourceUrl: "https://models.example/" };
  const models = [
    { ...facts, key: "window/first", name: "First", releasedOn: new Date("2025-07-01") },
    { ...facts, key: "window/second", name: "Second", releasedOn: new Date("2025-10-01") },
  ];
  await db.referenceModel.createMany({ data: models, skipDuplicates: true });
  const figures: [string, string, bigint][] = [
    ["window/first", "gpqa", 800_000n],
    ["window/second", "gpqa", 640_000n],
    ["window/first", "mmlu-pro", 500_000n],
    ["window/second", "mmlu-pro", 400_000n],
  ];
  for (const [model, benchmark, valueMillionths] of figures) {
    const [{ id: modelId }, { id: benchmarkId }] = await Promise.all([
      db.referenceModel.findUniqueOrThrow({ where: { key: model }, select: { id: true } }),
      db.referenceBenchmark.findUniqueOrThrow({ where: { key: benchmark }, select: { id: true } }),
    ]);
    const score = { modelId, benchmarkId, valueMillionths, selfReported: true, sourceUrl: "https://models.example/" };
    await db.referenceScore.createMany({ data: [score], skipDuplicates: true });
  }
  return models.map((model) => model.key);
}
