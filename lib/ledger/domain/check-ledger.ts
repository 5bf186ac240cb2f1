import { balancesOf, FINAL_ACCOUNT, grantedOf, LEDGER_ACCOUNTS, type LedgerEntry } from "./balances";
import { type AllocationPeriod, occupies, type PoolPeriod, poolUse } from "./pool-use";

export type LedgerViolation = {
  code:
    | "UNBALANCED_ENTRY"
    | "FOREIGN_ENTRY"
    | "BAD_REVERSAL"
    | "BALANCE_MISMATCH"
    | "PERIOD_MISMATCH"
    | "GRANTED_MISMATCH"
    | "OUTSIDE_POOL"
    | "OVER_ALLOCATED"
    | "ONE_PERSON";
  subjectId: string;
  detail: string;
};

const violation = (code: LedgerViolation["code"], subjectId: string, detail: string): LedgerViolation => ({
  code,
  subjectId,
  detail,
});

/** G2, G3, L3: what must hold between entries, allocations and pools at any time; an empty list means that it does. */
export function checkLedger(
  entries: readonly LedgerEntry[],
  allocations: readonly AllocationPeriod[],
  pools: readonly PoolPeriod[],
): LedgerViolation[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byAllocation = Map.groupBy(entries, (entry) => entry.allocationId);
  const known = new Map(allocations.map((allocation) => [allocation.id, allocation]));
  const requesters = new Map(
    entries
      .filter((entry) => entry.debit === "RESERVED" && entry.credit === "POOL")
      .map((entry) => [entry.allocationId, entry.actorId]),
  );
  return [
    ...entries.flatMap((entry) => checkEntry(entry, known.get(entry.allocationId), byId)),
    ...entries
      .filter((entry) => isGrant(entry) && lacksSecondPerson(entry, requesters))
      .map((entry) => violation("ONE_PERSON", entry.id, "granted without a second person")),
    ...checkDoubleReversals(entries),
    ...allocations.flatMap((allocation) => checkAllocation(allocation, byAllocation.get(allocation.id) ?? [])),
    ...pools.flatMap((pool) =>
      checkPool(
        pool,
        allocations.filter((one) => one.poolId === pool.id),
      ),
    ),
    ...checkGranted(entries),
  ];
}

function checkEntry(
  entry: LedgerEntry,
  allocation: AllocationPeriod | undefined,
  byId: ReadonlyMap<string, LedgerEntry>,
): LedgerViolation[] {
  const found: LedgerViolation[] = [];
  if (!(entry.gpuCount > 0) || entry.debit === entry.credit) {
    found.push(violation("UNBALANCED_ENTRY", entry.id, `${entry.credit}→${entry.debit} ${entry.gpuCount}`));
  }
  if (!allocation || allocation.poolId !== entry.poolId || allocation.teamId !== entry.teamId) {
    found.push(violation("FOREIGN_ENTRY", entry.id, "pool or team differs from the allocation's"));
  }
  if (entry.reversesId !== null && !isMirror(entry, byId.get(entry.reversesId))) {
    found.push(violation("BAD_REVERSAL", entry.id, `does not mirror ${entry.reversesId}`));
  }
  return found;
}

const isGrant = (entry: LedgerEntry): boolean => entry.debit === "ALLOCATED" && entry.credit === "RESERVED";
const lacksSecondPerson = (entry: LedgerEntry, requesters: ReadonlyMap<string, string>): boolean =>
  !entry.approvedById || entry.approvedById === requesters.get(entry.allocationId);

const isMirror = (entry: LedgerEntry, original: LedgerEntry | undefined): boolean =>
  original !== undefined &&
  original.reversesId === null &&
  original.allocationId === entry.allocationId &&
  original.debit === entry.credit &&
  original.credit === entry.debit &&
  original.gpuCount === entry.gpuCount &&
  original.effectiveOn === entry.effectiveOn;

function checkDoubleReversals(entries: readonly LedgerEntry[]): LedgerViolation[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    if (entry.reversesId === null) return [];
    const twice = seen.has(entry.reversesId);
    seen.add(entry.reversesId);
    return twice ? [violation("BAD_REVERSAL", entry.id, `${entry.reversesId} is reversed twice`)] : [];
  });
}

/** The entries of an allocation tell the same as its row: where the GPUs end up, and on which days they are out. */
function checkAllocation(allocation: AllocationPeriod, entries: readonly LedgerEntry[]): LedgerViolation[] {
  const final = FINAL_ACCOUNT[allocation.status];
  const balances = balancesOf(entries);
  const expected = (account: string) =>
    (account === final ? allocation.gpuCount : 0) - (account === "POOL" && final ? allocation.gpuCount : 0);
  const wrong = LEDGER_ACCOUNTS.filter((account) => account !== "LOST" && balances[account] !== expected(account));
  const found = wrong.map((account) =>
    violation("BALANCE_MISMATCH", allocation.id, `${account} ${balances[account]}, expected ${expected(account)}`),
  );
  if (allocation.status !== "APPROVED" && allocation.status !== "RETURNED") return found;
  const days = [...new Set([...entries.map((entry) => entry.effectiveOn), allocation.validFrom, allocation.validTo])];
  for (const day of days) {
    const out = balancesOf(entries, day).ALLOCATED;
    const should =
      occupies(allocation) && allocation.validFrom <= day && day < allocation.validTo ? allocation.gpuCount : 0;
    if (out !== should) found.push(violation("PERIOD_MISMATCH", allocation.id, `${day}: ${out}, expected ${should}`));
  }
  return found;
}

/** G2: never more promised than held, on any day. */
function checkPool(pool: PoolPeriod, allocations: readonly AllocationPeriod[]): LedgerViolation[] {
  const outside = allocations
    .filter((one) => occupies(one) && (one.validFrom < pool.validFrom || one.validTo > pool.validTo))
    .map((one) => violation("OUTSIDE_POOL", one.id, `${one.validFrom}..${one.validTo}`));
  const over = poolUse([pool], allocations)
    .filter((step) => step.reserved + step.allocated > Math.max(step.held, 0))
    .map((step) =>
      violation("OVER_ALLOCATED", pool.id, `${step.day}: ${step.reserved + step.allocated} of ${step.held}`),
    );
  return [...outside, ...over];
}

/** G3: granted = in use + returned + lost, on every day on which anything changes. */
function checkGranted(entries: readonly LedgerEntry[]): LedgerViolation[] {
  const days = [...new Set(entries.map((entry) => entry.effectiveOn))].sort();
  return days.flatMap((day) => {
    const { ALLOCATED, RETURNED, LOST } = balancesOf(entries, day);
    const granted = grantedOf(entries, day);
    return granted === ALLOCATED + RETURNED + LOST
      ? []
      : [violation("GRANTED_MISMATCH", day, `${granted} ≠ ${ALLOCATED} + ${RETURNED} + ${LOST}`)];
  });
}
