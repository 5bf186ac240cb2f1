import "server-only";
import type { Reader } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import type { Report } from "../domain/report";

export type Effects = { accepted: number; corrected: number; unchanged: number };

/** Common table expressions over some reports: `fresh` holds those that say something new, with the revision each would get. */
export const freshReports = (reports: readonly Report[]): Prisma.Sql => Prisma.sql`
  given AS (
    SELECT * FROM unnest(
      ${reports.map((one) => one.teamId)}::text[], ${reports.map((one) => one.poolId)}::text[],
      ${reports.map((one) => one.startsAt.toISOString())}::timestamptz[], ${reports.map((one) => one.day)}::date[],
      ${reports.map((one) => one.hours)}::int[], ${reports.map((one) => one.availableMilliHours.toString())}::bigint[],
      ${reports.map((one) => one.usedMilliHours.toString())}::bigint[]
    ) AS g("teamId", "poolId", "startsAt", "day", "hours", "availableMilliHours", "usedMilliHours")
  ), fresh AS (
    SELECT g.*, coalesce(l."revision", 0) + 1 AS "revision"
    FROM given g LEFT JOIN LATERAL (
      -- One look at the index a row: a join would be planned as a scan while the table is young.
      SELECT r."revision", r."availableMilliHours", r."usedMilliHours" FROM "UtilisationReport" r
      WHERE r."teamId" = g."teamId" AND r."poolId" = g."poolId" AND r."day" = g."day" AND r."startsAt" = g."startsAt"
      ORDER BY r."revision" DESC LIMIT 1
    ) l ON true
    WHERE l."revision" IS NULL
      OR (l."availableMilliHours", l."usedMilliHours") IS DISTINCT FROM (g."availableMilliHours", g."usedMilliHours")
  )`;

export const effectsOf = (rows: readonly { accepted: number; corrected: number }[], count: number): Effects => {
  const { accepted = 0, corrected = 0 } = rows[0] ?? {};
  return { accepted, corrected, unchanged: count - accepted - corrected };
};
export const COUNTS = Prisma.sql`count(*) FILTER (WHERE "revision" = 1)::int AS accepted, count(*) FILTER (WHERE "revision" > 1)::int AS corrected`;

/** What writing some reports would do. */
export async function previewEffects(reader: Reader, reports: readonly Report[]): Promise<Effects> {
  if (reports.length === 0) return { accepted: 0, corrected: 0, unchanged: 0 };
  const rows = await reader.$queryRaw<{ accepted: number; corrected: number }[]>`
    WITH ${freshReports(reports)} SELECT ${COUNTS} FROM fresh`;
  return effectsOf(rows, reports.length);
}
