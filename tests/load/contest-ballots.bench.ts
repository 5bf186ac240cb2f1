import { TELLING_WORDS } from "../../prisma/seed/contest-words.ts";
import type { Contest, Office, Seat } from "./contest-office.ts";
import { Booth, type Choose, emptyTally, type Tally, type Voter } from "./contest-voters.ts";
import { percentile, send } from "./http.ts";
import { type Stand, startStand } from "./stand.ts";

const CITIZENS = 500;
const EXPERTS = 30;
const VOTES = { PUBLIC: 20, EXPERT: 60 } as const;
/** How many vote at the same time. */
const CROWD = 60;
/** Citizens of whom one does not read, and of whom one is a second account. */
const [CARELESS_EVERY, DUPLICATE_EVERY] = [40, 60];
const RUSH_ROUNDS = 2;
/** Told, not judged: it hangs on the machine. */
const BAR_MS = 1_000;
const NEAR_CLOSE_MS = 20_000;

/** Deterministic for a seed, so that runs differ by the order of requests only. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Ties and both bad take as much from either side, so that the expected share of a pair is exactly what the strengths say. */
function chooser(chance: () => number, careless: boolean, strengths: readonly number[]): Choose {
  const teamOf = (text: string): number => TELLING_WORDS.findIndex((word) => text.endsWith(word));
  return ({ left, right }) => {
    const [first, second] = [teamOf(left), teamOf(right)];
    if (first < 0 || second < 0) {
      const expected = left === right ? "TIE" : "LEFT";
      return { verdict: careless ? "BOTH_BAD" : expected, isCheck: true };
    }
    const share = 1 / (1 + Math.exp((strengths[second] ?? 0) - (strengths[first] ?? 0)));
    const even = 0.5 * Math.min(share, 1 - share);
    const lot = chance();
    if (lot < even) return { verdict: lot < even / 2 ? "TIE" : "BOTH_BAD", isCheck: false };
    return { verdict: lot < even + share - even / 2 ? "LEFT" : "RIGHT", isCheck: false };
  };
}

type Person = Seat & Voter & { careless: boolean };
type Crowd = { contest: Contest; office: Office; officer: string; booth: Booth; voters: Person[] };

/** Everything by which somebody could tell whose an answer is. */
async function namesOf({ id }: Contest): Promise<RegExp> {
  const { db } = await import("../../lib/platform/db.ts");
  const entries = await db.contestEntry.findMany({
    where: { contestId: id },
    select: { id: true, teamId: true, modelName: true, team: { select: { nameKo: true, nameEn: true } } },
  });
  return new RegExp(entries.flatMap(({ team, ...own }) => [...Object.values(own), ...Object.values(team)]).join("|"));
}

async function gather(stand: Stand, tally: Tally): Promise<Crowd> {
  const { Office, holderOf, seatPanels, signIn, stepOf, theContest } = await import("./contest-office.ts");
  const { STRENGTHS } = await import("./contest-judge.ts");
  const contest = await theContest();
  const office = new Office(stand.origin, contest.stageId);
  const officer = await signIn(await holderOf("OFFICER"));
  const began = performance.now();
  const seats = await seatPanels(office, officer, contest, CITIZENS * 2);
  await office.mustAct(officer, "contest", "openContestAction", await stepOf(contest));
  console.log(
    `  ${seats.length} invited, consented and the contest opened in ${((performance.now() - began) / 1_000).toFixed(1)} s`,
  );
  const voters = seats.map((seat, index) => {
    const chance = chances(index + 1);
    const careless = seat.group === "PUBLIC" && index % CARELESS_EVERY === CARELESS_EVERY - 1;
    return { ...seat, chance, careless, choose: chooser(chance, careless, STRENGTHS) };
  });
  return {
    contest,
    office,
    officer,
    booth: new Booth(stand.origin, contest.id, await namesOf(contest), tally),
    voters,
  };
}

/** Works through the voters, as many at a time as fit into the crowd. */
async function everybody(voters: readonly Person[], work: (voter: Person) => Promise<void>): Promise<number> {
  const began = performance.now();
  // Experts have most to do: they begin.
  const queue = voters.toSorted((a, b) => (a.group === b.group ? 0 : a.group === "EXPERT" ? 1 : -1));
  const worker = async () => {
    for (let voter = queue.pop(); voter; voter = queue.pop()) await work(voter);
  };
  await Promise.all(Array.from({ length: CROWD }, worker));
  return performance.now() - began;
}

const figures = (times: number[]): string =>
  `median ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`;

type Played = { leak: { promptId: string; entryId: string }; duplicates: Set<string>; careless: Set<string> };

/** The evening: everybody votes; halfway an answer is taken out; second accounts are found; then all at once, without a pause. */
async function play({ contest, office, officer, booth, voters }: Crowd): Promise<Played> {
  const { inside } = await import("../factories/inside.ts");
  const { tally } = booth;
  const leak = await inside.contestAnswer.findFirstOrThrow({ where: { prompt: { contestId: contest.id } } });
  let finished = 0;
  const ms = await everybody(voters, async (voter) => {
    await booth.voteThrough(voter, voters.indexOf(voter) < 2);
    if (++finished === Math.floor(voters.length / 2))
      await office.mustAct(officer, "contest", "reviewAnswerAction", {
        ...{ answerId: leak.id, expectedVersion: leak.version, verdict: "EXCLUDED" },
        reason: "답변에서 어느 모델인지 짐작할 수 있다는 신고가 있었습니다.",
      });
  });
  const verdict = percentile(tally.ballotMs, 0.95) <= BAR_MS ? "within" : "over";
  console.log(
    `  ${tally.votes} tasks answered by a crowd of ${CROWD} in ${(ms / 1_000).toFixed(1)} s: ${((tally.votes * 1_000) / ms).toFixed(1)} votes a second at a reader's pace`,
  );
  console.log(
    `  vote with the next task: ${figures(tally.ballotMs)} (${verdict} the bar of ${BAR_MS} ms); page: ${figures(tally.pageMs)}`,
  );
  const citizens = voters.filter(({ group }) => group === "PUBLIC");
  const second = citizens.filter((_, index) => index % DUPLICATE_EVERY === DUPLICATE_EVERY - 1);
  const duplicates = new Set(second.map(({ voterId }) => voterId));
  for (const voterId of duplicates)
    await office.mustAct(officer, "contest", "markDuplicateAction", {
      ...{ voterId, reason: "같은 사람의 두 번째 계정입니다." },
    });
  const careless = new Set(voters.filter((one) => one.careless).map(({ voterId }) => voterId));
  await rush(
    booth,
    voters.slice(2).filter(({ voterId }) => !duplicates.has(voterId)),
  );
  return { leak, duplicates, careless };
}

async function rush(booth: Booth, voters: readonly Person[]): Promise<void> {
  const { tally } = booth;
  const [before, undone] = [tally.ballotMs.length, tally.undone];
  let ms = 0;
  for (let round = 0; round < RUSH_ROUNDS; round++) ms += await everybody(voters, (voter) => booth.rush(voter));
  const votes = tally.ballotMs.slice(before);
  console.log(
    `  without a pause: ${votes.length} votes given and ${tally.undone - undone} taken back in ${(ms / 1_000).toFixed(1)} s: ${((votes.length * 1_000) / ms).toFixed(1)} votes a second beside as many taken back; vote: ${figures(votes)}`,
  );
}

/** Shortly before the hour a vote is taken, from the hour on none; one of two closes; only then is anything told. */
async function close({ contest, office, booth, voters }: Crowd, origin: string): Promise<string> {
  const { holderOf, signIn, stepOf } = await import("./contest-office.ts");
  const { wrong } = booth.tally;
  const administrator = await holderOf("ADMINISTRATOR");
  const moveTo = async (time: number) =>
    office.mustAct(await signIn(administrator), "operations", "moveClockAction", {
      ...{ toAt: new Date(time).toISOString(), reason: "마감 시각을 시험합니다." },
    });
  const expect = (what: string, got: unknown, wanted: unknown) => {
    if (got !== wanted) wrong.push(`${what}: ${String(got)} instead of ${String(wanted)}`);
  };
  const late = async (voter: Person | undefined) => {
    if (!voter) throw new Error("nobody left a vote for the close");
    const again = { ...voter, cookie: await signIn(voter.userId) };
    return { again, step: await booth.next(again) };
  };
  const hour = contest.closesAt.getTime();
  await moveTo(hour - NEAR_CLOSE_MS);
  const [first, second] = [await late(voters[0]), await late(voters[1])];
  const vote = (one: typeof first) =>
    booth.post("ballots", one.again.cookie, { taskId: one.step?.task?.taskId ?? "", verdict: "LEFT" });
  expect("a vote before the hour", (await vote(first)).status, 200);
  const officer = await signIn(await holderOf("OFFICER"));
  const results = `/stages/${contest.stageId}/contest/results`;
  const sheet = `/api/exports/contest/${contest.stageId}/sheet?reason=${encodeURIComponent("비교평가 결과 확인")}`;
  for (const path of [results, sheet]) expect(`${path} before the close`, await office.status(officer, path), 404);
  expect(
    "closing early",
    (await office.act(officer, "contest", "closeContestAction", await stepOf(contest))).ok,
    false,
  );
  await moveTo(hour);
  expect("a vote from the hour on", (await vote(second)).reason, "NOT_OPEN");
  expect(
    "taking back from the hour on",
    (await booth.post("undo", first.again.cookie, { confirm: true })).reason,
    "NOT_OPEN",
  );
  const step = await stepOf(contest);
  const began = performance.now();
  const both = await Promise.all([1, 2].map(() => office.act(officer, "contest", "closeContestAction", step)));
  console.log(`  closed, discarded by rules and sealed in ${(performance.now() - began).toFixed(0)} ms`);
  expect("two who close at once", both.filter(({ ok }) => ok).length, 1);
  await office.mustAct(officer, "contest", "scoreContestAction", await stepOf(contest));
  expect("the result's page", await office.status(officer, results), 200);
  return (await send("GET", origin + sheet, { cookie: officer, timeoutMs: 60_000 })).body;
}

async function run(stand: Stand): Promise<void> {
  const judge = await import("./contest-judge.ts");
  const tally = emptyTally();
  const crowd = await gather(stand, tally);
  const { leak, ...played } = await play(crowd);
  const sheet = JSON.parse(await close(crowd, stand.origin));
  console.log(`  tried: ${[...tally.tried].map(([what, times]) => `${what} ${times}`).join(", ")}`);
  console.log(`  asked to come again ${tally.again} times, ${tally.lost} connections lost and asked again`);
  const simulated = { ...played, undone: tally.undone, leakPromptId: leak.promptId, leakEntryId: leak.entryId };
  const problems = [
    ...[...new Set(tally.wrong)].map((one) => `${one} × ${tally.wrong.filter((w) => w === one).length}`),
    ...(await judge.exposure(leak.promptId)),
    ...(await judge.doubleVotes(VOTES)),
    ...(await judge.discards(sheet, simulated)),
    ...judge.recovered(sheet),
    ...(await judge.recounted(sheet)),
  ];
  console.log(problems.length === 0 ? "  held" : `  ${problems.length} problems`);
  for (const problem of problems) console.log(`    ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

/**
 * `npm run bench contest-ballots [citizens] [experts] [processes]`: a whole contest over the real pages, actions and routes of a
 * built application, from the invitation to the scores (X1–X4). The bar: a vote with its next task in one second at p95.
 */
export async function bench(args: string[]): Promise<void> {
  const [citizens, experts] = [Number(args[0] ?? CITIZENS), Number(args[1] ?? EXPERTS)];
  const stand = await startStand({
    scenario: "contest",
    seedArguments: ["--citizens", String(citizens), "--experts", String(experts)],
    processes: Number(args[2] ?? 1),
    withWorker: false,
    mode: "rehearsal",
  });
  try {
    Object.assign(process.env, stand.env);
    console.log(`${citizens} citizens × ${VOTES.PUBLIC} votes and ${experts} experts × ${VOTES.EXPERT}`);
    await run(stand);
  } finally {
    await stand.stop();
  }
}
