import "server-only";
import { db } from "@/lib/platform/db";
import type { LedgerEntryView } from "../types";

const SHOWN = 100;

/** The latest movements of a pool with every name they carry; callers authorise. One statement, by the index on pool and time. */
export function latestEntries(poolId: string): Promise<LedgerEntryView[]> {
  return db.$queryRaw<LedgerEntryView[]>`
    SELECT e.id, e.at, e.debit::text, e.credit::text, e."gpuCount", e."effectiveOn"::text, e."periodFrom"::text, e."periodTo"::text,
      e.reason, e."reversesId" IS NOT NULL AS "isReversal",
      coalesce(t."nameKo", r.purpose, '') AS "teamKo", coalesce(t."nameEn", r.purpose, '') AS "teamEn",
      coalesce(u.name, '') AS actor, a.name AS approver
    FROM (SELECT * FROM "GpuLedgerEntry" WHERE "poolId" = ${poolId} ORDER BY at DESC, id DESC LIMIT ${SHOWN}) e
      LEFT JOIN "Team" t ON t.id = e."teamId" LEFT JOIN "GpuReservation" r ON r.id = e."reservationId"
      LEFT JOIN "User" u ON u.id = e."actorId" LEFT JOIN "User" a ON a.id = e."approvedById"
    ORDER BY e.at DESC, e.id DESC`;
}
