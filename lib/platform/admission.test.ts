import { afterEach, describe, expect, it, vi } from "vitest";
import { createAdmission } from "./admission";

const RATE_LIMITED = { code: "RATE_LIMITED" };

/** Work that ends when told to. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = vi.fn(() => promise);
  return { work, resolve, reject };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("admission (L4)", () => {
  afterEach(() => vi.useRealTimers());

  it("runs as many side by side as there are places and lets the rest wait in order", async () => {
    const admit = createAdmission({ running: 2, waiting: 2, patienceMs: 1_000 });
    const [a, b, c, d] = [held(), held(), held(), held()];
    const results = [a, b, c, d].map(({ work }) => admit(work));
    await settled();
    expect([a, b, c, d].map(({ work }) => work.mock.calls.length)).toEqual([1, 1, 0, 0]);
    b.resolve("b");
    await settled();
    expect([c, d].map(({ work }) => work.mock.calls.length)).toEqual([1, 0]);
    for (const [index, one] of [a, c, d].entries()) one.resolve(String(index));
    expect(await Promise.all(results)).toEqual(["0", "b", "1", "2"]);
  });

  it("sends away whoever finds the queue full, before their work began", async () => {
    const admit = createAdmission({ running: 1, waiting: 1, patienceMs: 1_000 });
    const [running, waiting, late] = [held(), held(), held()];
    const first = admit(running.work);
    const second = admit(waiting.work);
    await expect(admit(late.work)).rejects.toMatchObject(RATE_LIMITED);
    expect(late.work).not.toHaveBeenCalled();
    running.resolve("first");
    waiting.resolve("second");
    expect(await Promise.all([first, second])).toEqual(["first", "second"]);
  });

  it("gives its place on when work fails", async () => {
    const admit = createAdmission({ running: 1, waiting: 1, patienceMs: 1_000 });
    const failing = held();
    const first = admit(failing.work);
    const second = admit(async () => "after");
    failing.reject(new Error("broken"));
    await expect(first).rejects.toThrow("broken");
    expect(await second).toBe("after");
    expect(await admit(async () => "free again")).toBe("free again");
  });

  it("lets nobody wait longer than its patience, and keeps the place of the others", async () => {
    vi.useFakeTimers();
    const admit = createAdmission({ running: 1, waiting: 2, patienceMs: 8_000 });
    const running = held();
    const first = admit(running.work);
    const impatient = admit(async () => "never");
    const refused = expect(impatient).rejects.toMatchObject(RATE_LIMITED);
    await vi.advanceTimersByTimeAsync(7_999);
    const later = admit(async () => "later");
    await vi.advanceTimersByTimeAsync(1);
    await refused;
    running.resolve("first");
    expect(await Promise.all([first, later])).toEqual(["first", "later"]);
  });
});
