import { setTimeout as pause } from "node:timers/promises";
import type { Answer } from "./http.ts";
import { type Ready, type Shown, submit } from "./submitters.ts";
import { type Attached, type Draft, type Kept, ownPdf, saveSection, upload } from "./writers.ts";

/** What is asked of the portal in a second; each upload is a file of 200 KB to 2 MB. */
export type Load = { submissions: number; saves: number; uploads: number; seconds: number };
/** Answers by status, their times, and how many that sent somebody away did not say when to come back. */
export type Tally = { times: number[]; statuses: Map<number, number>; mute: number };
export type World = { ready: Ready[]; drafts: Draft[] };
/** Everything that was acknowledged. */
export type Acknowledged = { shown: Shown[]; kept: Kept[]; attached: Attached[] };
type Late = { one: Ready; retryAfterMs: number };

const TICK_MS = 5;
const AT_ONCE = 50;
const ROUNDS = 100;
const FULL = 429;

const tally = (): Tally => ({ times: [], statuses: new Map(), mute: 0 });
const count = (to: Tally, { status, ms, retryAfterMs }: Pick<Answer, "status" | "ms" | "retryAfterMs">): void => {
  to.times.push(ms);
  to.statuses.set(status, (to.statuses.get(status) ?? 0) + 1);
  if (status === FULL && !(retryAfterMs > 0)) to.mute++;
};

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

let turns = 0;

/** One stretch of load; every answer is counted, and everything acknowledged is noted. */
export async function stretch(origin: string, load: Load, { ready, drafts }: World, acknowledged: Acknowledged) {
  const [filing, saving, sending] = [tally(), tally(), tally()];
  const late: Late[] = [];
  const file = async () => {
    const one = ready.pop();
    if (!one) return;
    const answer = await submit(origin, one);
    count(filing, answer);
    if (answer.shown) acknowledged.shown.push(answer.shown);
    else late.push({ one, retryAfterMs: answer.retryAfterMs });
  };
  /** One thing at a time for each draft, as in one tab. */
  const withDraft = async (work: (draft: Draft) => Promise<void>) => {
    const draft = drafts.shift();
    if (!draft) return;
    await work(draft);
    drafts.push(draft);
  };
  const save = () =>
    withDraft(async (draft) => {
      const { answer, kept } = await saveSection(origin, draft, turns++);
      count(saving, answer);
      if (kept) acknowledged.kept.push(kept);
    });
  const send = () =>
    withDraft(async (draft) => {
      const turn = turns++;
      const { answers, attached } = await upload(origin, draft, `측정 ${turn}.pdf`, ownPdf(turn));
      for (const answer of answers) count(sending, answer);
      if (attached) acknowledged.attached.push(attached);
    });
  await Promise.all([
    atRate(load.submissions, load.seconds, file),
    atRate(load.saves, load.seconds, save),
    atRate(load.uploads, load.seconds, send),
  ]);
  return { filing, saving, sending, late };
}
export type Stretch = Awaited<ReturnType<typeof stretch>>;

/**
 * Whoever was sent away comes again after the time that was named, and a random part of it more, until a receipt is shown:
 * nobody is lost by a full server. How often the last of them had to come.
 */
export async function comeAgain(origin: string, late: readonly Late[], shown: Shown[]): Promise<number> {
  let rounds = 0;
  for (let waiting = [...late]; waiting.length > 0 && rounds < ROUNDS; rounds++) {
    const asked = Math.max(...waiting.map(({ retryAfterMs }) => retryAfterMs));
    await pause(asked * (1 + Math.random()));
    const again: Late[] = [];
    for (let from = 0; from < waiting.length; from += AT_ONCE)
      await Promise.all(
        waiting.slice(from, from + AT_ONCE).map(async ({ one }) => {
          const answer = await submit(origin, one);
          if (answer.shown) shown.push(answer.shown);
          else again.push({ one, retryAfterMs: answer.retryAfterMs });
        }),
      );
    waiting = again;
  }
  return rounds;
}
