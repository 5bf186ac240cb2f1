import { formatDate } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { RefusalParams } from "@/lib/platform/outcome";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/**
 * What a refusal names, as people read it: days as dates with their weekday. Ends are half-open in the rules, so each day `x` can
 * also be said as the last one before it, `{xLast}`.
 */
export function refusalParams(params: RefusalParams, locale: Locale): RefusalParams {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]): [string, string | number][] => {
      if (typeof value !== "string" || !DAY.test(value)) return [[name, value]];
      const day = new Date(`${value}T00:00:00.000Z`);
      const last = new Date(day.getTime() - DAY_MS);
      return [
        [name, formatDate(day, locale)],
        [`${name}Last`, formatDate(last, locale)],
      ];
    }),
  );
}
