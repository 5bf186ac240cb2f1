import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { mayBeVoter } from "../domain/access";
import type { VoterHome } from "../types";

/** X3: a voter's own page: profile and invitations. Nobody else's, and no team's name. */
export async function getVoterHome(actor: Actor, serverNow: Date): Promise<VoterHome> {
  if (!mayBeVoter(actor)) throw new AppError("NOT_FOUND", "voter home");
  const [profile, voters] = await Promise.all([
    db.voterProfile.findUnique({
      where: { userId: actor.id },
      select: { sex: true, region: true, ageBand: true, aiUse: true, readsEnglish: true },
    }),
    db.contestVoter.findMany({
      where: { userId: actor.id, duplicateAt: null },
      orderBy: { invitedAt: "desc" },
      select: {
        contestId: true,
        group: true,
        consentAt: true,
        declinedAt: true,
        contest: {
          select: {
            state: true,
            closesAt: true,
            rules: true,
            stage: { select: { number: true, titleKo: true, titleEn: true } },
          },
        },
      },
    }),
  ]);
  return {
    profile,
    serverNow,
    invitations: voters.map(({ contest, ...voter }) => {
      const rules = contestRules.parse(contest.rules);
      return {
        ...voter,
        stage: contest.stage,
        state: contest.state,
        closesAt: contest.closesAt,
        votes: voter.group === "PUBLIC" ? rules.publicVotes : rules.expertVotes,
      };
    }),
  };
}
