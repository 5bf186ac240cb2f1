import "server-only";
import type { Tx } from "@/lib/platform/db";
import { lateFrom } from "../domain/period";
import type { Report } from "../domain/report";
import { COUNTS, type Effects, effectsOf, freshReports } from "../queries/report-effects";

/** Deliveries about the same team queue here until the transaction ends, so that revisions have one order. Locks are taken in order of teams. */
export const lockReports = (tx: Tx, teamIds: readonly string[]) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('utilisation:' || team, 0))
    FROM (SELECT DISTINCT u AS team FROM unnest(${[...teamIds].sort()}::text[]) u ORDER BY 1) teams`;

type Delivered = { deliveryId: string; reportDueDays: number; at: Date };

/** The first instant at which each day's reports are late, by day. */
const lateDays = (reports: readonly Report[], { reportDueDays, at }: Delivered): string[] =>
  [...new Set(reports.map((one) => one.day))].filter((day) => at >= lateFrom(day, reportDueDays));

/**
 * G5: writes reports, each at most once in `reports`: new ones as revision 1, changed ones as the next revision, the same again not
 * at all. Callers hold lockReports of their teams and have asked `repeats`.
 */
export async function writeReports(tx: Tx, reports: readonly Report[], delivered: Delivered): Promise<Effects> {
  if (reports.length === 0) return { accepted: 0, corrected: 0, unchanged: 0 };
  await tx.utilisationDay.createMany({
    data: [...new Map(reports.map((one) => [`${one.teamId} ${one.poolId} ${one.day}`, one])).values()].map(
      ({ teamId, poolId, day, hours }) => ({ teamId, poolId, day: new Date(`${day}T00:00:00Z`), hours }),
    ),
    skipDuplicates: true,
  });
  const rows = await tx.$queryRaw<{ accepted: number; corrected: number }[]>`
    WITH ${freshReports(reports)}, written AS (
      INSERT INTO "UtilisationReport" ("teamId", "poolId", "startsAt", "revision", "day", "hours", "availableMilliHours",
        "usedMilliHours", "isLate", "deliveryId", "receivedAt")
      SELECT "teamId", "poolId", "startsAt", "revision", "day", "hours", "availableMilliHours", "usedMilliHours",
        "day" = ANY(${lateDays(reports, delivered)}::date[]), ${delivered.deliveryId}, ${delivered.at}
      FROM fresh RETURNING "revision"
    ) SELECT ${COUNTS} FROM written`;
  return effectsOf(rows, reports.length);
}
