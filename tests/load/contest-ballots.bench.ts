import { TELLING_WORDS } from "../../prisma/seed/contest-words.ts";
import { type Choose, emptyTally, type Tally, type Voter, voteOverHttp } from "./contest-voters.ts";
import { percentile } from "./http.ts";
import { type Stand, startStand } from "./stand.ts";

const CITIZENS = 500;
const EXPERTS = 30;
/** How many vote at the same time. */
const CROWD = 60;
/** Log strengths of the five models; their sum is zero, as that of ratings. */
const STRENGTHS = [0.8, 0.4, 0, -0.35, -0.85] as const;
const POINTS_PER_THETA = 400 / Math.LN10;

/** Ties and both bad take as much from either side, so that the expected share of a pair is exactly what the strengths say. */
function chooser(chance: () => number): Choose {
  const teamOf = (text: string): number => TELLING_WORDS.findIndex((word) => text.endsWith(word));
  return ({ left, right }) => {
    const [first, second] = [teamOf(left), teamOf(right)];
    if (first < 0 || second < 0) return left.startsWith("같습니다") ? "TIE" : "LEFT"; // a check of attention
    const share = 1 / (1 + Math.exp((STRENGTHS[second] ?? 0) - (STRENGTHS[first] ?? 0)));
    const even = 0.5 * Math.min(share, 1 - share);
    const lot = chance();
    if (lot < even / 2) return "TIE";
    if (lot < even) return "BOTH_BAD";
    return lot < even + share - even / 2 ? "LEFT" : "RIGHT";
  };
}

async function voters(): Promise<{ contestId: string; everybody: Voter[] }> {
  const { db } = await import("../../lib/platform/db.ts");
  const { createSession } = await import("../factories/session.ts");
  const seats = await db.contestVoter.findMany({
    orderBy: { userId: "asc" },
    select: { userId: true, contestId: true },
  });
  const everybody: Voter[] = [];
  for (const { userId } of seats) {
    const { cookie } = await createSession(userId);
    everybody.push({ cookie: `${cookie.name}=${cookie.value}` });
  }
  return { contestId: seats[0]?.contestId ?? "", everybody };
}

async function crowd(origin: string, tally: Tally): Promise<number> {
  const { contestId, everybody } = await voters();
  const began = performance.now();
  const queue = [...everybody];
  const worker = async () => {
    for (let voter = queue.pop(); voter; voter = queue.pop())
      await voteOverHttp(origin, contestId, voter, tally, Math.random, chooser(Math.random));
  };
  await Promise.all(Array.from({ length: CROWD }, worker));
  return performance.now() - began;
}

type Balance = { what: string; groups: number; least: number; most: number };

async function balance(): Promise<Balance[]> {
  const { db } = await import("../../lib/platform/db.ts");
  const rows = await db.$queryRaw<{ what: string; groups: number; least: number; most: number }[]>`
    WITH b AS (SELECT * FROM "ContestBallot"), counts AS (
      SELECT 'pair' AS what, count(*) AS n FROM b GROUP BY "lowEntryId", "highEntryId"
      UNION ALL SELECT 'prompt', count(*) FROM b GROUP BY "promptId"
      UNION ALL SELECT 'variant on the left', count(*) FROM b GROUP BY "leftEntryId"
      UNION ALL SELECT 'variant on the right', count(*) FROM b GROUP BY CASE WHEN "leftEntryId" = "lowEntryId" THEN "highEntryId" ELSE "lowEntryId" END)
    SELECT what, count(*)::int AS groups, min(n)::int AS least, max(n)::int AS most FROM counts GROUP BY what ORDER BY what`;
  return rows;
}

async function judge(): Promise<string[]> {
  const { db } = await import("../../lib/platform/db.ts");
  const { verifyContestDatabase } = await import("../../lib/contest/queries/verify-contest.ts");
  const { closeContest } = await import("../../lib/contest/commands/close-contest.ts");
  const { contestFacts } = await import("../../lib/contest/queries/contest-facts.ts");
  const { contestResult } = await import("../../lib/contest/domain/result.ts");
  const { actorWith } = await import("../factories/actor.ts");
  const problems: string[] = [];
  for (const { what, groups, least, most } of await balance()) {
    console.log(`  ${what}: ${groups}, least ${least}, most ${most}`);
    if (what !== "prompt" && most > least * 1.4 + 10) problems.push(`${what} is shown unequally`);
  }
  const twice = await db.$queryRaw<
    unknown[]
  >`SELECT 1 FROM "ContestBallot" GROUP BY "voterId", "promptId", "lowEntryId", "highEntryId" HAVING count(*) > 1`;
  console.log(`  ${twice.length} pairs of a prompt voted on twice by one person`);
  if (twice.length > 0) problems.push("somebody voted twice");
  const contest = await db.contest.findFirstOrThrow({ select: { id: true, closesAt: true, version: true } });
  const officer = await db.grant.findFirstOrThrow({ where: { role: "OFFICER" }, select: { userId: true } });
  const step = { contestId: contest.id, expectedVersion: contest.version };
  const began = performance.now();
  const closed = await closeContest(actorWith(["OFFICER"], officer.userId), step, contest.closesAt);
  if (!closed.ok) return [`not closed: ${closed.reason}`];
  console.log(`  closed, discarded by rules and sealed in ${(performance.now() - began).toFixed(0)} ms`);
  const { violations } = await verifyContestDatabase();
  if (violations.length > 0) problems.push(`${violations.length} pair counts differ from the votes`);
  const facts = await contestFacts(db, contest.id);
  const result = contestResult(facts);
  for (const group of ["PUBLIC", "EXPERT"] as const) {
    const set = result.groups[group];
    if (!set.estimable) return [`${group} is not estimable`];
    const within = set.ratings.filter((one) => {
      const entry = facts.entries.find(({ entryId }) => entryId === one.entryId);
      const truth = 1_000 + (STRENGTHS[Number(/\d+/.exec(entry?.modelName ?? "")?.[0]) - 1] ?? 0) * POINTS_PER_THETA;
      console.log(
        `  ${group} ${entry?.modelName}: ${one.rating} [${one.lower}, ${one.upper}], simulated ${truth.toFixed(1)}`,
      );
      return truth >= one.lower && truth <= one.upper;
    }).length;
    console.log(
      `  ${group}: ${within} of ${set.ratings.length} strengths within their 95 % intervals, ${set.votes} votes`,
    );
    if (within < set.ratings.length - 1) problems.push(`${group}: the simulated strengths were not recovered`);
  }
  return problems;
}

async function run(stand: Stand, expected: number): Promise<void> {
  const tally = emptyTally();
  const ms = await crowd(stand.origin, tally);
  const figures = (times: number[]) =>
    `median ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`;
  console.log(
    `  ${tally.votes} tasks answered by a crowd of ${CROWD} in ${(ms / 1_000).toFixed(1)} s: ${((tally.votes * 1_000) / ms).toFixed(1)} votes a second`,
  );
  console.log(`  vote with the next task: ${figures(tally.ballotMs)}; page: ${figures(tally.pageMs)}`);
  console.log(`  pressed twice ${tally.twice} times, asked to come again ${tally.again} times`);
  const { db } = await import("../../lib/platform/db.ts");
  const kept = await db.contestBallot.count();
  const problems = [...new Set(tally.wrong)].map((one) => `${one} × ${tally.wrong.filter((w) => w === one).length}`);
  if (kept !== expected) problems.push(`${kept} votes kept instead of ${expected}`);
  problems.push(...(await judge()));
  console.log(problems.length === 0 ? "  held" : `  ${problems.length} problems`);
  for (const problem of problems) console.log(`    ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

/** `npm run bench contest-ballots [citizens] [experts] [processes]`: a whole contest over the real pages and routes (X1–X4). */
export async function bench(args: string[]): Promise<void> {
  const [citizens, experts] = [Number(args[0] ?? CITIZENS), Number(args[1] ?? EXPERTS)];
  const stand = await startStand({
    scenario: "contest",
    seedArguments: ["--citizens", String(citizens), "--experts", String(experts)],
    processes: Number(args[2] ?? 1),
    withWorker: false,
  });
  try {
    Object.assign(process.env, stand.env);
    console.log(`${citizens} citizens × 20 votes and ${experts} experts × 60`);
    await run(stand, citizens * 20 + experts * 60);
  } finally {
    await stand.stop();
  }
}
