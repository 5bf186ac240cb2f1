import { setTimeout as pause } from "node:timers/promises";
import { type Ready, type Shown, submit } from "./submitters.ts";
import { type Attached, type Draft, type Kept, ownPdf, saveSection, upload } from "./writers.ts";

const RETRY_MS = 50;
const FULL = 429;

/** A call takes only so many files of one proposal. */
const FILES_EACH = 10;
const TAKEN: Attached = { attachmentId: "", sha256: "" };
/** Nobody writes in another's draft. */
const own = (drafts: readonly Draft[], index: number, among: number): Draft[] =>
  drafts.filter((_, n) => n % among === index);

/** Answers that a dead, dying or full server may give; anything else means that the scenario is not fit. */
const mayPass = (status: number): boolean => status === 0 || status >= 500 || status === FULL;

/** People at work while things die: whatever went wrong, they press again until they are told that it is done. */
export class Crowd {
  readonly shown: Shown[] = [];
  readonly kept: Kept[] = [];
  readonly attached: Attached[] = [];
  readonly refused: string[] = [];
  /** Tries that met a dead or starting server. */
  again = 0;
  private done = false;
  private turns = 0;
  private awaited: { count: number; reached: () => void } | null = null;
  private readonly working: Promise<void>[] = [];

  constructor(private readonly origin: string) {}

  start(
    ready: readonly Ready[],
    drafts: readonly Draft[],
    people: { filing: number; saving: number; sending: number },
  ) {
    const queue = [...ready];
    const [forSaves, forFiles] = [drafts.filter((_, n) => n % 2 === 0), drafts.filter((_, n) => n % 2 === 1)];
    for (let n = 0; n < people.filing; n++) this.working.push(this.file(queue));
    for (let n = 0; n < people.saving; n++) this.working.push(this.save(own(forSaves, n, people.saving)));
    for (let n = 0; n < people.sending; n++) this.working.push(this.send(own(forFiles, n, people.sending)));
  }

  /** Resolves when so many receipts have been shown. */
  until(count: number): Promise<void> {
    if (this.shown.length >= count) return Promise.resolve();
    return new Promise((reached) => {
      this.awaited = { count, reached };
    });
  }

  async stop(): Promise<void> {
    this.done = true;
    await Promise.all(this.working);
  }

  private async file(queue: Ready[]): Promise<void> {
    for (let one = queue.shift(); one && !this.done; one = queue.shift()) {
      const receipt = await this.persist(`submission of ${one.id}`, async () => {
        const { status, shown } = await submit(this.origin, one as Ready);
        return { status, done: shown };
      });
      if (receipt) this.shown.push(receipt);
      if (this.awaited && this.shown.length >= this.awaited.count) this.awaited.reached();
    }
  }

  private async save(drafts: readonly Draft[]): Promise<void> {
    while (!this.done)
      for (const draft of drafts) {
        const turn = this.turns++;
        const kept = await this.persist(`save of ${draft.id}`, async () => {
          const saved = await saveSection(this.origin, draft, turn);
          // A conflict with oneself: the answer to the save before was lost, and the form now knows the version.
          return { status: saved.answer.status === 409 ? 0 : saved.answer.status, done: saved.kept };
        });
        if (kept) this.kept.push(kept);
      }
  }

  private async send(drafts: readonly Draft[]): Promise<void> {
    for (let round = 0; !this.done && round < FILES_EACH; round++)
      for (const draft of drafts) {
        const turn = this.turns++;
        const [name, bytes] = [`측정 ${turn}.pdf`, ownPdf(turn)];
        const file = await this.persist(`upload to ${draft.id}`, async () => {
          const { answers, attached } = await upload(this.origin, draft, name, bytes);
          const last = answers.at(-1);
          // The answer to the finish was lost, or the piece with its place: begun again, it goes on from what is there.
          const taken = /NAME_TAKEN/.test(last?.body ?? "");
          if (taken) return { status: 200, done: TAKEN };
          const onward = last?.status === 409 && /UPLOAD_INCOMPLETE|receivedBytes/.test(last.body);
          return { status: onward ? 0 : (last?.status ?? 0), done: attached };
        });
        if (file && file !== TAKEN) this.attached.push(file);
      }
  }

  /** As a person would: again and again until it is done, or the measurement ends. */
  private async persist<T>(
    what: string,
    attempt: () => Promise<{ status: number; done: T | null }>,
  ): Promise<T | null> {
    while (!this.done) {
      const { status, done } = await attempt();
      if (done) return done;
      if (!mayPass(status)) {
        this.refused.push(`${what} was refused for good with ${status}`);
        return null;
      }
      this.again++;
      await pause(RETRY_MS);
    }
    return null;
  }
}
