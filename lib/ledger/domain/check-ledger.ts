import { type Balances, balancesOf, FINAL_ACCOUNT, grantedOf, LEDGER_ACCOUNTS, type LedgerEntry } from "./balances";
import { checkEntries, type LedgerViolation, violation } from "./check-entries";
import { type AllocationPeriod, occupies, type PoolPeriod, poolUse } from "./pool-use";

/** G2, G3, L3: what must hold between entries, promises and pools at any time; an empty list means that it does. */
export function checkLedger(
  entries: readonly LedgerEntry[],
  allocations: readonly (AllocationPeriod & { lostCount?: number })[],
  pools: readonly PoolPeriod[],
): LedgerViolation[] {
  const byAllocation = Map.groupBy(entries, (entry) => entry.allocationId);
  return [
    ...checkEntries(entries, allocations),
    ...allocations.flatMap((allocation) => checkAllocation(allocation, byAllocation.get(allocation.id) ?? [])),
    ...pools.flatMap((pool) =>
      checkPool(
        pool,
        allocations.filter((one) => one.poolId === pool.id),
      ),
    ),
    ...checkConservation(entries),
  ];
}

/** The entries of an allocation tell the same as its row: where the GPUs end up, and on which days they are out. */
function checkAllocation(
  allocation: AllocationPeriod & { lostCount?: number },
  entries: readonly LedgerEntry[],
): LedgerViolation[] {
  const final = FINAL_ACCOUNT[allocation.status];
  const lost = allocation.lostCount ?? 0;
  const expected: Balances = { POOL: 0, RESERVED: 0, ALLOCATED: 0, RETURNED: 0, LOST: lost };
  if (final) {
    expected.POOL = -allocation.gpuCount;
    expected[final] = allocation.gpuCount - lost;
  }
  const balances = balancesOf(entries);
  const found = LEDGER_ACCOUNTS.filter((account) => balances[account] !== expected[account]).map((account) =>
    violation("BALANCE_MISMATCH", allocation.id, `${account} ${balances[account]}, expected ${expected[account]}`),
  );
  const isGranted = allocation.status === "APPROVED" || allocation.status === "RETURNED";
  const watched = isGranted ? "ALLOCATED" : "RESERVED";
  if (!isGranted && final === null) return found;
  const days = [...new Set([...entries.map((entry) => entry.effectiveOn), allocation.validFrom, allocation.validTo])];
  for (const day of days) {
    const out = balancesOf(entries, day)[watched];
    // What is reserved only begins: nobody has been given it, so nothing of it ends.
    const within = allocation.validFrom <= day && (!isGranted || day < allocation.validTo);
    const should = occupies(allocation) && within ? allocation.gpuCount : 0;
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

/** G3: of every pool and team, on every day on which anything changes: granted = in use + returned + lost, and nothing negative. */
function checkConservation(entries: readonly LedgerEntry[]): LedgerViolation[] {
  const accounts = Map.groupBy(entries, (entry) => `${entry.poolId} ${entry.teamId}`);
  return [...accounts].flatMap(([key, own]) => checkAccount(key, own));
}

function checkAccount(key: string, entries: readonly LedgerEntry[]): LedgerViolation[] {
  const found: LedgerViolation[] = [];
  const balances = balancesOf([]);
  let granted = 0;
  const days = [...Map.groupBy(entries, (entry) => entry.effectiveOn)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [day, changes] of days) {
    const change = balancesOf(changes);
    for (const account of LEDGER_ACCOUNTS) balances[account] += change[account];
    granted += grantedOf(changes);
    const { RESERVED, ALLOCATED, RETURNED, LOST } = balances;
    if (granted !== ALLOCATED + RETURNED + LOST) {
      found.push(violation("GRANTED_MISMATCH", key, `${day}: ${granted} ≠ ${ALLOCATED} + ${RETURNED} + ${LOST}`));
    }
    if (Math.min(RESERVED, ALLOCATED, RETURNED, LOST) < 0) {
      found.push(violation("NEGATIVE_BALANCE", key, `${day}: ${RESERVED}, ${ALLOCATED}, ${RETURNED}, ${LOST}`));
    }
  }
  return found;
}
