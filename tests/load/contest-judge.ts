import type { ContestSheet } from "@/lib/contest/domain/result";
import { recomputeContest } from "@/lib/contest/domain/result";
import { verifyContestDatabase } from "@/lib/contest/queries/verify-contest";
import { inside } from "@/tests/factories/inside";

/** Log strengths of the five models; their sum is zero, as that of ratings. */
export const STRENGTHS = [0.8, 0.4, 0, -0.35, -0.85] as const;
const POINTS_PER_THETA = 400 / Math.LN10;
/** Half widths of intervals that hold the truth 95 and 99.9 times of a hundred. */
const [Z95, Z999] = [1.959964, 3.290527];

type Spread = { what: string; groups: number; least: number; most: number };
/** Unequal beyond what chance and votes under way at once make of an even deal. */
const isUneven = ({ least, most }: Spread): boolean => most > least * 1.3 + 8;

/** X2: how often each pair, prompt and side was shown and voted on, of different tasks; without an answer taken out. */
export async function exposure(leakPromptId: string): Promise<string[]> {
  const spreads = await inside.$queryRaw<Spread[]>`
    WITH t AS (SELECT t.*, least("leftEntryId", "rightEntryId") AS low, greatest("leftEntryId", "rightEntryId") AS high,
        p."language" AS language FROM "ContestTask" t JOIN "ContestPrompt" p ON p."id" = t."promptId" WHERE "leftEntryId" IS NOT NULL),
      counts AS (
        SELECT 'pair of variants' AS what, count(*) AS n FROM t GROUP BY low, high
        UNION ALL SELECT 'prompt in ' || language, count(*) FROM t WHERE "promptId" <> ${leakPromptId} GROUP BY language, "promptId"
        UNION ALL SELECT 'variant on the left', count(*) FROM t GROUP BY "leftEntryId"
        UNION ALL SELECT 'variant on the right', count(*) FROM t GROUP BY "rightEntryId")
    SELECT what, count(*)::int AS groups, min(n)::int AS least, max(n)::int AS most FROM counts GROUP BY what ORDER BY what`;
  for (const { what, groups, least, most } of spreads)
    console.log(`  ${what}: ${groups}, shown least ${least}, most ${most} times`);
  const sides = await inside.$queryRaw<{ shown: number; low: number }[]>`
    SELECT sum("lowLeft" + "highLeft")::int AS shown, sum("lowLeft")::int AS low
    FROM "ContestCell" GROUP BY "lowEntryId", "highEntryId"`;
  const lean = Math.max(...sides.map(({ shown, low }) => Math.abs(low - shown / 2)));
  console.log(`  sides of a pair: at most ${lean} from one half of ${Math.max(...sides.map(({ shown }) => shown))}`);
  const crooked = sides.some(({ shown, low }) => Math.abs(low - shown / 2) > Math.max(6, shown * 0.03));
  return [
    ...spreads.filter(isUneven).map(({ what }) => `${what}: shown unequally`),
    ...(crooked ? ["a pair has a side"] : []),
  ];
}

/** X3: nobody has two standing votes on a pair of a prompt, or more votes than the rules allow. */
export async function doubleVotes(votes: Record<"PUBLIC" | "EXPERT", number>): Promise<string[]> {
  const twice = await inside.$queryRaw<unknown[]>`
    SELECT 1 FROM "ContestBallot" b LEFT JOIN "ContestDiscard" d ON d."ballotId" = b."id" WHERE d."reason" IS DISTINCT FROM 'UNDONE'
    GROUP BY b."voterId", b."promptId", b."lowEntryId", b."highEntryId" HAVING count(*) > 1`;
  const counts = await inside.$queryRaw<{ group: "PUBLIC" | "EXPERT"; n: number }[]>`
    SELECT v."group"::text AS "group", count(b."id") FILTER (WHERE d."ballotId" IS NULL OR d."reason" <> 'UNDONE')::int AS n
    FROM "ContestVoter" v LEFT JOIN "ContestBallot" b ON b."voterId" = v."id" LEFT JOIN "ContestDiscard" d ON d."ballotId" = b."id"
    WHERE v."consentAt" IS NOT NULL GROUP BY v."id"`;
  const over = counts.filter(({ group, n }) => n > votes[group]).length;
  const full = counts.filter(({ group, n }) => n === votes[group]).length;
  console.log(`  ${twice.length} double votes; ${full} of ${counts.length} voters gave all their votes, ${over} more`);
  return [
    ...(twice.length > 0 ? ["somebody's vote counts twice"] : []),
    ...(over > 0 ? ["somebody gave more votes than they have"] : []),
    // Two leave one vote open for the minute of the close, and one of them gives it.
    ...(full < counts.length - 1 ? [`${counts.length - full} voters could not give all their votes`] : []),
  ];
}

export type Simulated = {
  duplicates: Set<string>;
  careless: Set<string>;
  undone: number;
  leakPromptId: string;
  leakEntryId: string;
};

/** X3: discards by reason as the result sheet tells them, beside those counted from the votes by what was simulated. */
export async function discards(sheet: ContestSheet, simulated: Simulated): Promise<string[]> {
  const ballots = await inside.contestBallot.findMany({ include: { discard: true } });
  const expected = new Map<string, number>([["UNDONE", 0]]);
  for (const { voterId, promptId, lowEntryId, highEntryId, elapsedMs, discard } of ballots) {
    const leaked = promptId === simulated.leakPromptId && [lowEntryId, highEntryId].includes(simulated.leakEntryId);
    const rules: [boolean, string][] = [
      [discard?.reason === "UNDONE", "UNDONE"],
      [simulated.duplicates.has(voterId), "DUPLICATE_ACCOUNT"],
      [simulated.careless.has(voterId), "ATTENTION_FAILED"],
      [leaked, "IDENTITY_LEAK"],
      [elapsedMs < 1_000, "TOO_FAST"],
    ];
    const reason = rules.find(([holds]) => holds)?.[1];
    if (reason) expected.set(reason, (expected.get(reason) ?? 0) + 1);
  }
  const told = new Map<string, number>();
  for (const { reason, count } of sheet.facts.discards) told.set(reason, (told.get(reason) ?? 0) + count);
  const reasons = [...new Set([...expected.keys(), ...told.keys()])];
  console.log(
    `  ${ballots.length} votes; discarded ${reasons.map((one) => `${one} ${told.get(one) ?? 0}`).join(", ")}`,
  );
  return [
    ...reasons
      .filter((one) => (told.get(one) ?? 0) !== (expected.get(one) ?? 0))
      .map((one) => `${one}: ${told.get(one) ?? 0} discarded, ${expected.get(one) ?? 0} simulated`),
    ...(told.get("UNDONE") === simulated.undone ? [] : [`${simulated.undone} votes were taken back`]),
  ];
}

/** X4: the simulated strengths against the intervals of either panel and of both together. */
export function recovered({ facts, result }: ContestSheet): string[] {
  const sets = [
    ...(["PUBLIC", "EXPERT"] as const).map((name) => {
      const set = result.groups[name];
      return { name: `${name} (${set.votes} votes)`, ratings: set.estimable ? set.ratings : null };
    }),
    { name: "both by the plan's weights", ratings: result.combined },
  ];
  return sets.flatMap(({ name, ratings }) => {
    if (!ratings) return [`${name}: not estimable`];
    const off = ratings.map(({ entryId, rating, lower, upper }) => {
      const entry = facts.entries.find((one) => one.entryId === entryId);
      const theta = STRENGTHS[Number(/\d+/.exec(entry?.modelName ?? "")?.[0]) - 1] ?? Number.NaN;
      const truth = 1_000 + theta * POINTS_PER_THETA;
      console.log(
        `    ${entry?.modelName}: ${rating.toFixed(1)} [${lower.toFixed(1)}, ${upper.toFixed(1)}], simulated ${truth.toFixed(1)}`,
      );
      return Math.abs(truth - rating) / ((upper - lower) / 2 / Z95);
    });
    const within = (z: number) => off.filter((one) => one <= z).length;
    console.log(`  ${name}: ${within(Z95)} of ${off.length} strengths within their 95 % intervals`);
    return within(Z999) < off.length ? [`${name}: a strength lies outside its 99.9 % interval`] : [];
  });
}

/** The seal, the kept counts, and the sheet's own arithmetic. */
export async function recounted(sheet: ContestSheet): Promise<string[]> {
  const { ballots, violations } = await verifyContestDatabase();
  const again = recomputeContest(sheet);
  console.log(`  ${ballots} votes counted anew: ${violations.length} differences`);
  return [
    ...violations.map(({ code, detail }) => `${code} ${detail}`),
    ...(again.ok ? [] : [`the sheet computes differently: ${again.differences.join()}`]),
  ];
}
