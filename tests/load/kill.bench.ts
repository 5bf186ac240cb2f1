import { setTimeout as pause } from "node:timers/promises";
import { startStand } from "./stand.ts";
import { compareReceipts, type Ready, readWorld, type Shown, submit } from "./submitters.ts";

const ROUNDS = 100;
const WRITERS = 16;
/** Receipts shown between two kills: enough that each kill hits a different moment of many submissions. */
const PER_ROUND = [3, 17, 8, 29, 5, 12];
const RETRY_MS = 50;

/**
 * L4: kills the application and the database with `kill -9` in turns while 16 writers submit, and compares what was shown with
 * what stands. `npm run bench kill [rounds]`. Every third kill takes both.
 */
export async function bench(args: string[]): Promise<void> {
  const rounds = Number(args[0] ?? ROUNDS);
  const wanted = Array.from({ length: rounds }, (_, round) => PER_ROUND[round % PER_ROUND.length] ?? 1);
  const ready = wanted.reduce((sum, count) => sum + count, 0) + rounds * WRITERS;
  const stand = await startStand({
    scenario: "deadline",
    seedArguments: ["--ready", String(ready), "--drafts", "0"],
    processes: 1,
    withWorker: false,
  });
  try {
    Object.assign(process.env, stand.env);
    const world = await readWorld();
    const shown: Shown[] = [];
    const lost = { count: 0 };
    let awaited: { count: number; reached: () => void } | null = null;
    let done = false;
    const queue = [...world.ready];
    const writer = async () => {
      for (let next = queue.shift(); next && !done; next = queue.shift()) {
        const receipt = await persist(next);
        if (!receipt) return;
        shown.push(receipt);
        if (awaited && shown.length >= awaited.count) awaited.reached();
      }
    };
    // As a person would: whatever went wrong, press again until a receipt is shown.
    const persist = async (one: Ready): Promise<Shown | null> => {
      while (!done) {
        const answer = await submit(stand.origin, one);
        if (answer.shown) return answer.shown;
        if (answer.status >= 400 && answer.status < 500 && answer.status !== 429)
          throw new Error(`refused for good with ${answer.status}: the scenario is not fit to be submitted`);
        lost.count++;
        await pause(RETRY_MS);
      }
      return null;
    };
    const until = (count: number) =>
      shown.length >= count
        ? Promise.resolve()
        : new Promise<void>((resolve) => {
            awaited = { count, reached: resolve };
          });
    const began = performance.now();
    const writers = Array.from({ length: WRITERS }, writer);
    const kills = { application: 0, database: 0 };
    for (const [round, count] of wanted.entries()) {
      await until(shown.length + count);
      const [application, database] = [round % 3 !== 1, round % 3 !== 0];
      if (application) await stand.killApplication(0);
      if (database) await stand.killDatabase();
      if (database) await stand.startDatabase();
      if (application) await stand.startApplication(0);
      kills.application += Number(application);
      kills.database += Number(database);
    }
    done = true;
    await Promise.all(writers);
    const seconds = (performance.now() - began) / 1_000;
    const problems = await compareReceipts(shown);
    const { verifyAuditDatabase } = await import("../../lib/audit/verify.ts");
    const chain = await verifyAuditDatabase();
    console.log(
      `${rounds} rounds in ${seconds.toFixed(0)} s: application killed ${kills.application} times, database ${kills.database} times`,
    );
    console.log(
      `${shown.length} receipts shown; ${lost.count} tries met a dead or starting server and were made again`,
    );
    console.log(
      chain.verdict.ok
        ? `audit chain whole over ${chain.verdict.count} rows`
        : `audit chain broken at ${chain.verdict.seq}`,
    );
    for (const problem of problems.slice(0, 20)) console.log(`  ${problem}`);
    console.log(
      problems.length === 0
        ? "every receipt shown exists and verifies; nothing half-sealed"
        : `${problems.length} problems`,
    );
    if (problems.length > 0 || !chain.verdict.ok) process.exitCode = 1;
  } finally {
    await stand.stop();
  }
}
