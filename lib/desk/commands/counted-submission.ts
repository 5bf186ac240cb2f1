import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/logger";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";

type Submission = Parameters<typeof submitProposal>;

/** Counting never gets in the way of submitting: what goes wrong here is only logged. Attempts at nothing are not counted. */
async function count(proposalId: string, reason: string, at: Date): Promise<void> {
  try {
    await db.$executeRaw`
      INSERT INTO "SubmissionAttempt" ("id", "callId", "proposalId", "reason", "at")
      SELECT uuidv7()::text, p."callId", p."id", ${reason}, ${at} FROM "Proposal" p WHERE p."id" = ${proposalId}`;
  } catch (error) {
    logger.warn({ err: error }, "refused submission not counted");
  }
}

/** A8 with an eye on the deadline room: submits, and counts what was refused or failed, by its reason. */
export async function countedSubmission(
  actor: Actor,
  input: Submission[1],
  at: Date,
): ReturnType<typeof submitProposal> {
  try {
    const outcome = await submitProposal(actor, input, at);
    if (!outcome.ok) await count(input.proposalId, outcome.reason ?? outcome.code, at);
    return outcome;
  } catch (error) {
    const code = error instanceof AppError ? error.code : "INTERNAL";
    // Whoever may not submit this proposal learns nothing and leaves no trace on it.
    if (code !== "NOT_FOUND") await count(input.proposalId, code, at);
    throw error;
  }
}
