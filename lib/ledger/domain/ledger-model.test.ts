import fc from "fast-check";
import { expect, it } from "vitest";
import { LedgerInMemory, type Promised } from "@/tests/factories/ledger-in-memory";
import { cutDay } from "./allocation-rules";
import { balancesOf, grantedOf, type LedgerEntry } from "./balances";
import { checkLedger } from "./check-ledger";
import { poolUse, useOn } from "./pool-use";

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
const POOLS = [
  { id: "lease", gpuCount: 1_024, validFrom: "2025-07-01", validTo: "2026-07-01" },
  { id: "owned", gpuCount: 2_048, validFrom: "2026-01-01", validTo: "2027-01-01" },
];

/**
 * The reference model: for every pool and every stretch between two days, how many GPUs are taken, counted one by one. It knows
 * nothing of entries, steps or rules; the ledger must decide as it does and end where it ends.
 */
class Counted {
  readonly pools = POOLS.map((pool) => ({ ...pool }));
  readonly taken = new Map<string, { pool: string; count: number; from: string; to: string; out: boolean }>();
  granted = 0;
  returned = 0;
  lost = 0;

  used(pool: string, day: string): number {
    const covers = [...this.taken.values()].filter((one) => one.pool === pool && one.from <= day && day < one.to);
    return covers.reduce((sum, one) => sum + one.count, 0);
  }
  fits(poolId: string, count: number, from: string, to: string): boolean {
    const pool = this.pools.find((one) => one.id === poolId);
    if (!pool || to <= from || from < pool.validFrom || to > pool.validTo) return false;
    return DAYS.filter((day) => from <= day && day < to).every(
      (day) => this.used(poolId, day) + count <= pool.gpuCount,
    );
  }
  /** Whether what is lost from a day on leaves every later promise its GPUs. */
  absorbs(id: string, poolId: string, day: string, lost: number): boolean {
    const pool = this.pools.find((one) => one.id === poolId);
    const own = (on: string) => {
      const held = this.taken.get(id);
      return held && held.from <= on && on < held.to ? held.count : 0;
    };
    return DAYS.filter((on) => day <= on && on < (pool?.validTo ?? "")).every(
      (on) => this.used(poolId, on) - own(on) + lost <= (pool?.gpuCount ?? 0),
    );
  }
  get inUse(): number {
    return [...this.taken.values()].filter((one) => one.out).reduce((sum, one) => sum + one.count, 0);
  }
}

type Real = LedgerInMemory;
type Deed = fc.Command<Counted, Real>;
const deed = (name: string, run: (model: Counted, real: Real) => void): Deed => ({
  check: () => true,
  run: (model, real) => {
    run(model, real);
    for (const pool of model.pools) {
      for (const day of DAYS)
        expect(model.used(pool.id, day)).toBeLessThanOrEqual(day < pool.validTo ? pool.gpuCount : 0);
    }
    expect(model.granted).toBe(model.inUse + model.returned + model.lost);
  },
  toString: () => name,
});

const pick = (list: readonly Promised[], index: number): Promised | undefined => list[index % Math.max(1, list.length)];
const ask = (kind: "request" | "reserve") => (p: number, team: number, count: number, from: string, to: string) =>
  deed(`${kind} ${count} of ${p} ${from}..${to}`, (model, real) => {
    const pool = POOLS[p % 2]?.id ?? "";
    const wanted = {
      poolId: pool,
      teamId: kind === "request" ? `team${team}` : "",
      gpuCount: count,
      validFrom: from,
      validTo: to,
    };
    const made = kind === "request" ? real.request(wanted) : real.reserve(wanted);
    expect(made !== null).toBe(model.fits(pool, count, from, to));
    if (made) model.taken.set(made.id, { pool, count, from, to, out: false });
  });

const approve = (index: number) =>
  deed(`approve ${index}`, (model, real) => {
    const one = pick(real.withStatus("REQUESTED"), index);
    if (!one) return;
    real.approve(one);
    const held = model.taken.get(one.id);
    if (held) held.out = true;
    model.granted += one.gpuCount;
  });
const giveUp = (index: number) =>
  deed(`reject or release ${index}`, (model, real) => {
    const one = pick([...real.withStatus("REQUESTED"), ...real.withStatus("HELD")], index);
    if (!one) return;
    real.giveUp(one);
    model.taken.delete(one.id);
  });
const useHeld = (index: number, team: number) =>
  deed(`use reservation ${index}`, (model, real) => {
    const one = pick(real.withStatus("HELD"), index);
    if (!one) return;
    const made = real.useReservation(one, `team${team}`);
    const held = model.taken.get(one.id);
    model.taken.delete(one.id);
    if (held) model.taken.set(made.id, held);
  });

function ended(model: Counted, one: Promised, on: string, lost: number): void {
  const held = model.taken.get(one.id);
  if (!held) return;
  model.taken.delete(one.id);
  const day = on > held.from ? on : held.from;
  // What was used until the day stays counted against its days, and what is lost against all days after.
  if (day > held.from) model.taken.set(`${one.id} until`, { ...held, to: day, out: false });
  const end = model.pools.find((pool) => pool.id === held.pool)?.validTo ?? "";
  if (lost > 0) model.taken.set(`${one.id} lost`, { pool: held.pool, count: lost, from: day, to: end, out: false });
  model.returned += held.count - lost;
  model.lost += lost;
}
const giveBack = (index: number, on: string, share: number) =>
  deed(`return ${index} on ${on}`, (model, real) => {
    const one = pick(real.withStatus("APPROVED"), index);
    if (!one) return;
    const lost = Math.floor((one.gpuCount * share) / 10);
    const day = cutDay(one, on, lost);
    const may = day !== null && model.absorbs(one.id, one.poolId, day, lost);
    expect(real.giveBack(one, on, lost)).toBe(may);
    if (may) ended(model, one, on, lost);
  });
const extend = (index: number, to: string) =>
  deed(`extend ${index} to ${to}`, (model, real) => {
    const one = pick(real.withStatus("APPROVED"), index);
    if (!one) return;
    const [pool, count, from] = [one.poolId, one.gpuCount, one.validTo];
    const made = real.extend(one, to);
    expect(made !== null).toBe(model.fits(pool, count, from, to));
    if (made) model.taken.set(made.id, { pool, count, from, to, out: false });
  });
const reverse = (index: number) =>
  deed(`reverse ${index}`, (model, real) => {
    const one = pick(real.withStatus("APPROVED"), index);
    if (!one) return;
    real.reverse(one);
    model.taken.delete(one.id);
    model.granted -= one.gpuCount;
  });
const eliminate = (team: number, on: string) =>
  deed(`team ${team} leaves on ${on}`, (model, real) => {
    for (const one of real.ofTeam(`team${team}`)) {
      if (one.status === "REQUESTED") {
        real.giveUp(one);
        model.taken.delete(one.id);
      } else if (one.status === "APPROVED" && real.giveBack(one, on, 0)) ended(model, one, on, 0);
    }
  });
const amend = (p: number, gpuCount: number, validTo: string) =>
  deed(`amend ${p} to ${gpuCount} until ${validTo}`, (model, real) => {
    const pool = model.pools[p % 2];
    if (!pool || validTo <= pool.validFrom) return;
    const own = [...model.taken.entries()].filter(([, one]) => one.pool === pool.id);
    const stands =
      own.every(([key, one]) => key.endsWith(" lost") || one.to <= validTo) &&
      DAYS.every((day) => model.used(pool.id, day) <= gpuCount);
    expect(real.amend(pool.id, gpuCount, validTo)).toBe(stands);
    if (!stands) return;
    Object.assign(pool, { gpuCount, validTo });
    for (const [key, one] of own) if (key.endsWith(" lost")) one.to = validTo;
  });

const [day, index, team, pool] = [fc.constantFrom(...DAYS), fc.nat(20), fc.nat(2), fc.nat(1)];
const count = fc.constantFrom(256, 512, 1_024, 40);
const DEEDS = [
  fc.tuple(pool, team, count, day, day).map((args) => ask("request")(...args)),
  fc.tuple(pool, team, count, day, day).map((args) => ask("reserve")(...args)),
  index.map(approve),
  index.map(approve),
  index.map(giveUp),
  fc.tuple(index, team).map((args) => useHeld(...args)),
  fc.tuple(index, day, fc.constantFrom(0, 0, 0, 1, 10)).map((args) => giveBack(...args)),
  fc.tuple(index, day).map((args) => extend(...args)),
  index.map(reverse),
  fc.tuple(team, day).map((args) => eliminate(...args)),
  fc.tuple(pool, fc.constantFrom(512, 1_024, 2_048, 3_000), day).map((args) => amend(...args)),
];

it("decides and ends as plain counting does, whatever thousands of sequences do to it (G2, G3, G4)", () => {
  fc.assert(
    fc.property(fc.commands(DEEDS, { maxCommands: 50 }), (deeds) => {
      const [model, real] = [new Counted(), new LedgerInMemory(POOLS)];
      fc.modelRun(() => ({ model, real }), deeds);
      expect(checkLedger(real.entries, real.promises, real.pools)).toEqual([]);
      const end = balancesOf(real.entries);
      expect(end.LOST).toBe(model.lost);
      expect(end.ALLOCATED).toBe(0);
      for (const on of DAYS) {
        const balances = balancesOf(real.entries, on);
        expect(Object.values(balances).reduce((sum, value) => sum + value, 0)).toBe(0);
        expect(grantedOf(real.entries, on)).toBe(balances.ALLOCATED + balances.RETURNED + balances.LOST);
        expect(balances.ALLOCATED).toBe(useOn(poolUse(real.pools, real.promises), on).allocated);
      }
    }),
    { numRuns: 3_000 },
  );
}, 30_000);

it("G3: what is lost leaves later promises their GPUs, or is not written", () => {
  const real = new LedgerInMemory(POOLS);
  const wanted = { poolId: "lease", teamId: "team1", gpuCount: 1_024, validFrom: "2025-07-01", validTo: "2026-03-31" };
  const one = real.request(wanted);
  const later = real.request({ ...wanted, gpuCount: 256, validFrom: "2026-03-31", validTo: "2026-07-01" });
  if (!one || !later) throw new Error("both fit");
  real.approve(one);
  expect(real.giveBack(one, "2025-10-01", 769)).toBe(false);
  expect(real.giveBack(one, "2025-10-01", 768)).toBe(true);
});

it("names what is wrong when one entry is lost, doubled or changed", () => {
  fc.assert(
    fc.property(
      fc.commands(DEEDS.slice(0, 7), { maxCommands: 30 }),
      fc.nat(),
      fc.constantFrom("lose", "double", "change"),
      (deeds, at, damage) => {
        const real = new LedgerInMemory(POOLS);
        fc.modelRun(() => ({ model: new Counted(), real }), deeds);
        const entries: LedgerEntry[] = [...real.entries];
        const place = at % Math.max(1, entries.length);
        const entry = entries[place];
        fc.pre(entry !== undefined);
        if (damage === "lose") entries.splice(place, 1);
        if (damage === "double" && entry) entries.push({ ...entry, id: "copy" });
        if (damage === "change" && entry) entries[place] = { ...entry, gpuCount: entry.gpuCount + 1 };
        expect(checkLedger(entries, real.promises, real.pools)).not.toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
}, 30_000);
