import { z } from "zod";
import { auditEvent } from "./event";

const moved = z.object({ from: z.string(), to: z.string() });
const verdict = z.object({
  teamId: z.string(),
  result: z.string(),
  rank: z.number().nullable(),
  totalNumerator: z.string().nullable(),
});

/** What can be on record about stage evaluations (E2–E4). */
export const stagesEvents = [
  auditEvent("stage.created", z.object({ number: z.number(), planHash: z.string() })),
  auditEvent("stage.planChanged", z.object({ fromPlanHash: z.string(), toPlanHash: z.string() })),
  auditEvent("stage.moved", moved),
  auditEvent(
    "stage.consentGiven",
    z.object({
      teamId: z.string(),
      from: z.string().nullable(),
      verdict: z.string(),
      comment: z.string(),
      planVersion: z.number(),
    }),
  ),
  auditEvent("stage.planFrozen", z.object({ planHash: z.string(), objections: z.number() })),
  auditEvent(
    "stage.amendmentProposed",
    z.object({
      amendmentId: z.string(),
      fromHash: z.string(),
      toHash: z.string(),
      effectiveOn: z.string(),
      reason: z.string(),
    }),
  ),
  auditEvent(
    "stage.amendmentApproved",
    z.object({ amendmentId: z.string(), fromHash: z.string(), toHash: z.string() }),
  ),
  auditEvent("stage.amendmentReturned", z.object({ amendmentId: z.string(), reason: z.string() })),
  auditEvent(
    "stage.partScored",
    z.object({
      teamId: z.string(),
      partKey: z.string(),
      fromHundredths: z.number().nullable(),
      toHundredths: z.number(),
      evidence: z.string(),
    }),
  ),
  auditEvent(
    "stage.gateJudged",
    z.object({
      teamId: z.string(),
      gateKey: z.string(),
      from: z.boolean().nullable(),
      to: z.boolean(),
      evidence: z.string(),
    }),
  ),
  auditEvent(
    "stage.resultProposed",
    z.object({ decisionId: z.string(), sheetHash: z.string(), reason: z.string(), verdicts: z.array(verdict) }),
  ),
  auditEvent("stage.resultReturned", z.object({ decisionId: z.string(), reason: z.string() })),
  auditEvent(
    "stage.resultApproved",
    z.object({
      decisionId: z.string(),
      sheetHash: z.string(),
      returnedGpus: z.array(z.object({ teamId: z.string(), gpuCount: z.number() })),
      motionId: z.string().optional(),
      minutesSha256: z.string().nullable().optional(),
    }),
  ),
  auditEvent(
    "stage.correctionProposed",
    z.object({
      decisionId: z.string(),
      sheetHash: z.string(),
      corrects: z.string(),
      objections: z.array(z.string()),
      reason: z.string(),
      verdicts: z.array(verdict),
    }),
  ),
  auditEvent(
    "stage.resultCorrected",
    z.object({
      decisionId: z.string(),
      sheetHash: z.string(),
      corrects: z.string(),
      objections: z.array(z.string()),
      changed: z.array(z.object({ teamId: z.string(), from: z.string(), to: z.string() })),
      returnedGpus: z.array(z.object({ teamId: z.string(), gpuCount: z.number() })),
      reinstated: z.array(z.object({ teamId: z.string(), gpuCount: z.number(), missing: z.number() })),
      motionId: z.string().optional(),
      minutesSha256: z.string().nullable().optional(),
    }),
  ),
  auditEvent(
    "stage.opennessVerified",
    z.object({ teamId: z.string(), from: z.string().nullable(), to: z.string(), evidence: z.string() }),
  ),
  auditEvent("stage.final", z.object({ number: z.number(), objectionsDueAt: z.date().nullable() })),
  auditEvent("stage.entrantsChanged", z.object({ joined: z.array(z.string()), gone: z.array(z.string()) })),
  auditEvent("stage.teamWithdrawn", z.object({ teamId: z.string(), reason: z.string(), returnedGpuCount: z.number() })),
] as const;
