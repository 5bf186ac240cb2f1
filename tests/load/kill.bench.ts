import { Crowd } from "./kill-writers.ts";
import { type Stand, startStand } from "./stand.ts";
import { compareReceipts, readWorld } from "./submitters.ts";
import { lostSaves, lostUploads } from "./writers.ts";

const ROUNDS = 100;
const PEOPLE = { filing: 16, saving: 6, sending: 2 };
const DRAFTS = 240;
/** Receipts shown between two kills: enough that each kill hits a different moment of many submissions. */
const PER_ROUND = [3, 17, 8, 29, 5, 12];

/** Kills the application and the database in turns, every third time both, and starts them again. */
async function killInTurns(stand: Stand, crowd: Crowd, wanted: readonly number[]) {
  const kills = { application: 0, database: 0 };
  for (const [round, count] of wanted.entries()) {
    await crowd.until(crowd.shown.length + count);
    const [application, database] = [round % 3 !== 1, round % 3 !== 0];
    if (application) await stand.killApplication(0);
    if (database) await stand.killDatabase();
    if (database) await stand.startDatabase();
    if (application) await stand.startApplication(0);
    kills.application += Number(application);
    kills.database += Number(database);
  }
  return kills;
}

async function compare(stand: Stand, crowd: Crowd): Promise<string[]> {
  const problems = [...crowd.refused, ...(await compareReceipts(crowd.shown))];
  const { verifyAuditDatabase } = await import("../../lib/audit/verify.ts");
  const chain = await verifyAuditDatabase();
  const saves = await lostSaves(crowd.kept);
  const files = await lostUploads(crowd.attached);
  console.log(
    `${crowd.shown.length} receipts shown; ${crowd.again} tries met a dead or starting server and were made again`,
  );
  console.log(`${crowd.kept.length} saves acknowledged, ${saves} of them lost`);
  console.log(`${crowd.attached.length} files acknowledged, ${files.lost} of them lost, ${files.doubled} doubled`);
  if (chain.verdict.ok) console.log(`audit chain whole over ${chain.verdict.count} rows`);
  else problems.push(`audit chain broken at ${chain.verdict.seq}`);
  if (saves + files.lost + files.doubled > 0) problems.push("what was acknowledged was not kept as it was");
  if (!stand.workerIsAlive()) problems.push("the worker did not outlive the database's deaths");
  return problems;
}

/**
 * L4: kills the application and the database with `kill -9` in turns while people submit, save and upload and the worker
 * works, and compares what was acknowledged with what stands. `npm run bench kill [rounds]`.
 */
export async function bench(args: string[]): Promise<void> {
  const rounds = Number(args[0] ?? ROUNDS);
  const wanted = Array.from({ length: rounds }, (_, round) => PER_ROUND[round % PER_ROUND.length] ?? 1);
  const ready = wanted.reduce((sum, count) => sum + count, 0) + rounds * PEOPLE.filing;
  const stand = await startStand({
    scenario: "deadline",
    seedArguments: ["--ready", String(ready), "--drafts", String(DRAFTS)],
    processes: 1,
    withWorker: true,
    logLevel: "silent",
  });
  try {
    Object.assign(process.env, stand.env);
    const world = await readWorld();
    const crowd = new Crowd(stand.origin);
    const began = performance.now();
    crowd.start(world.ready, world.drafts, PEOPLE);
    const kills = await killInTurns(stand, crowd, wanted);
    await crowd.stop();
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    console.log(
      `${rounds} rounds in ${seconds} s: application killed ${kills.application} times, database ${kills.database} times`,
    );
    const problems = await compare(stand, crowd);
    for (const problem of problems.slice(0, 20)) console.log(`  ${problem}`);
    if (problems.length === 0) console.log("everything acknowledged stands and verifies; nothing half-done");
    else process.exitCode = 1;
  } finally {
    await stand.stop();
  }
}
