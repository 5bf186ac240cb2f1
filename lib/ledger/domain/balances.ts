import type { Day } from "./calendar";
import type { AllocationPeriod } from "./pool-use";

export const LEDGER_ACCOUNTS = ["POOL", "RESERVED", "ALLOCATED", "RETURNED", "LOST"] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

/** One movement of GPUs (G3): out of `credit`, into `debit`, counting from `effectiveOn`. */
export type LedgerEntry = {
  id: string;
  poolId: string;
  /** The allocation or the reservation that it is about. */
  allocationId: string;
  /** Empty for a reservation whose team is still to be selected. */
  teamId: string;
  debit: LedgerAccount;
  credit: LedgerAccount;
  gpuCount: number;
  effectiveOn: Day;
  actorId: string;
  approvedById: string | null;
  reversesId: string | null;
};
export type Balances = Record<LedgerAccount, number>;

export const noBalances = (): Balances => ({ POOL: 0, RESERVED: 0, ALLOCATED: 0, RETURNED: 0, LOST: 0 });

/** What each account holds, of all movements that count on or before a day (of all, without one). They always add up to zero. */
export function balancesOf(
  entries: readonly Pick<LedgerEntry, "debit" | "credit" | "gpuCount" | "effectiveOn">[],
  onDay?: Day,
): Balances {
  const balances = noBalances();
  for (const entry of entries) {
    if (onDay !== undefined && entry.effectiveOn > onDay) continue;
    balances[entry.debit] += entry.gpuCount;
    balances[entry.credit] -= entry.gpuCount;
  }
  return balances;
}

/** G3: GPUs ever granted by a day, reversals taken off: what came into ALLOCATED from RESERVED. */
export function grantedOf(entries: readonly LedgerEntry[], onDay?: Day): number {
  return entries
    .filter((entry) => onDay === undefined || entry.effectiveOn <= onDay)
    .reduce((sum, { debit, credit, gpuCount }) => {
      if (debit === "ALLOCATED" && credit === "RESERVED") return sum + gpuCount;
      return debit === "RESERVED" && credit === "ALLOCATED" ? sum - gpuCount : sum;
    }, 0);
}

export type Movement = Pick<LedgerEntry, "debit" | "credit" | "gpuCount" | "effectiveOn" | "reversesId">;
type Held = { gpuCount: number; validFrom: Day; validTo: Day };

/** Asking reserves. */
export const requestMovements = ({ gpuCount, validFrom }: Held): Movement[] => [
  { debit: "RESERVED", credit: "POOL", gpuCount, effectiveOn: validFrom, reversesId: null },
];

/** Approval grants, and books the return at the end of the period at once, so that the account of any day is complete (G4). */
export const approvalMovements = ({ gpuCount, validFrom, validTo }: Held): Movement[] => [
  { debit: "ALLOCATED", credit: "RESERVED", gpuCount, effectiveOn: validFrom, reversesId: null },
  { debit: "RETURNED", credit: "ALLOCATED", gpuCount, effectiveOn: validTo, reversesId: null },
];

/** G3: the mirror of an entry. */
export const reversalOf = (
  entry: Pick<LedgerEntry, "id" | "debit" | "credit" | "gpuCount" | "effectiveOn">,
): Movement => ({
  debit: entry.credit,
  credit: entry.debit,
  gpuCount: entry.gpuCount,
  effectiveOn: entry.effectiveOn,
  reversesId: entry.id,
});

type Stored = Pick<LedgerEntry, "id" | "debit" | "credit" | "gpuCount" | "effectiveOn" | "reversesId">;

/** The entry of one kind that stands, i.e. that nothing reverses. */
export function standing(entries: readonly Stored[], debit: LedgerAccount, credit: LedgerAccount): Stored | null {
  const reversed = new Set(entries.map((entry) => entry.reversesId));
  return (
    entries.find(
      (entry) =>
        entry.debit === debit && entry.credit === credit && entry.reversesId === null && !reversed.has(entry.id),
    ) ?? null
  );
}

/** A refused request or a reservation given up: what was reserved is reversed. */
export function rejectionMovements(entries: readonly Stored[]): Movement[] {
  const reserved = standing(entries, "RESERVED", "POOL");
  return reserved ? [reversalOf(reserved)] : [];
}

/** G4: an early return reverses the booked end and returns on the day instead; what does not come back is lost (G3). */
export function returnMovements(entries: readonly Stored[], onDay: Day, lostCount = 0): Movement[] {
  const end = standing(entries, "RETURNED", "ALLOCATED");
  if (!end) return [];
  const out = (debit: LedgerAccount, gpuCount: number): Movement[] =>
    gpuCount > 0 ? [{ debit, credit: "ALLOCATED", gpuCount, effectiveOn: onDay, reversesId: null }] : [];
  return [reversalOf(end), ...out("RETURNED", end.gpuCount - lostCount), ...out("LOST", lostCount)];
}

/** G3: an allocation that should never have been; every entry that stands is reversed. */
export function reversalMovements(entries: readonly Stored[]): Movement[] {
  const reversed = new Set(entries.map((entry) => entry.reversesId));
  return entries.filter((entry) => entry.reversesId === null && !reversed.has(entry.id)).map(reversalOf);
}

/** Where the GPUs of an allocation end up once every booked movement counts. */
export const FINAL_ACCOUNT: Record<AllocationPeriod["status"], LedgerAccount | null> = {
  ...{ REQUESTED: "RESERVED", APPROVED: "RETURNED", RETURNED: "RETURNED", REJECTED: null, REVERSED: null },
  ...{ HELD: "RESERVED", RELEASED: null, USED: null },
};
