import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about verification (V1–V4). */
export const verificationEvents = [
  auditEvent(
    "verification.modelRegistered",
    z.object({ teamId: z.string(), modelName: z.string(), revision: z.string(), sourceUrl: z.string() }),
  ),
  auditEvent(
    "verification.runImported",
    z.object({
      runId: z.string(),
      teamId: z.string(),
      tool: z.string(),
      filesSha256: z.string(),
      modelRevision: z.string().nullable(),
      ranBy: z.string(),
      ranByName: z.string(),
      isTrial: z.boolean(),
      flaws: z.array(z.string()),
      results: z.number(),
    }),
  ),
  auditEvent(
    "verification.runWithdrawn",
    z.object({ runId: z.string(), teamId: z.string(), filesSha256: z.string(), reason: z.string() }),
  ),
  auditEvent(
    "verification.hazardGraded",
    z.object({
      teamId: z.string(),
      hazard: z.string(),
      from: z.string().nullable(),
      to: z.string(),
      scoreHundredths: z.number().nullable(),
      evidence: z.string(),
    }),
  ),
  auditEvent("verification.scoresWritten", z.object({ sheetHash: z.string(), scored: z.number(), judged: z.number() })),
  auditEvent("verification.tokenCreated", z.object({ tokenId: z.string(), name: z.string(), expiresAt: z.string() })),
  auditEvent("verification.tokenRevoked", z.object({ tokenId: z.string() })),
] as const;
