import type { ChartTable } from "@/components/charts/prepare";
import { wordIn } from "@/components/ledger/words";
import type { Day } from "@/lib/ledger/domain/calendar";
import type { Locale } from "@/lib/platform/i18n/routing";
import { missingHours, usageBasisPoints, type WeekUse } from "@/lib/utilisation/domain/usage";

type Row = { week: Day; nameKo: string; nameEn: string; use: WeekUse };
type Words = { t: (key: (typeof COLUMNS)[number]) => string; locale: Locale };

const COLUMNS = [
  ...(["week", "team", "allocated", "available", "used", "usage"] as const),
  ...(["expected", "reported", "missing", "late", "corrected"] as const),
] as const;

/** Decimal text with three places: exact, and a spreadsheet reads it as a number. */
const decimal = (milliHours: bigint): string =>
  `${milliHours / 1_000n}.${String(milliHours % 1_000n).padStart(3, "0")}`;

/** Weeks of teams as rows and columns. */
export function usageTable(rows: readonly Row[], { t, locale }: Words): ChartTable {
  return {
    columns: COLUMNS.map((column) => t(column)),
    rows: rows.map(({ week, nameKo, nameEn, use }) => {
      const share = usageBasisPoints(use);
      return [
        ...[week, wordIn(locale, nameKo, nameEn), decimal(use.allocatedMilliHours)],
        ...[decimal(use.availableMilliHours), decimal(use.usedMilliHours), share === null ? null : share / 100],
        ...[use.expectedHours, use.reportedHours, missingHours(use), use.lateHours, use.correctedHours],
      ];
    }),
  };
}
