import fc from "fast-check";
import { expect, it } from "vitest";
import type { AllocationPeriod } from "@/lib/ledger/domain/pool-use";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { expectedOf, expectedWithin, isLowUse, NO_USE, usageBasisPoints } from "./usage";
import { dueWeeks, warningsOf } from "./warnings";

const RULES = { lowUseBasisPoints: 5_000, reportDueDays: 3 };
const use = (usedMilliHours: bigint, availableMilliHours: bigint) => ({ usedMilliHours, availableMilliHours });
const held = (more: Partial<AllocationPeriod> = {}): AllocationPeriod => ({
  ...{ id: "a1", poolId: "p1", teamId: "t1", gpuCount: 512, status: "APPROVED" },
  ...{ validFrom: "2026-07-01", validTo: "2026-08-01" },
  ...more,
});

it("G5: the share used is exact, half up, and nothing where nothing was available", () => {
  expect(usageBasisPoints(use(0n, 0n))).toBeNull();
  expect(usageBasisPoints(use(1n, 3n))).toBe(3_333);
  expect(usageBasisPoints(use(1n, 8n))).toBe(1_250);
  expect(usageBasisPoints(use(1n, 20_000n))).toBe(1);
  expect(usageBasisPoints(use(999_999_999_999_999_999n, 1_000_000_000_000_000_000n))).toBe(10_000);
});

it("G5: low use is below the threshold, never at it, whatever rounding shows", () => {
  expect(isLowUse(use(50n, 100n), RULES)).toBe(false);
  expect(isLowUse(use(499_999n, 1_000_000n), RULES)).toBe(true);
  expect(usageBasisPoints(use(499_999n, 1_000_000n))).toBe(5_000);
  expect(isLowUse(use(0n, 0n), RULES)).toBe(false);
});

it("the share never leaves 0–100 % and grows with what is used", () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n), (available, wanted) => {
      const used = wanted % (available + 1n);
      const share = usageBasisPoints(use(used, available)) ?? -1;
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(10_000);
      expect(Math.abs(share - (Number(used) / Number(available)) * 10_000)).toBeLessThanOrEqual(0.51);
    }),
  );
});

it("expects 24 hours of every pool a team holds GPUs of, on the days it does", () => {
  const two = [held(), held({ id: "a2", poolId: "p2", gpuCount: 256, validFrom: "2026-07-31", validTo: "2026-09-01" })];
  expect(expectedOf(two, "2026-06-30")).toEqual({ expectedHours: 0, allocatedMilliHours: 0n });
  expect(expectedOf(two, "2026-07-31")).toEqual({ expectedHours: 48, allocatedMilliHours: 18_432_000n });
  expect(expectedOf([held({ status: "REQUESTED" }), held({ status: "REJECTED" })], "2026-07-02").expectedHours).toBe(0);
  expect(expectedOf([held(), held({ id: "a2" })], "2026-07-02").expectedHours).toBe(24);
  expect(expectedWithin(two, { from: "2026-07-30", to: "2026-08-02" }).expectedHours).toBe(24 + 48 + 24);
});

it("G5: a week is judged when all its days are due", () => {
  // 2026-07-06 is a Monday; the week of 29 June ends on Sunday 5 July and is due through 8 July.
  expect(dueWeeks("2026-07-08", RULES).at(-1)).toBe("2026-06-22");
  expect(dueWeeks("2026-07-09", RULES)).toEqual(["2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29"]);
});

it("G5: a week may be incomplete, low, both or neither", () => {
  const week = { ...NO_USE, expectedHours: 168, reportedHours: 168, ...use(60n, 100n) };
  expect(warningsOf(week, RULES)).toEqual([]);
  expect(warningsOf({ ...week, usedMilliHours: 49n }, RULES)).toEqual(["LOW_USE"]);
  expect(warningsOf({ ...week, reportedHours: 167 }, RULES)).toEqual(["MISSING"]);
  expect(warningsOf({ ...week, reportedHours: 100, usedMilliHours: 1n }, RULES)).toEqual(["MISSING", "LOW_USE"]);
  expect(warningsOf({ ...NO_USE, expectedHours: 168 }, RULES)).toEqual(["MISSING"]);
});

it("P2: rulebooks from before there were reports of use have the usual threshold", () => {
  const { utilisation: _, ...before } = RULEBOOK_V1;
  expect(rulebookContentSchema.parse(before).utilisation).toEqual(RULES);
});
