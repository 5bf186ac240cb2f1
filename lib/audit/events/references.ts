import { z } from "zod";
import { auditEvent } from "./event";

const model = z.object({
  name: z.string(),
  organisation: z.string(),
  country: z.string(),
  releasedOn: z.string().nullable(),
  openWeights: z.boolean().nullable(),
  licence: z.string(),
  parametersMillions: z.string().nullable(),
  sourceUrl: z.string(),
});
const benchmark = z.object({
  nameKo: z.string(),
  nameEn: z.string(),
  domain: z.string(),
  metric: z.string(),
  direction: z.string(),
  scaleMaxMillionths: z.string(),
  sourceUrl: z.string(),
});
const figure = z.object({
  scoreId: z.string(),
  benchmark: z.string(),
  valueMillionths: z.string(),
  sourceUrl: z.string(),
});

/** What can be on record about the catalogue of reference models (E5): each figure with its source. */
export const referencesEvents = [
  auditEvent("reference.modelAdded", model.extend({ key: z.string() })),
  auditEvent("reference.modelChanged", z.object({ from: model, to: model })),
  auditEvent("reference.benchmarkAdded", benchmark.extend({ key: z.string() })),
  auditEvent("reference.benchmarkChanged", z.object({ from: benchmark, to: benchmark })),
  auditEvent("reference.scoreAdded", figure.extend({ selfReported: z.boolean(), chosen: z.boolean() })),
  auditEvent("reference.scoreChosen", z.object({ from: figure.nullable(), to: figure })),
  auditEvent(
    "reference.imported",
    z.object({
      fileName: z.string(),
      sha256: z.string(),
      source: z.string(),
      licence: z.string(),
      models: z.number(),
      benchmarks: z.number(),
      scores: z.number(),
      alreadyPresent: z.number(),
      duplicates: z.number(),
    }),
  ),
] as const;
