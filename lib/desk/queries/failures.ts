import "server-only";
import { db } from "@/lib/platform/db";
import { WRITE_FAILURES, WRITE_KINDS, type WriteFailure, type WriteKind } from "@/lib/platform/failed-writes";
import type { DeadlineStatus } from "../types";

type Counted = { minute: Date; kind: string; failure: string; count: number };

/** Writes of the whole portal that failed in these minutes, quiet minutes included. One statement. */
export async function failuresOf(minutes: readonly Date[]): Promise<DeadlineStatus["failures"]> {
  const rows: Counted[] = await db.failedWrite.findMany({ where: { minute: { in: [...minutes] } } });
  const sum = (wanted: (row: Counted) => boolean) => rows.filter(wanted).reduce((total, { count }) => total + count, 0);
  const counts = (kind: WriteKind) =>
    Object.fromEntries(
      WRITE_FAILURES.map((failure) => [failure, sum((row) => row.kind === kind && row.failure === failure)]),
    ) as Record<WriteFailure, number>;
  return {
    perMinute: minutes.map((minute) => ({
      minute: minute.toISOString(),
      count: sum((row) => row.minute.getTime() === minute.getTime() && row.failure !== "REFUSED"),
    })),
    byKind: WRITE_KINDS.map((kind) => ({ kind, counts: counts(kind) })),
  };
}
