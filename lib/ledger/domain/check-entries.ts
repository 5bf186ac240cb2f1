import type { LedgerEntry } from "./balances";
import type { AllocationPeriod } from "./pool-use";

export type LedgerViolation = {
  code:
    | "UNBALANCED_ENTRY"
    | "FOREIGN_ENTRY"
    | "BAD_REVERSAL"
    | "BALANCE_MISMATCH"
    | "PERIOD_MISMATCH"
    | "GRANTED_MISMATCH"
    | "NEGATIVE_BALANCE"
    | "OUTSIDE_POOL"
    | "OVER_ALLOCATED"
    | "ONE_PERSON";
  subjectId: string;
  detail: string;
};

export const violation = (code: LedgerViolation["code"], subjectId: string, detail: string): LedgerViolation => ({
  code,
  subjectId,
  detail,
});

/** G3, L3: every entry by itself, its reversal, and the second person behind every grant. */
export function checkEntries(
  entries: readonly LedgerEntry[],
  allocations: readonly AllocationPeriod[],
): LedgerViolation[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
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

const isGrant = (entry: LedgerEntry): boolean =>
  entry.debit === "ALLOCATED" && entry.credit === "RESERVED" && entry.reversesId === null;
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
