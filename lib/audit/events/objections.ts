import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about objections (S10). What was written stays out: scores and persons may be in it. */
export const objectionsEvents = [
  auditEvent(
    "objection.filed",
    z.object({
      callId: z.string(),
      proposalId: z.string(),
      ground: z.string(),
      contentSha256: z.string(),
      files: z.number(),
      decisionDueAt: z.iso.datetime(),
      stageId: z.string().nullable().optional(),
    }),
  ),
  auditEvent(
    "objection.membersNamed",
    z.object({ added: z.array(z.string()), removed: z.array(z.string()), outsiders: z.number() }),
  ),
  auditEvent(
    "objection.decisionProposed",
    z.object({
      decisionId: z.string(),
      verdict: z.string(),
      present: z.number(),
      upholding: z.number(),
      newResult: z.string().nullable(),
      reexamined: z.boolean(),
      reason: z.string(),
    }),
  ),
  auditEvent("objection.decisionReturned", z.object({ decisionId: z.string(), reason: z.string() })),
  auditEvent(
    "objection.decided",
    z.object({
      callId: z.string(),
      proposalId: z.string(),
      decisionId: z.string(),
      verdict: z.string(),
      inTime: z.boolean(),
      teamId: z.string().nullable(),
    }),
  ),
] as const;
