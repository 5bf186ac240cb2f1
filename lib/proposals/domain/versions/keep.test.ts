import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepsPrevious } from "./keep";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000);

describe("which versions are kept", () => {
  it("one of a person's five minutes, and the last of them", () => {
    expect(keepsPrevious({ byId: "a", at: at(0) }, { byId: "a", at: at(299) })).toBe(false);
    expect(keepsPrevious({ byId: "a", at: at(299) }, { byId: "a", at: at(300) })).toBe(true);
    expect(keepsPrevious({ byId: "a", at: at(10) }, { byId: "a", at: at(3_000) })).toBe(true);
  });
  it("what another person wrote, however quickly", () => {
    expect(keepsPrevious({ byId: "b", at: at(1) }, { byId: "a", at: at(2) })).toBe(true);
  });
  it("of any course of saves: each person's last words before another's are kept, and at most one of a span between", () => {
    const save = fc.record({ byId: fc.constantFrom("a", "b"), gap: fc.integer({ min: 1, max: 400 }) });
    fc.assert(
      fc.property(fc.array(save, { maxLength: 40 }), (course) => {
        let clock = 0;
        const saves = course.map(({ byId, gap }) => {
          clock += gap;
          return { byId, at: at(clock) };
        });
        const kept = saves.filter((one, index) => {
          const next = saves[index + 1];
          return next !== undefined && keepsPrevious(one, next);
        });
        for (const [index, one] of saves.entries())
          if (saves[index + 1] && saves[index + 1]?.byId !== one.byId) expect(kept).toContain(one);
        for (const [index, one] of kept.entries()) {
          const next = kept[index + 1];
          const own = saves.slice(saves.indexOf(one), next ? saves.indexOf(next) + 1 : undefined);
          if (next && own.every(({ byId }) => byId === one.byId))
            expect(Math.floor(+next.at / 300_000)).not.toBe(Math.floor(+one.at / 300_000));
        }
      }),
    );
  });
});
