import "server-only";
import { dayOf } from "@/lib/ledger/domain/calendar";
import { db } from "@/lib/platform/db";
import { missingHours, usageBasisPoints } from "../domain/usage";
import type { DeliveryView, WarningView } from "../types";

const SHOWN = 50;

type Named = { id: string; nameKo: string; nameEn: string };

/** The latest warnings about some teams; callers authorise. */
export async function latestWarnings(teams: readonly Named[]): Promise<WarningView[]> {
  const names = new Map(teams.map((team) => [team.id, team]));
  const rows = await db.utilisationWarning.findMany({
    where: { teamId: { in: [...names.keys()] } },
    orderBy: [{ week: "desc" }, { at: "desc" }, { id: "desc" }],
    take: SHOWN,
    select: {
      ...{ id: true, teamId: true, week: true, kind: true, at: true, expectedHours: true, reportedHours: true },
      ...{ availableMilliHours: true, usedMilliHours: true },
    },
  });
  return rows.map(({ week, ...row }) => ({
    ...{ id: row.id, teamId: row.teamId, kind: row.kind, at: row.at, week: dayOf(week) },
    ...{ teamKo: names.get(row.teamId)?.nameKo ?? "", teamEn: names.get(row.teamId)?.nameEn ?? "" },
    thenBasisPoints: usageBasisPoints(row),
    thenMissingHours: missingHours(row),
  }));
}

/** The latest files and calls over all teams, for staff; callers authorise. */
export async function latestDeliveries(): Promise<DeliveryView[]> {
  const rows = await db.utilisationDelivery.findMany({
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: 10,
    select: {
      ...{ id: true, channel: true, byId: true, receivedAt: true, token: { select: { name: true } } },
      ...{ acceptedCount: true, correctedCount: true, unchangedCount: true, refusedCount: true },
    },
  });
  const names = new Map(
    (
      await db.user.findMany({
        where: { id: { in: [...new Set(rows.map((row) => row.byId))] } },
        select: { id: true, name: true },
      })
    ).map((user) => [user.id, user.name]),
  );
  return rows.map(({ byId, token, ...row }) => ({ ...row, by: token?.name ?? names.get(byId) ?? "" }));
}
