import type { Day } from "./calendar";
import type { AllocationStatus } from "./pool-use";

export type AllocationPhase = Exclude<AllocationStatus, "APPROVED"> | "COMING" | "RUNNING" | "ENDED" | "RETURNING";

/** How an allocation stands on a day: one that was granted is to come, in use, or over; a return may be still to come. */
export function allocationPhase(
  { status, validFrom, validTo }: { status: AllocationStatus; validFrom: Day; validTo: Day },
  today: Day,
): AllocationPhase {
  if (status === "RETURNED" && validFrom < validTo && today < validTo) return "RETURNING";
  if (status !== "APPROVED") return status;
  if (today >= validTo) return "ENDED";
  return today < validFrom ? "COMING" : "RUNNING";
}
