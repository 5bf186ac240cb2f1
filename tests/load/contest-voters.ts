import { send } from "./http.ts";

export type Shown = { taskId: string; prompt: string; left: string; right: string };
export type Step = { progress: { done: number; of: number; mayUndo: boolean }; task: Shown | null };
export type Verdict = "LEFT" | "RIGHT" | "TIE" | "BOTH_BAD";
/** What a voter says of a task, and whether it checks attention. */
export type Choose = (task: Shown) => { verdict: Verdict; isCheck: boolean };
export type Voter = { cookie: string; chance: () => number; choose: Choose };

export type Tally = {
  votes: number;
  ballotMs: number[];
  undoMs: number[];
  pageMs: number[];
  /** What was tried, by name, and how often. */
  tried: Map<string, number>;
  undone: number;
  again: number;
  lost: number;
  wrong: string[];
};
export const emptyTally = (): Tally => ({
  ...{ votes: 0, ballotMs: [], undoMs: [], pageMs: [], tried: new Map(), undone: 0, again: 0, lost: 0, wrong: [] },
});

/** Sent away, or a connection that broke: what was to be sent is sent again as it was, as the page does. */
const AGAIN = [0, 429, 503];
const TRIES = 40;
const THINK_MS = 1_050;
const THINK_SPREAD_MS = 300;
const pause = (ms: number) => new Promise<void>((go) => void setTimeout(go, ms));

type Answer = { status: number; ms: number; step: Step | null; reason: string };

/** One contest over HTTP: addresses, what must not be told, and what has been measured so far. */
export class Booth {
  /** Tasks that were answered, for others to try. */
  private readonly answered: { taskId: string; cookie: string }[] = [];
  constructor(
    private readonly origin: string,
    private readonly contestId: string,
    private readonly names: RegExp,
    readonly tally: Tally,
  ) {}

  private try(what: string): void {
    this.tally.tried.set(what, (this.tally.tried.get(what) ?? 0) + 1);
  }
  private look(body: string, where: string): void {
    const told = this.names.exec(body)?.[0];
    if (told) this.tally.wrong.push(`${where} tells ${told}`);
  }

  /** Posts as the page does: turned away, it comes again when it is told to. */
  async post(path: "next" | "undo" | "ballots", cookie: string, json: unknown): Promise<Answer> {
    const url = `${this.origin}/api/contest/${this.contestId}/${path}`;
    for (let attempt = 1; ; attempt++) {
      const { status, body, ms, retryAfterMs } = await send("POST", url, { cookie, json, timeoutMs: 60_000 });
      if (AGAIN.includes(status) && attempt < TRIES) {
        if (status === 0) this.tally.lost++;
        else this.tally.again++;
        await pause((retryAfterMs || 500) * (1 + Math.random()));
        continue;
      }
      this.look(body, path);
      const told = status === 0 ? {} : (JSON.parse(body) as { data?: Step; reason?: string });
      return { status, ms, step: status === 200 ? (told.data ?? null) : null, reason: told.reason ?? "" };
    }
  }

  async openPage({ cookie }: Voter): Promise<void> {
    const page = await send("GET", `${this.origin}/contest/${this.contestId}`, { cookie, timeoutMs: 60_000 });
    this.tally.pageMs.push(page.ms);
    this.look(page.body, "the page");
    if (page.status !== 200) this.tally.wrong.push(`page ${page.status}`);
  }

  next = async ({ cookie }: Voter): Promise<Step | null> => (await this.post("next", cookie, { ready: true })).step;

  private expect(what: string, held: boolean, got: string): void {
    this.try(what);
    if (!held) this.tally.wrong.push(`${what}: ${got}`);
  }

  /** A vote, sent once, twice at once, or at once with two different choices: it is one vote, and one choice stands. */
  async vote(voter: Voter, task: Shown): Promise<Step | null> {
    const { verdict, isCheck } = voter.choose(task);
    const lot = voter.chance();
    const other: Verdict = verdict === "TIE" ? "LEFT" : "TIE";
    const verdicts = lot < 0.05 ? [verdict, verdict] : lot < 0.07 ? [verdict, other] : [verdict];
    const send = (one: Verdict) => this.post("ballots", voter.cookie, { taskId: task.taskId, verdict: one });
    const answers = await Promise.all(verdicts.map(send));
    const taken = answers.filter(({ status }) => status === 200);
    const got = answers.map(({ status, reason }) => `${status} ${reason}`).join(" and ");
    if (verdicts[1] === verdict) this.expect("pressed twice at once", taken.length === 2, got);
    if (verdicts[1] === other) {
      const refused = answers.some(({ status, reason }) => status === 409 && reason === "ALREADY_VOTED");
      this.expect("two choices at once", isCheck || (taken.length === 1 && refused), got);
    }
    if (verdicts.length === 1 && taken.length === 0) this.tally.wrong.push(`vote: ${got}`);
    for (const { ms } of taken.slice(0, 1)) this.tally.ballotMs.push(ms);
    this.tally.votes += taken.length > 0 ? 1 : 0;
    if (lot > 0.98 && !isCheck) await this.replay(voter, { taskId: task.taskId, verdict, other });
    return taken[0]?.step ?? null;
  }

  /** The same request sent again later changes nothing, with another choice it is refused; another's task is not there. */
  private async replay(voter: Voter, sent: { taskId: string; verdict: Verdict; other: Verdict }): Promise<void> {
    const { taskId, verdict, other } = sent;
    const same = await this.post("ballots", voter.cookie, { taskId, verdict });
    this.expect("the same vote sent later", same.status === 200, `${same.status}`);
    const changed = await this.post("ballots", voter.cookie, { taskId, verdict: other });
    this.expect("another choice sent later", changed.reason === "ALREADY_VOTED", `${changed.status}`);
    const foreign = this.answered.find((one) => one.cookie !== voter.cookie);
    this.answered.unshift({ taskId, cookie: voter.cookie });
    if (!foreign) return;
    const stolen = await this.post("ballots", voter.cookie, { taskId: foreign.taskId, verdict });
    this.expect("another voter's task", stolen.status === 404, `${stolen.status}`);
  }

  /** The last vote taken back, sometimes asked twice at once: one task comes back, the same for both. */
  async undo(voter: Voter): Promise<Step | null> {
    const times = voter.chance() < 0.5 ? 2 : 1;
    const ask = () => this.post("undo", voter.cookie, { confirm: true });
    const answers = await Promise.all(Array.from({ length: times }, ask));
    const tasks = new Set(answers.map(({ step }) => step?.task?.taskId));
    const fine = answers.every(({ status }) => status === 200) && tasks.size === 1 && !tasks.has(undefined);
    this.expect(times === 2 ? "taken back twice at once" : "taken back", fine, answers.map((a) => a.status).join());
    this.tally.undoMs.push(answers[0]?.ms ?? 0);
    this.tally.undone++;
    return answers[0]?.step ?? null;
  }

  /** One person's whole contest: the page, then vote after vote at a reader's pace, now and then hasty, now and then taken back. */
  async voteThrough(voter: Voter, leaveLast: boolean): Promise<void> {
    await this.openPage(voter);
    let step = await this.next(voter);
    while (step?.task) {
      if (leaveLast && step.progress.done === step.progress.of - 1 && !voter.choose(step.task).isCheck) return;
      if (voter.chance() > 0.02) await pause(THINK_MS + THINK_SPREAD_MS * voter.chance());
      step = await this.vote(voter, step.task);
      if (step?.progress.mayUndo && voter.chance() < 0.03) step = await this.undo(voter);
    }
  }

  /** Takes the last vote back and gives it anew, as fast as it goes. */
  async rush(voter: Voter): Promise<void> {
    const step = await this.undo(voter);
    if (step?.task) await this.vote(voter, step.task);
  }
}
