import { cutDay } from "@/lib/ledger/domain/allocation-rules";
import {
  approvalMovements,
  type LedgerEntry,
  type Movement,
  rejectionMovements,
  requestMovements,
  returnMovements,
  reversalMovements,
} from "@/lib/ledger/domain/balances";
import { type AllocationPeriod, occupies, type PoolPeriod, poolUse, shortageOf } from "@/lib/ledger/domain/pool-use";

export type Promised = AllocationPeriod & { lostCount: number; extendsId: string | null };
type Wanted = Pick<AllocationPeriod, "poolId" | "teamId" | "gpuCount" | "validFrom" | "validTo">;

/** A ledger in memory, driven through the same pure rules as the commands; `shortageOf` stands for the database's trigger. */
export class LedgerInMemory {
  readonly entries: LedgerEntry[] = [];
  readonly promises: Promised[] = [];
  private readonly bases: PoolPeriod[];

  constructor(pools: readonly PoolPeriod[]) {
    this.bases = pools.map((pool) => ({ ...pool }));
  }

  get pools(): PoolPeriod[] {
    return this.bases.map((pool) => ({ ...pool, losses: this.lossesOf(pool.id) }));
  }
  withStatus = (status: Promised["status"]) => this.promises.filter((one) => one.status === status);
  ofTeam = (teamId: string) => this.promises.filter((one) => one.teamId === teamId);

  request = (wanted: Wanted): Promised | null => this.promise(wanted, "REQUESTED");
  reserve = (wanted: Wanted): Promised | null => this.promise(wanted, "HELD");

  extend(one: Promised, to: string): Promised | null {
    const { poolId, teamId, gpuCount, validTo: validFrom } = one;
    const made = this.promise({ poolId, teamId, gpuCount, validFrom, validTo: to }, "REQUESTED");
    if (made) made.extendsId = one.id;
    return made;
  }

  approve(one: Promised): void {
    this.write(one, approvalMovements(one), "director");
    one.status = "APPROVED";
  }

  giveUp(one: Promised): void {
    this.write(one, rejectionMovements(this.of(one)), "director");
    one.status = one.status === "HELD" ? "RELEASED" : "REJECTED";
  }

  useReservation(one: Promised, teamId: string): Promised {
    this.write(one, rejectionMovements(this.of(one)), null);
    one.status = "USED";
    const made = this.promise({ ...one, teamId }, "REQUESTED");
    if (!made) throw new Error("a reservation keeps its own room");
    return made;
  }

  giveBack(one: Promised, onDay: string, lostCount: number): boolean {
    const day = cutDay(one, onDay, lostCount);
    if (day === null || !this.absorbs(one, day, lostCount)) return false;
    this.write(one, returnMovements(this.of(one), day, lostCount), "director");
    Object.assign(one, { status: "RETURNED", validTo: day, lostCount });
    return true;
  }

  reverse(one: Promised): void {
    this.write(one, reversalMovements(this.of(one)), "director");
    one.status = "REVERSED";
  }

  /** As the database's trigger decides: never below what is promised, on any day. */
  amend(poolId: string, gpuCount: number, validTo: string): boolean {
    const base = this.bases.find((pool) => pool.id === poolId);
    if (!base) return false;
    const own = this.promises.filter((one) => one.poolId === poolId && occupies(one));
    const next = { ...base, gpuCount, validTo, losses: this.lossesOf(poolId) };
    const over = poolUse([next], own).some((step) => step.reserved + step.allocated > Math.max(0, step.held));
    const missing = next.losses.reduce((sum, loss) => sum + loss.gpuCount, 0);
    if (over || missing > gpuCount || own.some((one) => one.validTo > validTo)) return false;
    Object.assign(base, { gpuCount, validTo });
    return true;
  }

  /** As the trigger decides: what is lost from a day on must leave every later promise its GPUs. */
  private absorbs(one: Promised, day: string, lostCount: number): boolean {
    const others = this.promises.filter((other) => other.poolId === one.poolId && other !== one);
    const promises = [...others, { ...one, validTo: day }].filter(occupies);
    const pools = this.bases.filter(({ id }) => id === one.poolId);
    const losses = [...this.lossesOf(one.poolId), { from: day, gpuCount: lostCount }];
    const steps = poolUse(
      pools.map((pool) => ({ ...pool, losses })),
      promises,
    );
    return lostCount === 0 || steps.every((step) => step.reserved + step.allocated <= Math.max(0, step.held));
  }

  private lossesOf = (poolId: string) =>
    this.promises
      .filter((one) => one.poolId === poolId && one.lostCount > 0)
      .map((one) => ({ from: one.validTo, gpuCount: one.lostCount }));

  private promise(wanted: Wanted, status: "REQUESTED" | "HELD"): Promised | null {
    const pool = this.pools.find((one) => one.id === wanted.poolId);
    const { poolId, teamId, gpuCount, validFrom, validTo } = wanted;
    if (!pool || validTo <= validFrom || validFrom < pool.validFrom || validTo > pool.validTo) return null;
    const own = this.promises.filter((one) => one.poolId === poolId);
    if (shortageOf(pool, own, wanted)) return null;
    const id = `p${this.promises.length}`;
    const made: Promised = {
      ...{ id, poolId, teamId, gpuCount, validFrom, validTo, status },
      ...{ lostCount: 0, extendsId: null },
    };
    this.promises.push(made);
    this.write(made, requestMovements(made), null);
    return made;
  }

  private write(one: Promised, movements: readonly Movement[], approvedById: string | null): void {
    for (const movement of movements) {
      this.entries.push({
        ...movement,
        ...{ id: `e${this.entries.length}`, poolId: one.poolId, teamId: one.teamId, allocationId: one.id },
        ...{ actorId: "steward", approvedById },
      });
    }
  }
  private of = (one: Promised) => this.entries.filter((entry) => entry.allocationId === one.id);
}
