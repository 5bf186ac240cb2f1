import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canReviewAnswers } from "../domain/access";
import type { ReviewAnswer } from "../schema";
import { lockContest } from "./contest-row";

/**
 * X2: an officer, who does not see whose answer it is, lets it stand or takes it out. While people vote it can only be taken
 * out: it is shown no more, and what was voted on it does not count (identity leak).
 */
export function reviewAnswer(actor: Actor, input: ReviewAnswer, at: Date): Promise<Outcome<{ verdict: string }>> {
  return inTransaction(async (tx) => {
    const found = await tx.contestAnswer.findUnique({
      where: { id: input.answerId },
      select: { flags: true, review: true, prompt: { select: { contestId: true, number: true } } },
    });
    if (!found) throw new AppError("NOT_FOUND", `answer ${input.answerId}`);
    const contest = await lockContest(tx, actor, found.prompt.contestId, canReviewAnswers);
    if (contest.state === "CLOSED") return refuse("CONTEST_CLOSED");
    if (contest.state === "OPEN" && input.verdict === "ACCEPTED") return refuse("ALREADY_OPEN");
    const { count } = await tx.contestAnswer.updateMany({
      where: { id: input.answerId, version: input.expectedVersion },
      data: {
        review: input.verdict,
        reviewReason: input.reason,
        reviewedById: actor.id,
        reviewedAt: at,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `answer ${input.answerId} was already judged`);
    const data = {
      answerId: input.answerId,
      promptNumber: found.prompt.number,
      flags: found.flags,
      from: found.review,
      to: input.verdict,
      reason: input.reason,
    };
    recordAudit(tx, actor, { type: "contest.answerReviewed", subjectType: "Contest", subjectId: contest.id, data }, at);
    return ok({ verdict: input.verdict });
  });
}
