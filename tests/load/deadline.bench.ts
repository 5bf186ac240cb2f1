import { setTimeout as pause } from "node:timers/promises";
import { runNode, typescriptArguments } from "../../scripts/steps/process.ts";
import { send } from "./http.ts";
import { type Stand, startStand } from "./stand.ts";
import { compareReceipts, figures, type Ready, readWorld, type Shown, submit } from "./submitters.ts";

const HOUR_SECONDS = 3_600;
const SUBMISSIONS_AN_HOUR = 12_000;
const DRAFTS = 3_000;
/** A writer's form saves itself about this often while they write. */
const SAVE_EVERY_SECONDS = 60;
/** trust.md: the last hour ten times as fast. */
const COMPRESSION = 10;
const STRESS_SECONDS = 20;
const TICK_MS = 5;

type Draft = { id: string; version: number; cookie: string };
type Load = { submissionsPerSecond: number; savesPerSecond: number; seconds: number };
type Tally = { times: number[]; statuses: Map<number, number> };

const tally = (): Tally => ({ times: [], statuses: new Map() });
const count = (to: Tally, status: number, ms: number): void => {
  to.times.push(ms);
  to.statuses.set(status, (to.statuses.get(status) ?? 0) + 1);
};
const spoken = ({ statuses }: Tally): string =>
  [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, number]) => `${status || "no answer"}: ${number}`)
    .join(", ");

/** An open-loop generator: work begins when its time has come, whether or not the last one has been answered. */
async function atRate(perSecond: number, seconds: number, begin: (index: number) => Promise<void>): Promise<void> {
  const total = Math.floor(perSecond * seconds);
  const began = performance.now();
  const running = new Set<Promise<void>>();
  for (let index = 0; index < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1_000) * perSecond) + 1);
    for (; index < due; index++) {
      const one = begin(index).finally(() => running.delete(one));
      running.add(one);
    }
    await pause(TICK_MS);
  }
  await Promise.all(running);
}

const EDITED = (version: number) => ({
  version,
  content: {
    document: [{ type: "paragraph", content: [{ text: `마감 직전에 고친 문장입니다. ${version}번째로 저장합니다.` }] }],
  },
});

/** One stretch of load; a full server is asked again after the time it names, and every refusal is counted. */
async function stretch(origin: string, load: Load, ready: Ready[], drafts: Draft[], shown: Shown[]) {
  const [filing, saving] = [tally(), tally()];
  const late: Ready[] = [];
  const saved = new Map<string, number>();
  const file = async () => {
    const one = ready.pop();
    if (!one) return;
    const answer = await submit(origin, one);
    count(filing, answer.status, answer.ms);
    if (answer.shown) shown.push(answer.shown);
    else late.push(one);
  };
  const save = async () => {
    const draft = drafts.shift(); // one save of a draft at a time, as in one tab
    if (!draft) return;
    const answer = await send("PUT", `${origin}/api/proposals/${draft.id}/sections/technology`, {
      cookie: draft.cookie,
      json: EDITED(draft.version),
    });
    count(saving, answer.status, answer.ms);
    if (answer.status === 200) saved.set(draft.id, ++draft.version);
    drafts.push(draft);
  };
  await Promise.all([
    atRate(load.submissionsPerSecond, load.seconds, file),
    atRate(load.savesPerSecond, load.seconds, save),
  ]);
  return { filing, saving, late, saved };
}

/** Whoever was sent away comes again until a receipt is shown: nobody is lost by a full server. */
async function comeAgain(origin: string, late: Ready[], shown: Shown[]): Promise<number> {
  let rounds = 0;
  for (let waiting = late; waiting.length > 0 && rounds < 100; rounds++) {
    const again: Ready[] = [];
    for (let from = 0; from < waiting.length; from += 50)
      await Promise.all(
        waiting.slice(from, from + 50).map(async (one) => {
          const answer = await submit(origin, one);
          if (answer.shown) shown.push(answer.shown);
          else again.push(one);
        }),
      );
    waiting = again;
  }
  return rounds;
}

async function lostSaves(saved: Map<string, number>): Promise<number> {
  const { db } = await import("../../lib/platform/db.ts");
  const rows = await db.proposalSection.findMany({
    where: { key: "technology", proposalId: { in: [...saved.keys()] } },
    select: { proposalId: true, version: true },
  });
  return rows.filter(({ proposalId, version }) => version < (saved.get(proposalId) ?? 0)).length;
}

async function run(stand: Stand, name: string, load: Load, stress: Load): Promise<boolean> {
  const { ready, drafts } = await readWorld();
  const shown: Shown[] = [];
  const asked = ready.length;
  const calm = await stretch(stand.origin, load, ready, drafts, shown);
  console.log(
    `\n${name}: ${load.seconds.toFixed(0)} s at ${load.submissionsPerSecond.toFixed(0)} submissions and ${load.savesPerSecond.toFixed(0)} saves a second`,
  );
  console.log(`  submissions ${spoken(calm.filing)}; ${figures(calm.filing.times)}`);
  console.log(`  saves       ${spoken(calm.saving)}; ${figures(calm.saving.times)}`);
  const pressed = await stretch(stand.origin, stress, ready, drafts, shown);
  console.log(
    `  ten times as much for ${stress.seconds} s: submissions ${spoken(pressed.filing)}; ${figures(pressed.filing.times)}`,
  );
  console.log(`                             saves ${spoken(pressed.saving)}; ${figures(pressed.saving.times)}`);
  const rounds = await comeAgain(stand.origin, [...calm.late, ...pressed.late], shown);
  const problems = await compareReceipts(shown);
  const lost = await lostSaves(new Map([...calm.saved, ...pressed.saved]));
  const filed = asked - ready.length;
  console.log(
    `  ${filed} proposals filed, ${shown.length} receipts shown (the last after ${rounds} further rounds), ${lost} acknowledged saves lost, ${problems.length} problems`,
  );
  for (const problem of problems.slice(0, 10)) console.log(`    ${problem}`);
  return problems.length === 0 && lost === 0 && shown.length === filed;
}

/**
 * The last hour of a call, ten times as fast: 12,000 submissions while 3,000 drafts save themselves, against one process and
 * against two behind a proxy, then ten times that rate for a while. `npm run bench deadline [submissions] [processes]`.
 */
export async function bench(args: string[]): Promise<void> {
  const submissions = Number(args[0] ?? SUBMISSIONS_AN_HOUR);
  const submissionsPerSecond = (SUBMISSIONS_AN_HOUR / HOUR_SECONDS) * COMPRESSION;
  const load = {
    submissionsPerSecond,
    savesPerSecond: DRAFTS / SAVE_EVERY_SECONDS,
    seconds: submissions / submissionsPerSecond,
  };
  const stress = {
    submissionsPerSecond: submissionsPerSecond * 10,
    savesPerSecond: load.savesPerSecond * 10,
    seconds: STRESS_SECONDS,
  };
  const ready = submissions + stress.submissionsPerSecond * stress.seconds;
  if (args[1] === undefined) {
    // A process each: the application's modules keep the first database they are given.
    for (const processes of ["1", "2"]) {
      const code = await runNode(typescriptArguments("scripts/bench.ts", ["deadline", String(submissions), processes]));
      if (code !== 0) process.exitCode = code;
    }
    return;
  }
  const processes = Number(args[1]);
  const stand = await startStand({
    scenario: "deadline",
    seedArguments: ["--ready", String(Math.ceil(ready)), "--drafts", String(DRAFTS)],
    processes,
    withWorker: true,
  });
  try {
    Object.assign(process.env, stand.env);
    const held = await run(
      stand,
      processes === 1 ? "one process" : `${processes} processes behind a proxy`,
      load,
      stress,
    );
    if (!held) process.exitCode = 1;
  } finally {
    await stand.stop();
  }
}
