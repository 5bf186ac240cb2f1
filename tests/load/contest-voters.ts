import { send } from "./http.ts";

export type Shown = { taskId: string; prompt: string; left: string; right: string };
export type Step = { progress: { done: number; of: number }; task: Shown | null };
export type Voter = { cookie: string };
export type Tally = {
  votes: number;
  ballotMs: number[];
  pageMs: number[];
  twice: number;
  again: number;
  wrong: string[];
};

export const emptyTally = (): Tally => ({ votes: 0, ballotMs: [], pageMs: [], twice: 0, again: 0, wrong: [] });

const BUSY = [429, 503];
const TRIES = 40;
const pause = (ms: number) => new Promise<void>((go) => void setTimeout(go, ms));

/** Posts as the page does: turned away, it comes again when it is told to. */
async function post(
  tally: Tally,
  url: string,
  cookie: string,
  json: unknown,
): Promise<{ status: number; step: Step | null; ms: number }> {
  for (let attempt = 1; ; attempt++) {
    const { status, body, ms, retryAfterMs } = await send("POST", url, { cookie, json, timeoutMs: 60_000 });
    if (BUSY.includes(status) && attempt < TRIES) {
      tally.again++;
      await pause((retryAfterMs || 500) * (1 + Math.random()));
      continue;
    }
    return { status, ms, step: status === 200 ? (JSON.parse(body) as { data: Step }).data : null };
  }
}

export type Choose = (task: Shown) => "LEFT" | "RIGHT" | "TIE" | "BOTH_BAD";

/** One person's whole contest over HTTP: the page, then vote after vote; now and then pressed twice, or twice with different answers. */
export async function voteOverHttp(
  origin: string,
  contestId: string,
  voter: Voter,
  tally: Tally,
  chance: () => number,
  choose: Choose,
): Promise<void> {
  const page = await send("GET", `${origin}/contest/${contestId}`, { cookie: voter.cookie, timeoutMs: 60_000 });
  tally.pageMs.push(page.ms);
  if (page.status !== 200) tally.wrong.push(`page ${page.status}`);
  const base = `${origin}/api/contest/${contestId}`;
  let { step } = await post(tally, `${base}/next`, voter.cookie, { ready: true });
  while (step?.task) {
    const { taskId } = step.task;
    const verdict = choose(step.task);
    const vote = { taskId, verdict };
    const extra: Promise<{ status: number }>[] = [];
    if (chance() < 0.05) {
      tally.twice++;
      extra.push(post(tally, `${base}/ballots`, voter.cookie, vote));
    }
    const answer = await post(tally, `${base}/ballots`, voter.cookie, vote);
    for (const other of await Promise.all(extra))
      if (other.status !== 200) tally.wrong.push(`second press ${other.status}`);
    if (answer.status !== 200) {
      tally.wrong.push(`vote ${answer.status}`);
      return;
    }
    tally.ballotMs.push(answer.ms);
    tally.votes++;
    step = answer.step;
  }
}
