import { runNode, typescriptArguments } from "../../scripts/steps/process.ts";
import { type Acknowledged, comeAgain, type Load, type Stretch, stretch, type Tally } from "./deadline-load.ts";
import { percentile } from "./http.ts";
import { type Stand, startStand } from "./stand.ts";
import { compareReceipts, figures, readWorld } from "./submitters.ts";
import { lostSaves, lostUploads } from "./writers.ts";

const HOUR_SECONDS = 3_600;
const SUBMISSIONS_AN_HOUR = 12_000;
const DRAFTS = 3_000;
/** A writer's form saves itself about this often while they write. */
const SAVE_EVERY_SECONDS = 60;
/** A file is uploaded for every ten submissions. */
const UPLOAD_SHARE = 0.1;
/** The last hour ten times as fast, unless the command says otherwise. */
const COMPRESSION = 10;
const STRESS_SECONDS = 20;
const BAR_MS = 1_000;
/** Before the calm stretch, as every process has served before the last hour: code is compiled and connections are open. */
const WARM_UP: Load = { submissions: 10, saves: 15, uploads: 1, seconds: 5 };
const FULL = 429;

const KINDS = [
  ["submissions", "filing"],
  ["saves", "saving"],
  ["requests of uploads", "sending"],
] as const;
const total = ({ statuses }: Tally) => [...statuses.values()].reduce((sum, number) => sum + number, 0);
const among = ({ statuses }: Tally, wanted: (status: number) => boolean) =>
  [...statuses].reduce((sum, [status, number]) => sum + (wanted(status) ? number : 0), 0);
const spoken = ({ statuses }: Tally): string =>
  [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, number]) => `${status || "no answer"}: ${number}`)
    .join(", ");

function tell(title: string, load: Load, done: Stretch): void {
  const { seconds, submissions, saves, uploads } = load;
  const rates = `${submissions.toFixed(0)} submissions, ${saves.toFixed(0)} saves and ${uploads.toFixed(0)} uploads`;
  console.log(`\n${title}: ${seconds.toFixed(0)} s at ${rates} a second`);
  for (const [name, kind] of KINDS) {
    const p95 = percentile(done[kind].times, 0.95);
    const verdict = p95 <= BAR_MS ? "within" : "over";
    console.log(`  ${name}: ${spoken(done[kind])}; ${figures(done[kind].times)} (${verdict} the bar of ${BAR_MS} ms)`);
  }
}

/** The calm stretch: nothing fails, whatever it costs in time. */
function judgeCalm(done: Stretch): string[] {
  return KINDS.flatMap(([name, kind]) => {
    const failed = among(done[kind], (status) => status === 0 || status >= 500);
    return failed > 0 ? [`${failed} ${name} failed or had no answer under calm load`] : [];
  });
}

/** The stress: whoever is not served is sent away at once, and told when to come back. */
function judgeStress(done: Stretch): string[] {
  return KINDS.flatMap(([name, kind]) => {
    const all = done[kind];
    const away = among(all, (status) => status === FULL);
    console.log(`  ${((100 * away) / Math.max(1, total(all))).toFixed(1)} % of ${name} were asked to come again`);
    const otherwise = among(all, (status) => status !== 200 && status !== FULL);
    return [
      ...(otherwise > 0 ? [`${otherwise} ${name} were neither served nor asked to come again`] : []),
      ...(all.mute > 0 ? [`${all.mute} ${name} were sent away without a time to come back`] : []),
    ];
  });
}

async function run(stand: Stand, name: string, load: Load, stress: Load): Promise<boolean> {
  const world = await readWorld();
  const acknowledged: Acknowledged = { shown: [], kept: [], attached: [] };
  const asked = world.ready.length;
  const warm = await stretch(stand.origin, WARM_UP, world, acknowledged);
  tell(`${name}, warming up`, WARM_UP, warm);
  const calm = await stretch(stand.origin, load, world, acknowledged);
  tell(name, load, calm);
  const problems = judgeCalm(calm);
  const pressed = await stretch(stand.origin, stress, world, acknowledged);
  tell(`${name}, ten times as much`, stress, pressed);
  problems.push(...judgeStress(pressed));
  const { shown, kept, attached } = acknowledged;
  const rounds = await comeAgain(stand.origin, [...warm.late, ...calm.late, ...pressed.late], shown);
  problems.push(...(await compareReceipts(shown)));
  const saves = await lostSaves(kept);
  const files = await lostUploads(attached);
  const filed = asked - world.ready.length;
  console.log(
    `  ${filed} proposals filed, ${shown.length} receipts shown, the last after coming again ${rounds} times`,
  );
  console.log(`  ${saves} of ${kept.length} acknowledged saves lost`);
  console.log(`  ${files.lost} of ${attached.length} acknowledged files lost, ${files.doubled} doubled`);
  if (shown.length !== filed) problems.push(`${filed - shown.length} of those who filed have no receipt`);
  if (saves + files.lost + files.doubled > 0) problems.push("what was acknowledged was not kept as it was");
  console.log(problems.length === 0 ? "  held" : `  ${problems.length} problems`);
  for (const problem of problems.slice(0, 20)) console.log(`    ${problem}`);
  return problems.length === 0;
}

/**
 * The last hour of a call, ten times as fast: 12,000 submissions while 3,000 drafts save themselves and files are uploaded,
 * against one process and against two behind a proxy, then ten times that rate for a while.
 * `npm run bench deadline [submissions] [processes] [seconds of stress] [how many times as fast as the hour]`.
 */
export async function bench(args: string[]): Promise<void> {
  const submissions = Number(args[0] ?? SUBMISSIONS_AN_HOUR);
  if (args[1] === undefined) {
    // A process each: the application's modules keep the first database they are given.
    for (const processes of ["1", "2"]) {
      const code = await runNode(typescriptArguments("scripts/bench.ts", ["deadline", String(submissions), processes]));
      if (code !== 0) process.exitCode = code;
    }
    return;
  }
  const perSecond = (SUBMISSIONS_AN_HOUR / HOUR_SECONDS) * Number(args[3] ?? COMPRESSION);
  const load: Load = {
    submissions: perSecond,
    saves: DRAFTS / SAVE_EVERY_SECONDS,
    uploads: perSecond * UPLOAD_SHARE,
    seconds: submissions / perSecond,
  };
  const stress: Load = {
    submissions: load.submissions * 10,
    saves: load.saves * 10,
    uploads: load.uploads * 10,
    seconds: Number(args[2] ?? STRESS_SECONDS),
  };
  const processes = Number(args[1]);
  const warming = WARM_UP.submissions * WARM_UP.seconds;
  const ready = Math.ceil(warming + submissions + stress.submissions * stress.seconds);
  const stand = await startStand({
    scenario: "deadline",
    seedArguments: ["--ready", String(ready), "--drafts", String(DRAFTS)],
    processes,
    withWorker: true,
  });
  try {
    Object.assign(process.env, stand.env);
    const name = processes === 1 ? "one process" : `${processes} processes behind a proxy`;
    if (!(await run(stand, name, load, stress))) process.exitCode = 1;
  } finally {
    await stand.stop();
  }
}
