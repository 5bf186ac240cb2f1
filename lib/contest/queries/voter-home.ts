import "server-only";
import type { Actor } from "@/lib/access/actor";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { mayBeVoter } from "../domain/access";
import { seatKeptUntil } from "../domain/quota";
import type { VoterHome } from "../types";

/** X3: a voter's own page: profile and invitations. Nobody else's, and no team's name. */
export async function getVoterHome(actor: Actor, serverNow: Date): Promise<VoterHome> {
  if (!mayBeVoter(actor)) throw new AppError("NOT_FOUND", "voter home");
  const [profile, voters, votes] = await Promise.all([
    db.voterProfile.findUnique({
      where: { userId: actor.id },
      select: { sex: true, region: true, ageBand: true, aiUse: true, readsEnglish: true },
    }),
    db.contestVoter.findMany({
      where: { userId: actor.id },
      orderBy: { invitedAt: "desc" },
      select: {
        id: true,
        contestId: true,
        group: true,
        invitedAt: true,
        duplicateAt: true,
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
    actingAs(actor, () =>
      db.contestBallot.groupBy({
        by: ["voterId"],
        where: { voter: { userId: actor.id }, discard: null },
        _count: { _all: true },
      }),
    ),
  ]);
  return {
    profile,
    serverNow,
    invitations: voters.map(({ id, contest, invitedAt, duplicateAt, ...voter }) => {
      const rules = contestRules.parse(contest.rules);
      return {
        ...voter,
        isDuplicate: duplicateAt !== null,
        keptUntil: seatKeptUntil(invitedAt, rules),
        done: votes.find((row) => row.voterId === id)?._count._all ?? 0,
        stage: contest.stage,
        state: contest.state,
        closesAt: contest.closesAt,
        votes: voter.group === "PUBLIC" ? rules.publicVotes : rules.expertVotes,
      };
    }),
  };
}
