import "server-only";
import { dayOf } from "../domain/calendar";
import type { AllocationPeriod, AllocationStatus } from "../domain/pool-use";

/** What every decision about an allocation must know. */
export const ALLOCATION = {
  id: true,
  poolId: true,
  teamId: true,
  gpuCount: true,
  validFrom: true,
  validTo: true,
  status: true,
  version: true,
  requestedById: true,
} as const;

type Row = Omit<AllocationPeriod, "validFrom" | "validTo"> & {
  validFrom: Date;
  validTo: Date;
  status: AllocationStatus;
  version: number;
  requestedById: string;
};
export type LoadedAllocation = AllocationPeriod & { version: number; requestedById: string };

export const loaded = (row: Row): LoadedAllocation => ({
  ...row,
  validFrom: dayOf(row.validFrom),
  validTo: dayOf(row.validTo),
});
