import { z } from "zod";
import { OPENNESS_LEVELS } from "@/lib/rulebook/domain/rulebook";
import { contestRulesSchema } from "@/lib/rulebook/schema/contest";
import { hasContestPart } from "./domain/contest-plan";
import type { CorrectedCell } from "./domain/correction";
import { chainByWeight, type StagePlan, type StagePlanDraft } from "./domain/plan";
import { contestFormSchema } from "./schema/contest-plan";
import { derivativesFormSchema, derivativesPlanSchema } from "./schema/derivatives-plan";
import { verificationFormSchema, verificationPlanSchema } from "./schema/verification-plan";

const key = z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: "stages.key" });
const label = z.string().trim().min(1).max(80);
const id = z.string().min(1);
const version = z.int().nonnegative();
const calendarDay = z.iso.date({ error: "day" });
const evidence = z.string().trim().min(5).max(2_000);
const reason = z.string().trim().min(10).max(2_000);

export const stagePlanSchema = z.object({
  parts: z.array(z.object({ key, nameKo: label, nameEn: label, weightBasisPoints: z.int().min(0).max(10_000) })).min(1),
  gates: z.array(z.object({ key, nameKo: label, nameEn: label })),
  survivors: z.int().min(1),
  leastSurvivors: z.int().min(1).optional(),
  minimumTotalHundredths: z.int().min(0).max(10_000).nullable(),
  tieChain: z
    .array(
      z.custom<StagePlan["tieChain"][number]>(
        (value) => typeof value === "string" && /^(total|lot|part:[a-z][A-Za-z0-9]*)$/.test(value),
      ),
    )
    .min(1),
  note: z.string().max(2_000),
  verification: verificationPlanSchema.optional(),
  contest: contestRulesSchema.optional(),
  derivatives: derivativesPlanSchema.optional(),
  calendar: z.object({ scoringFrom: calendarDay, scoringThrough: calendarDay, resultOn: calendarDay }).optional(),
  next: z.object({ targetBasisPoints: z.int().min(1).max(10_000), survivors: z.int().min(1) }).optional(),
}) satisfies z.ZodType<StagePlan>;

const PERCENT_TO_BASIS_POINTS = 100;
const POINTS_TO_HUNDREDTHS = 100;

const nextTargets = (form: { nextTargetPercent: number | null; nextSurvivors: number | null }) =>
  form.nextTargetPercent === null || form.nextSurvivors === null
    ? {}
    : {
        next: {
          targetBasisPoints: Math.round(form.nextTargetPercent * PERCENT_TO_BASIS_POINTS),
          survivors: form.nextSurvivors,
        },
      };

const CALENDAR_DAYS = ["scoringFrom", "scoringThrough", "resultOn"] as const;
const optionalDay = z.union([z.literal(""), calendarDay]).default("");
/** All three days or none. */
const calendarForm = z
  .object({ scoringFrom: optionalDay, scoringThrough: optionalDay, resultOn: optionalDay })
  .superRefine((days, context) => {
    const missing = CALENDAR_DAYS.filter((day) => days[day] === "");
    if (missing.length === CALENDAR_DAYS.length) return;
    for (const day of missing) context.addIssue({ code: "custom", path: [day], message: "stages.calendarTogether" });
  })
  .transform((days) => (days.scoringFrom === "" ? undefined : days))
  .optional();

/** What the planning form sends: weights in percent, parts without a weight left out (E1), the tie chain by weight unless it is declared. */
const planFormSchema = z
  .object({
    parts: z.array(
      z.object({ key, nameKo: label, nameEn: label, weightPercent: z.number().min(0).max(100).nullable() }),
    ),
    gates: z.array(z.object({ key, nameKo: label, nameEn: label, included: z.boolean() })),
    survivors: z.int().min(1),
    leastSurvivors: z.int().min(1).nullable().default(null),
    minimumPoints: z.number().min(0).max(100).nullable(),
    /** S5: parts in the order in which they settle a tie; none: the heavier first. */
    tieOrder: z
      .array(z.object({ key: z.string().min(1, { error: "chooseOne" }).pipe(key) }))
      .max(20)
      .default([]),
    calendar: calendarForm,
    note: z.string().max(2_000),
    verification: verificationFormSchema.optional(),
    contest: contestFormSchema.optional(),
    derivatives: derivativesFormSchema.optional(),
    nextTargetPercent: z.number().min(0.01).max(100).nullable().default(null),
    nextSurvivors: z.int().min(1).nullable().default(null),
  })
  .superRefine(({ nextTargetPercent: percent, nextSurvivors: places }, context) => {
    if ((percent === null) === (places === null)) return;
    context.addIssue({
      code: "custom",
      path: [percent === null ? "nextTargetPercent" : "nextSurvivors"],
      message: "stages.nextTogether",
    });
  })
  .transform(({ minimumPoints, verification, contest, derivatives, ...form }): StagePlanDraft => {
    const parts = form.parts.flatMap(({ weightPercent, ...part }) =>
      weightPercent ? [{ ...part, weightBasisPoints: Math.round(weightPercent * PERCENT_TO_BASIS_POINTS) }] : [],
    );
    const declared = [...new Set(form.tieOrder.map((one) => `part:${one.key}` as const))];
    return {
      parts,
      gates: form.gates.flatMap(({ included, ...gate }) => (included ? [gate] : [])),
      survivors: form.survivors,
      ...(form.leastSurvivors === null ? {} : { leastSurvivors: form.leastSurvivors }),
      minimumTotalHundredths: minimumPoints === null ? null : Math.round(minimumPoints * POINTS_TO_HUNDREDTHS),
      tieChain: declared.length > 0 ? ["total", ...declared, "lot"] : chainByWeight(parts),
      note: form.note,
      ...(verification ? { verification } : {}),
      ...(contest && hasContestPart(parts) ? { contest } : {}),
      ...(derivatives ? { derivatives } : {}),
      ...(form.calendar ? { calendar: form.calendar } : {}),
      ...nextTargets(form),
    };
  });

const stageFacts = { titleKo: label, titleEn: label, cutoffOn: calendarDay, plan: planFormSchema };
export const createStageSchema = z.object(stageFacts);
export const updateStageSchema = z.object({ stageId: id, expectedVersion: version, ...stageFacts });
/** P3: the plan as it shall be, from when and why; the cut-off is not up for change and only tells which references fit. */
export const amendPlanSchema = z.object({
  stageId: id,
  expectedVersion: version,
  cutoffOn: calendarDay,
  plan: planFormSchema,
  effectiveOn: calendarDay,
  reason,
});
export const decideAmendmentSchema = z.object({ amendmentId: id });
export const returnAmendmentSchema = z.object({ amendmentId: id, reason });
export const stageStepSchema = z.object({ stageId: id, expectedVersion: version });
export const consentSchema = z
  .object({ stageId: id, teamId: id, verdict: z.enum(["AGREED", "OBJECTED"]), comment: z.string().trim().max(2_000) })
  .refine((value) => value.verdict === "AGREED" || value.comment.length >= 10, {
    error: "stages.objectionNeedsReason",
    path: ["comment"],
  });
/** Points are typed as people read them (87.25); stored as hundredths. */
export const partScoreSchema = z
  .object({
    stageId: id,
    teamId: id,
    partKey: key,
    points: z.number().min(0).max(100).multipleOf(0.01, { error: "stages.twoDecimals" }),
    evidence,
  })
  .transform(({ points, ...rest }) => ({ ...rest, scoreHundredths: Math.round(points * POINTS_TO_HUNDREDTHS) }));
export const gateResultSchema = z
  .object({ stageId: id, teamId: id, gateKey: key, verdict: z.enum(["PASSED", "FAILED"]), evidence })
  .transform(({ verdict, ...rest }) => ({ ...rest, passed: verdict === "PASSED" }));
export const proposeResultSchema = z.object({ stageId: id, expectedVersion: version, reason, returnOn: calendarDay });
const correctedCell = z
  .object({
    /** `teamId PART key`, as the list of cells offers it. */
    cell: z.string().regex(/^\S+ (PART|GATE) [a-z][A-Za-z0-9]*$/, { error: "required" }),
    points: z.number().min(0).max(100).multipleOf(0.01, { error: "stages.twoDecimals" }).nullable(),
    verdict: z.union([z.literal(""), z.enum(["PASSED", "FAILED"])]),
    evidence,
  })
  .refine(({ cell, points, verdict }) => (cell.includes(" PART ") ? points !== null : verdict !== ""), {
    error: "required",
    path: ["points"],
  })
  .transform(({ cell, points, verdict, evidence: basis }): CorrectedCell => {
    const [teamId = "", kind, cellKey = ""] = cell.split(" ");
    const place = { teamId, key: cellKey, evidence: basis };
    return kind === "PART"
      ? { ...place, kind: "PART", scoreHundredths: Math.round((points ?? 0) * POINTS_TO_HUNDREDTHS) }
      : { ...place, kind: "GATE", passed: verdict === "PASSED" };
  });
/** S10: an accepted objection's corrected result; without cells the result was found right after all. */
export const correctResultSchema = z.object({
  ...{ stageId: id, expectedVersion: version, reason, returnOn: calendarDay },
  cells: z.array(correctedCell).max(50),
});
export type CorrectResult = z.output<typeof correctResultSchema>;
export const verifyOpennessSchema = z.object({
  ...{ stageId: id, teamId: id, evidence },
  level: z.enum(OPENNESS_LEVELS, { error: "required" }),
});
export type VerifyOpenness = z.output<typeof verifyOpennessSchema>;
export const approveResultSchema = z.object({ decisionId: id, expectedVersion: version });
export const returnResultSchema = z.object({ decisionId: id, expectedVersion: version, reason });
export const withdrawTeamSchema = z.object({ stageId: id, teamId: id, reason, returnOn: calendarDay });

export type CreateStage = z.output<typeof createStageSchema>;
export type UpdateStage = z.output<typeof updateStageSchema>;
export type AmendPlan = z.output<typeof amendPlanSchema>;
export type DecideAmendment = z.output<typeof decideAmendmentSchema>;
export type ReturnAmendment = z.output<typeof returnAmendmentSchema>;
export type StageStep = z.output<typeof stageStepSchema>;
export type GiveConsent = z.output<typeof consentSchema>;
export type EnterPartScore = z.output<typeof partScoreSchema>;
export type EnterGateResult = z.output<typeof gateResultSchema>;
export type ProposeResult = z.output<typeof proposeResultSchema>;
export type ApproveResult = z.output<typeof approveResultSchema>;
export type ReturnResult = z.output<typeof returnResultSchema>;
export type WithdrawTeam = z.output<typeof withdrawTeamSchema>;
