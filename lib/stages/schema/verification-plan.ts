import { z } from "zod";
import { FORMULAS } from "@/lib/references/domain/target-ratio";
import {
  HAZARD_GRADES,
  HAZARDS,
  type Hazard,
  type HazardGrade,
  RUNNERS,
  SAFETY_MEASURES,
  type SafetyMeasure,
  type SafetyPlan,
  type VerificationDraft,
  type VerificationPlan,
} from "../domain/verification-plan";

const key = z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: "stages.key" });
const name = z.string().trim().min(1).max(300);
const basisPoints = z.int().min(0).max(20_000);
const MAX_REPEATS = 100;
const BASIS_POINTS_OF_PERCENT = 100;

const choice = {
  benchmarkKey: z.string().min(1, { error: "chooseOne" }).max(120),
  task: name,
  metric: name,
  filter: name,
  shots: z.int().min(0).max(1_000).nullable(),
  weight: z.int().min(1).max(100),
};
const missing = z.object({ own: z.enum(["BLOCK", "WORST"]), reference: z.enum(["BLOCK", "LEAVE_OUT"]) });
const hazards = z.array(z.enum(HAZARDS));

/** E2: the verification of a stored plan. Plans of before it have none. */
export const verificationPlanSchema = z.object({
  partKey: key,
  benchmarks: z
    .array(
      z.object({
        ...choice,
        nameKo: name,
        nameEn: name,
        direction: z.enum(["HIGHER", "LOWER"]),
        scaleMaxMillionths: z.string().regex(/^\d{1,18}$/),
      }),
    )
    .max(60),
  referenceModels: z.array(z.string().min(1).max(200)).max(30),
  formula: z.enum(FORMULAS),
  missing,
  repeats: z.int().min(1).max(MAX_REPEATS),
  runners: z.array(z.enum(RUNNERS)),
  scale: z.object({ zeroBasisPoints: basisPoints, fullBasisPoints: basisPoints }),
  safety: z
    .object({
      gateKey: key.nullable(),
      hazards,
      worst: z.enum(HAZARD_GRADES),
      part: z.object({ partKey: key, measure: z.enum(SAFETY_MEASURES) }).optional(),
    })
    .nullable(),
}) satisfies z.ZodType<VerificationPlan>;

const percent = z.number().min(0).max(200).multipleOf(0.01, { error: "stages.twoDecimals" });
const toBasisPoints = (value: number): number => Math.round(value * BASIS_POINTS_OF_PERCENT);

type SafetyForm = {
  safetyGateKey: string;
  safetyPartKey: string;
  safetyMeasure: SafetyMeasure;
  hazards: Hazard[];
  worst: HazardGrade;
};

/** V4: a gate, a part, both — or neither, and then nothing of it is computed. */
function safetyOf(form: SafetyForm): SafetyPlan | null {
  const { safetyGateKey, safetyPartKey, safetyMeasure: measure, hazards: chosen, worst } = form;
  if (safetyGateKey === "" && safetyPartKey === "") return null;
  return {
    gateKey: safetyGateKey === "" ? null : safetyGateKey,
    ...{ hazards: chosen, worst },
    ...(safetyPartKey === "" ? {} : { part: { partKey: safetyPartKey, measure } }),
  };
}

/** What the planning form sends: per cent as people write them; nothing when the part is entered by hand. */
export const verificationFormSchema = z
  .object({
    isComputed: z.boolean(),
    partKey: z.string(),
    benchmarks: z.array(z.object(choice)).max(60),
    referenceModels: z.array(z.object({ key: z.string().min(1, { error: "chooseOne" }).max(200) })).max(30),
    formula: z.enum(FORMULAS),
    missingOwn: missing.shape.own,
    missingReference: missing.shape.reference,
    repeats: z.int().min(1).max(MAX_REPEATS),
    runners: z.array(z.enum(RUNNERS)),
    zeroPercent: percent,
    fullPercent: percent,
    safetyGateKey: z.string(),
    safetyPartKey: z.string(),
    safetyMeasure: z.enum(SAFETY_MEASURES),
    hazards,
    worst: z.enum(HAZARD_GRADES),
  })
  .transform((form): VerificationDraft | undefined =>
    form.isComputed
      ? {
          partKey: form.partKey,
          benchmarks: form.benchmarks,
          referenceModels: form.referenceModels.map((one) => one.key),
          formula: form.formula,
          missing: { own: form.missingOwn, reference: form.missingReference },
          repeats: form.repeats,
          runners: form.runners,
          scale: {
            zeroBasisPoints: toBasisPoints(form.zeroPercent),
            fullBasisPoints: toBasisPoints(form.fullPercent),
          },
          safety: safetyOf(form),
        }
      : undefined,
  );
export type VerificationForm = z.input<typeof verificationFormSchema>;
