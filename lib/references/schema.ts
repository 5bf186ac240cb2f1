import { z } from "zod";
import { BENCHMARK_DOMAINS } from "./domain/catalogue";
import { toMillionths } from "./domain/millionths";
import { writtenDay } from "./domain/released";

const address = z.url({ protocol: /^https?$/, error: "url" }).max(2_000);
const day = z
  .string()
  .trim()
  .refine((text) => text === "" || writtenDay(text) !== null, { error: "date" })
  .transform(writtenDay);
/** A decimal figure as exact millionths. */
const decimal = z
  .string()
  .trim()
  .refine((text) => toMillionths(text.replaceAll(",", "")) !== null, { error: "references.decimal" })
  .transform((text) => toMillionths(text.replaceAll(",", "")) ?? 0n);

const modelFacts = {
  name: z.string().trim().min(1).max(200),
  organisation: z.string().trim().min(1).max(120),
  country: z.string().trim().max(60),
  releasedOn: day,
  openWeights: z.enum(["yes", "no", "unknown"]),
  licence: z.string().trim().max(200),
  parametersMillions: z.int().min(1).max(1_000_000_000).nullable(),
  sourceUrl: address,
};
export const addModelSchema = z.object({
  key: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9._-]*\/[a-z0-9][a-z0-9._-]*$/, { error: "references.modelKey" })
    .max(200),
  ...modelFacts,
});
export type AddModel = z.output<typeof addModelSchema>;
const version = z.int().min(0);
export const changeModelSchema = z.object({ modelId: z.string().min(1), expectedVersion: version, ...modelFacts });
export type ChangeModel = z.output<typeof changeModelSchema>;

const benchmarkFacts = {
  nameKo: z.string().trim().min(1).max(120),
  nameEn: z.string().trim().min(1).max(120),
  domain: z.enum(BENCHMARK_DOMAINS),
  metric: z.string().trim().max(200),
  direction: z.enum(["HIGHER", "LOWER"]),
  scaleMax: decimal.refine((value) => value > 0n, { error: "references.decimal" }),
  sourceUrl: address,
};
export const addBenchmarkSchema = z.object({
  key: z
    .string()
    .trim()
    .regex(/^[a-z0-9][^\s/]*$/, { error: "references.benchmarkKey" })
    .max(120),
  ...benchmarkFacts,
});
export type AddBenchmark = z.output<typeof addBenchmarkSchema>;
export const changeBenchmarkSchema = z.object({
  benchmarkId: z.string().min(1),
  expectedVersion: version,
  ...benchmarkFacts,
});
export type ChangeBenchmark = z.output<typeof changeBenchmarkSchema>;

export const addScoreSchema = z.object({
  modelId: z.string().min(1),
  benchmarkId: z.string().min(1, { error: "chooseOne" }),
  value: decimal.refine((value) => value >= 0n, { error: "tooSmall?minimum=0" }),
  selfReported: z.boolean(),
  verified: z.boolean(),
  variant: z.string().trim().max(300),
  measuredOn: day,
  sourceUrl: address,
  sourceNote: z.string().trim().max(500),
});
export type AddScore = z.output<typeof addScoreSchema>;

/** `insteadOf`: the figure that counted when the page was shown; null when none did. */
export const chooseScoreSchema = z.object({ scoreId: z.string().min(1), insteadOf: z.string().nullable() });
export type ChooseScore = z.output<typeof chooseScoreSchema>;

/** Bytes of one list at most; the largest public one known is half a megabyte. */
export const IMPORT_BYTES = 10_000_000;
const uploaded = z.object({ id: z.string().min(1), name: z.string(), sizeBytes: z.number() });
export const importFileSchema = z.object({
  file: uploaded.nullable().refine((file) => file !== null, { error: "references.file" }),
});
export const importReferencesSchema = z.object({ fileId: z.string().min(1) });

export const exportReferencesSchema = z.looseObject({
  reason: z.string().trim().min(5).max(500),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
});
