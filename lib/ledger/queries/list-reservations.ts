import "server-only";
import { db } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import type { ReservationView } from "../types";

/** Reservations that are held, of all pools or of one, with every name they carry; callers authorise. One statement. */
export function reservationViews(poolId?: string): Promise<ReservationView[]> {
  const ofPool = poolId === undefined ? Prisma.empty : Prisma.sql`AND r."poolId" = ${poolId}`;
  return db.$queryRaw<ReservationView[]>`
    SELECT r.id, r."poolId", r."teamId", r.purpose, r."gpuCount", r."validFrom"::text, r."validTo"::text, r."reservedAt", r.version,
      p."nameKo" AS "poolKo", p."nameEn" AS "poolEn", t."nameKo" AS "teamKo", t."nameEn" AS "teamEn",
      coalesce(u.name, '') AS "reservedBy"
    FROM "GpuReservation" r JOIN "GpuPool" p ON p.id = r."poolId"
      LEFT JOIN "Team" t ON t.id = r."teamId" LEFT JOIN "User" u ON u.id = r."reservedById"
    WHERE r.status = 'HELD' ${ofPool} ORDER BY r."validFrom", r.id`;
}
