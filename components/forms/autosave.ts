/** What a stable address answered to a save. Anything else the noun knows (a conflict, a refusal) waits for the writer. */
export type SaveAnswer<Halt extends { kind: string }> =
  | { kind: "saved"; version: number; savedAt: string }
  | { kind: "offline" | "signedOut" }
  /** The server let nobody more in; it may say when to come back. */
  | { kind: "busy"; retryAfterMs: number | null }
  | Halt;

export type AutosaveState<Halt extends { kind: string }> =
  | { kind: "idle" | "waiting" | "saving" | "offline" | "signedOut" | "busy" }
  | { kind: "saved"; at: string }
  | Halt;

const QUIET_MS = 1_200;
const RETRY_MS = 5_000;

export type AutosaveOptions<Halt extends { kind: string }> = {
  version: number;
  savedAt: string | null;
  /** Sends what the form holds when it is called. */
  send: (version: number, leaving: boolean) => Promise<SaveAnswer<Halt>>;
  /** Keeps a copy on this device, and drops it when the server has everything. */
  keep: () => void;
  drop: () => void;
  quietMs?: number;
  /** 0 to 1; spreads those who were sent away, so that they do not come back together. */
  random?: () => number;
};

/**
 * A7, S6: saves a moment after the last keystroke, one request at a time. Until the server has it, a copy stays on this
 * device. A lost line, a full server and an ended session are tried again by themselves; any other answer waits for the
 * writer, because trying again would only repeat it.
 */
export class Autosave<Halt extends { kind: string }> {
  private readonly options: AutosaveOptions<Halt>;
  private readonly listeners = new Set<() => void>();
  private now: AutosaveState<Halt>;
  private known: number;
  private dirty = false;
  private halted = false;
  private running: Promise<boolean> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: AutosaveOptions<Halt>) {
    this.options = options;
    this.known = options.version;
    this.now = options.savedAt ? { kind: "saved", at: options.savedAt } : { kind: "idle" };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly state = (): AutosaveState<Halt> => this.now;
  /** Version the next save is based on. */
  readonly version = (): number => this.known;
  readonly isDirty = (): boolean => this.dirty;

  /** Something was typed. While an answer waits for the writer, typing only goes into the copy. */
  readonly touched = (): void => {
    this.dirty = true;
    this.options.keep();
    if (this.halted) return;
    this.show({ kind: "waiting" });
    this.after(this.options.quietMs ?? QUIET_MS);
  };

  /** Sends everything that is not saved yet; false when something stands in the way. */
  readonly flush = async (leaving = false): Promise<boolean> => {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    while (this.dirty) {
      if (this.halted) return false;
      this.running = this.attempt(leaving);
      const saved = await this.running;
      this.running = null;
      if (!saved) return false;
    }
    return true;
  };

  /** After the writer's choice: goes on from `version`, sending what the form now holds or taking it for saved. */
  readonly resume = (version: number, send: boolean): void => {
    this.known = version;
    this.halted = false;
    this.dirty = send;
    this.show({ kind: "idle" });
    if (send) void this.flush();
    else this.options.drop();
  };

  /** An answer that waits may become right by more typing: the next keystroke tries again. */
  readonly release = (): void => {
    this.halted = false;
  };

  readonly stop = (): void => clearTimeout(this.timer);

  private async attempt(leaving: boolean): Promise<boolean> {
    this.dirty = false;
    this.show({ kind: "saving" });
    const answer = await this.options.send(this.known, leaving);
    if (isSaved(answer)) {
      this.known = answer.version;
      if (!this.dirty) this.options.drop();
      this.show({ kind: "saved", at: answer.savedAt });
      return true;
    }
    this.dirty = true;
    if (isPassing(answer)) {
      this.show({ kind: answer.kind });
      this.after(this.pauseAfter(answer));
    } else {
      this.halted = true;
      this.show(answer);
    }
    return false;
  }

  private pauseAfter(answer: Passing): number {
    const asked = answer.kind === "busy" ? (answer.retryAfterMs ?? RETRY_MS) : RETRY_MS;
    return asked * (1 + (this.options.random ?? Math.random)());
  }

  private after(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private show(state: AutosaveState<Halt>): void {
    this.now = state;
    for (const listener of this.listeners) listener();
  }
}

type Saved = { kind: "saved"; version: number; savedAt: string };
type Passing = { kind: "offline" | "signedOut" } | { kind: "busy"; retryAfterMs: number | null };
const isSaved = (answer: { kind: string }): answer is Saved => answer.kind === "saved";
const isPassing = (answer: { kind: string }): answer is Passing =>
  answer.kind === "offline" || answer.kind === "signedOut" || answer.kind === "busy";
