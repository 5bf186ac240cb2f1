import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Autosave, type SaveAnswer } from "./autosave";

type Halt = { kind: "conflict"; theirs: string } | { kind: "invalid" };
type Answer = SaveAnswer<Halt>;

let answers: (Answer | Promise<Answer>)[];
let sent: { version: number; leaving: boolean; words: string }[];
let words: string;
let copy: string | null;

const saved = (version: number): Answer => ({ kind: "saved", version, savedAt: `t${version}` });
const begin = (version = 3) =>
  new Autosave<Halt>({
    version,
    savedAt: null,
    quietMs: 1_000,
    random: () => 0.5,
    send: async (from, leaving) => {
      sent.push({ version: from, leaving, words });
      return answers.shift() ?? { kind: "offline" };
    },
    keep: () => {
      copy = words;
    },
    drop: () => {
      copy = null;
    },
  });
const type = (autosave: Autosave<Halt>, text: string) => {
  words = text;
  autosave.touched();
};

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  sent = [];
  words = "";
  copy = null;
});
afterEach(() => {
  vi.useRealTimers();
});

describe("autosave", () => {
  it("waits for quiet, sends once what was typed last, and drops the copy", async () => {
    const autosave = begin();
    answers = [saved(4)];
    type(autosave, "가");
    await vi.advanceTimersByTimeAsync(900);
    type(autosave, "가나");
    expect(copy).toBe("가나");
    await vi.advanceTimersByTimeAsync(900);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toEqual([{ version: 3, leaving: false, words: "가나" }]);
    expect(autosave.state()).toEqual({ kind: "saved", at: "t4" });
    expect(autosave.version()).toBe(4);
    expect(copy).toBeNull();
  });

  it("what is typed while a save is under way is sent after it, on its version, and the copy stays until then", async () => {
    const autosave = begin();
    let arrive: (answer: Answer) => void = () => undefined;
    answers = [new Promise<Answer>((resolve) => (arrive = resolve)), saved(5)];
    type(autosave, "먼저");
    await vi.advanceTimersByTimeAsync(1_000);
    type(autosave, "다음");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(1);
    arrive(saved(4));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.map(({ version, words: text }) => [version, text])).toEqual([
      [3, "먼저"],
      [4, "다음"],
    ]);
    expect(copy).toBeNull();
  });

  it.each(["offline", "signedOut"] as const)("%s: keeps the copy and goes on by itself", async (kind) => {
    const autosave = begin();
    answers = [{ kind }, saved(4)];
    type(autosave, "남는 글");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.state()).toEqual({ kind });
    expect(copy).toBe("남는 글");
    await vi.advanceTimersByTimeAsync(7_500);
    expect(autosave.state()).toEqual({ kind: "saved", at: "t4" });
    expect(copy).toBeNull();
  });

  it("busy: comes back when the server asked to, later by a random part", async () => {
    const autosave = begin();
    answers = [{ kind: "busy", retryAfterMs: 20_000 }, saved(4)];
    type(autosave, "글");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.state()).toEqual({ kind: "busy" });
    await vi.advanceTimersByTimeAsync(29_999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(autosave.state()).toEqual({ kind: "saved", at: "t4" });
  });

  it("a conflict waits for the writer: typing goes into the copy, nothing is sent", async () => {
    const autosave = begin();
    answers = [{ kind: "conflict", theirs: "남의 글" }];
    type(autosave, "내 글");
    await vi.advanceTimersByTimeAsync(1_000);
    type(autosave, "내 글 더");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await autosave.flush()).toBe(false);
    expect(sent).toHaveLength(1);
    expect(autosave.state()).toEqual({ kind: "conflict", theirs: "남의 글" });
    expect(copy).toBe("내 글 더");
    answers = [saved(9)];
    autosave.resume(8, true);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent[1]).toMatchObject({ version: 8, words: "내 글 더" });
    expect(autosave.state()).toEqual({ kind: "saved", at: "t9" });
  });

  it("taking the other version sends nothing and drops the copy", async () => {
    const autosave = begin();
    answers = [{ kind: "conflict", theirs: "남의 글" }];
    type(autosave, "내 글");
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.resume(8, false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(copy).toBeNull();
    expect(await autosave.flush()).toBe(true);
  });

  it("invalid words are not sent again by themselves; the next keystroke tries again", async () => {
    const autosave = begin();
    answers = [{ kind: "invalid" }, saved(4)];
    type(autosave, "틀림");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    autosave.release();
    type(autosave, "맞음");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.state()).toEqual({ kind: "saved", at: "t4" });
  });

  it("leaving sends at once", async () => {
    const autosave = begin();
    answers = [saved(4)];
    type(autosave, "글");
    expect(await autosave.flush(true)).toBe(true);
    expect(sent).toEqual([{ version: 3, leaving: true, words: "글" }]);
  });
});
