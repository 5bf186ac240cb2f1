import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { mayVote } from "../domain/access";
import { isBeforeClose } from "../domain/voting-time";
import type { BallotPage } from "../types";

/** X3: the page on which somebody votes: there for whoever was invited and consented, and says no team's name. */
export async function getBallotPage(actor: Actor, contestId: string, at: Date): Promise<BallotPage> {
  if (!mayVote(actor)) throw new AppError("NOT_FOUND", `ballots of contest ${contestId}`);
  const voter = await db.contestVoter.findUnique({
    where: { contestId_userId: { contestId, userId: actor.id } },
    select: {
      consentAt: true,
      duplicateAt: true,
      contest: {
        select: { state: true, closesAt: true, stage: { select: { number: true, titleKo: true, titleEn: true } } },
      },
    },
  });
  if (!voter?.consentAt || voter.duplicateAt || voter.contest.state === "PREPARING")
    throw new AppError("NOT_FOUND", `ballots of contest ${contestId}`);
  const { stage, state, closesAt } = voter.contest;
  return { contestId, stage, closesAt, isOpen: state === "OPEN" && isBeforeClose(closesAt, at) };
}
