import fc from "fast-check";
import { expect, it } from "vitest";
import { cutDay } from "./allocation-rules";
import {
  approvalMovements,
  balancesOf,
  grantedOf,
  type LedgerEntry,
  type Movement,
  rejectionMovements,
  requestMovements,
  returnMovements,
} from "./balances";
import { checkLedger } from "./check-ledger";
import { type AllocationPeriod, poolUse, shortageOf, useOn } from "./pool-use";

/** A ledger in memory, driven through the same pure rules as the commands; `shortageOf` stands for the database's trigger. */
class Ledger {
  readonly pools = [
    { id: "lease", gpuCount: 1_024, validFrom: "2025-07-01", validTo: "2026-07-01" },
    { id: "owned", gpuCount: 2_048, validFrom: "2026-01-01", validTo: "2027-01-01" },
  ];
  readonly allocations: AllocationPeriod[] = [];
  readonly entries: LedgerEntry[] = [];

  private write(allocation: AllocationPeriod, movements: Movement[], approvedById: string | null): void {
    for (const movement of movements) {
      const { poolId, teamId, id } = allocation;
      this.entries.push({
        ...movement,
        id: `e${this.entries.length}`,
        poolId,
        teamId,
        allocationId: id,
        actorId: "steward",
        approvedById,
      });
    }
  }
  private of = (allocation: AllocationPeriod) => this.entries.filter((entry) => entry.allocationId === allocation.id);
  private pick = (index: number, status: AllocationPeriod["status"]) => {
    const open = this.allocations.filter((one) => one.status === status);
    return open[index % Math.max(1, open.length)];
  };

  request(poolIndex: number, gpuCount: number, validFrom: string, validTo: string): void {
    const pool = this.pools[poolIndex % 2];
    if (!pool || validTo <= validFrom || validFrom < pool.validFrom || validTo > pool.validTo) return;
    const own = this.allocations.filter((one) => one.poolId === pool.id);
    if (shortageOf(pool, own, { gpuCount, validFrom, validTo })) return;
    const made: AllocationPeriod = {
      id: `a${this.allocations.length}`,
      poolId: pool.id,
      teamId: "t",
      gpuCount,
      validFrom,
      validTo,
      status: "REQUESTED",
    };
    this.allocations.push(made);
    this.write(made, requestMovements(made), null);
  }
  approve(index: number): void {
    const found = this.pick(index, "REQUESTED");
    if (!found) return;
    this.write(found, approvalMovements(found), "director");
    found.status = "APPROVED";
  }
  reject(index: number): void {
    const found = this.pick(index, "REQUESTED");
    if (!found) return;
    this.write(found, rejectionMovements(this.of(found)), "director");
    found.status = "REJECTED";
  }
  giveBack(index: number, onDay: string): void {
    const found = this.pick(index, "APPROVED");
    const day = found && cutDay(found, onDay);
    if (!found || !day) return;
    this.write(found, returnMovements(this.of(found), day), "director");
    found.status = "RETURNED";
    found.validTo = day;
  }
}

const DAYS = [
  "2025-07-01",
  "2025-08-15",
  "2025-10-01",
  "2026-01-01",
  "2026-03-31",
  "2026-07-01",
  "2026-10-10",
  "2027-01-01",
];
const day = fc.constantFrom(...DAYS);
const deed = fc.oneof(
  fc.record({
    kind: fc.constant("request" as const),
    pool: fc.nat(1),
    gpuCount: fc.constantFrom(256, 512, 1_024, 40),
    from: day,
    to: day,
  }),
  fc.record({ kind: fc.constantFrom("approve" as const, "reject" as const), index: fc.nat(20) }),
  fc.record({ kind: fc.constant("return" as const), index: fc.nat(20), on: day }),
);

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
const play = (deeds: Deed[]): Ledger => {
  const ledger = new Ledger();
  for (const one of deeds) {
    if (one.kind === "request") ledger.request(one.pool, one.gpuCount, one.from, one.to);
    else if (one.kind === "return") ledger.giveBack(one.index, one.on);
    else ledger[one.kind](one.index);
  }
  return ledger;
};

it("holds G2 and G3 after any sequence of requests, approvals, rejections and returns", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const { entries, allocations, pools } = play(deeds);
      expect(checkLedger(entries, allocations, pools)).toEqual([]);
      for (const on of DAYS) {
        const balances = balancesOf(entries, on);
        expect(Object.values(balances).reduce((sum, value) => sum + value, 0)).toBe(0);
        expect(grantedOf(entries, on)).toBe(balances.ALLOCATED + balances.RETURNED + balances.LOST);
        expect(balances.ALLOCATED).toBe(useOn(poolUse(pools, allocations), on).allocated);
      }
    }),
    { numRuns: 400 },
  );
});

it("names what is wrong when one entry is lost, doubled or changed", () => {
  fc.assert(
    fc.property(
      fc.array(deed, { minLength: 8, maxLength: 40 }),
      fc.nat(),
      fc.constantFrom("lose", "double", "change"),
      (deeds, pick, damage) => {
        const { entries, allocations, pools } = play(deeds);
        const at = pick % Math.max(1, entries.length);
        const entry = entries[at];
        fc.pre(entry !== undefined);
        if (damage === "lose") entries.splice(at, 1);
        if (damage === "double" && entry) entries.push({ ...entry, id: "copy" });
        if (damage === "change" && entry) entries[at] = { ...entry, gpuCount: entry.gpuCount + 1 };
        expect(checkLedger(entries, allocations, pools)).not.toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
