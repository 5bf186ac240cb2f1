import "server-only";
import { type Day, dateOf, dayOf, nextDay } from "@/lib/ledger/domain/calendar";
import type { AllocationPeriod } from "@/lib/ledger/domain/pool-use";
import type { Reader } from "@/lib/platform/db";
import { expectedWithin, NO_USE, type Reported, type WeekUse } from "../domain/usage";

type Asked = {
  weeks: readonly Day[];
  /** The day that is not over, and the first day whose reports are not due yet. */
  today: Day;
  dueEnd: Day;
  teamIds: readonly string[];
  allocations: readonly AllocationPeriod[];
};
type Row = Reported & { teamId: string; week: Date };

/** What teams reported week by week, in one statement however many hours there are. */
async function reportedWeeks(reader: Reader, { weeks, dueEnd, teamIds }: Asked): Promise<Map<string, Reported>> {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return new Map();
  const rows = await reader.$queryRaw<Row[]>`
    SELECT "teamId", date_trunc('week', "day"::timestamp)::date AS week,
      sum("availableMilliHours")::bigint AS "availableMilliHours", sum("usedMilliHours")::bigint AS "usedMilliHours",
      coalesce(sum("reportedHours") FILTER (WHERE "day" < ${dueEnd}::date), 0)::int AS "reportedHours",
      sum("lateHours")::int AS "lateHours", sum("correctedHours")::int AS "correctedHours"
    FROM "UtilisationDay"
    WHERE "teamId" = ANY(${[...teamIds]}) AND "day" >= ${dateOf(first)}::date AND "day" < ${dateOf(nextDay(last, 7))}::date
    GROUP BY 1, 2`;
  return new Map(rows.map(({ teamId, week, ...sums }) => [`${teamId} ${dayOf(week)}`, sums]));
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** G5: every team's weeks, with what was to be reported by now; the same statement for one team and for all. Callers authorise. */
export async function weekUses(reader: Reader, asked: Asked): Promise<Map<string, WeekUse[]>> {
  const reported = await reportedWeeks(reader, asked);
  return new Map(
    asked.teamIds.map((teamId) => {
      const own = asked.allocations.filter((one) => one.teamId === teamId);
      const weeks = asked.weeks.map((week) => {
        const until = (day: Day) => expectedWithin(own, { from: week, to: earlier(nextDay(week, 7), day) });
        const { expectedHours } = until(asked.dueEnd);
        const { allocatedMilliHours } = until(asked.today);
        return { ...NO_USE, ...reported.get(`${teamId} ${week}`), expectedHours, allocatedMilliHours };
      });
      return [teamId, weeks];
    }),
  );
}
