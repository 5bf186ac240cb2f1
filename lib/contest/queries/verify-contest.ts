import "server-only";
import { actingAsSystem } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";

export type ContestViolation = { code: string; subjectId: string; detail: string };
export type ContestVerification = {
  contests: number;
  ballots: number;
  discards: number;
  violations: ContestViolation[];
};

/** X3, X4: counts every pair again from the votes, and every seal of a closed contest from its votes and discards. */
export const verifyContestDatabase = (): Promise<ContestVerification> =>
  actingAsSystem("measurement: recount of votes", recount);

async function recount(): Promise<ContestVerification> {
  const [contests, ballots, discards, pairs, seals] = await Promise.all([
    db.contest.count(),
    db.contestBallot.count(),
    db.contestDiscard.count(),
    db.$queryRaw<{ subjectId: string; detail: string }[]>`
      WITH votes AS (
        SELECT b."contestId", v."group", p."language", p."domain", b."lowEntryId", b."highEntryId",
          count(*) FILTER (WHERE b."verdict" = 'TIE') AS ties, count(*) FILTER (WHERE b."verdict" = 'BOTH_BAD') AS bad,
          count(*) FILTER (WHERE b."verdict" IN ('LEFT', 'RIGHT') AND (b."verdict" = 'LEFT') = (b."leftEntryId" = b."lowEntryId")) AS low,
          count(*) FILTER (WHERE b."verdict" IN ('LEFT', 'RIGHT') AND (b."verdict" = 'LEFT') <> (b."leftEntryId" = b."lowEntryId")) AS high
        FROM "ContestBallot" b JOIN "ContestVoter" v ON v."id" = b."voterId" JOIN "ContestPrompt" p ON p."id" = b."promptId"
        WHERE NOT EXISTS (SELECT 1 FROM "ContestDiscard" d WHERE d."ballotId" = b."id") GROUP BY 1, 2, 3, 4, 5, 6)
      SELECT coalesce(c."contestId", v."contestId") AS "subjectId",
        concat_ws(' ', coalesce(c."group", v."group"), coalesce(c."language", v."language"), coalesce(c."domain", v."domain"),
          coalesce(c."lowEntryId", v."lowEntryId"), coalesce(c."highEntryId", v."highEntryId"), 'kept',
          concat_ws('/', c."lowWins", c."highWins", c."ties", c."bothBad"), 'counted', concat_ws('/', v.low, v.high, v.ties, v.bad)) AS detail
      FROM "ContestPairCount" c FULL JOIN votes v ON (c."contestId", c."group", c."language", c."domain", c."lowEntryId", c."highEntryId")
        = (v."contestId", v."group", v."language", v."domain", v."lowEntryId", v."highEntryId")
      WHERE (coalesce(c."lowWins", 0), coalesce(c."highWins", 0), coalesce(c."ties", 0), coalesce(c."bothBad", 0))
        <> (coalesce(v.low, 0), coalesce(v.high, 0), coalesce(v.ties, 0), coalesce(v.bad, 0))`,
    db.$queryRaw<{ subjectId: string; detail: string }[]>`
      SELECT c."id" AS "subjectId", 'sealed with ' || c."ballotsHash" AS detail FROM "Contest" c
      WHERE c."ballotsHash" IS NOT NULL AND c."ballotsHash" <> contest_ballots_hash(c."id")`,
  ]);
  return {
    contests,
    ballots,
    discards,
    violations: [
      ...pairs.map((row) => ({ code: "PAIR_COUNT", ...row })),
      ...seals.map((row) => ({ code: "BALLOTS_HASH", ...row })),
    ],
  };
}
