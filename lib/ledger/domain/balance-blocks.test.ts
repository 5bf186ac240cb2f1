import fc from "fast-check";
import { expect, it } from "vitest";
import { blocksUpTo } from "./balance-blocks";
import { dateOf, nextDay } from "./calendar";

const length = (from: string, before: string) => (dateOf(before).getTime() - dateOf(from).getTime()) / 86_400_000;

it("covers every day up to the asked one once, with at most three blocks of a length below the longest", () => {
  fc.assert(
    fc.property(fc.nat(20_000), (days) => {
      const day = nextDay("2000-01-01", days);
      const ranges = blocksUpTo(day).sort((a, b) => (a.from < b.from ? -1 : 1));
      let reached = "2000-01-01";
      for (const range of ranges) {
        expect(range.from).toBe(reached);
        expect(length(range.from, range.before) % range.days).toBe(0);
        if (range.days < 1_024) expect(length(range.from, range.before) / range.days).toBeLessThanOrEqual(3);
        reached = range.before;
      }
      expect(reached).toBe(nextDay(day));
    }),
  );
});
