import "server-only";
import { db } from "@/lib/platform/db";
import { dayOf } from "../domain/calendar";
import type { ReservationView } from "../types";

/** Reservations that are held, of all pools or of one; callers authorise. Two queries. */
export async function reservationViews(poolId?: string): Promise<ReservationView[]> {
  const rows = await db.gpuReservation.findMany({
    where: { status: "HELD", ...(poolId === undefined ? {} : { poolId }) },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, poolId: true, teamId: true, purpose: true, gpuCount: true, validFrom: true, validTo: true },
      ...{ reservedById: true, reservedAt: true, version: true },
      pool: { select: { nameKo: true, nameEn: true } },
      team: { select: { nameKo: true, nameEn: true } },
    },
  });
  const ids = [...new Set(rows.map((row) => row.reservedById))];
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map(({ pool, team, reservedById, ...row }) => ({
    ...row,
    ...{ validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo) },
    ...{ poolKo: pool.nameKo, poolEn: pool.nameEn, teamKo: team?.nameKo ?? null, teamEn: team?.nameEn ?? null },
    reservedBy: names.get(reservedById) ?? "",
  }));
}
