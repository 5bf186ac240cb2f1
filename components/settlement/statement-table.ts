import type { ChartTable } from "@/components/charts/prepare";
import type { Locale } from "@/lib/platform/i18n/routing";
import { figureCell } from "@/lib/platform/tabular";
import { lineFigures, lineName } from "@/lib/settlement/domain/line-words";
import { linesOf, type StatementContent } from "@/lib/settlement/domain/statement";

const COLUMNS = ["part", "item", "unit", "planned", "actual", "carryWon", "returnWon", "explanation"] as const;
type Translate = (key: string, values?: Record<string, string | number>) => string;

const figure = (amount: string) => figureCell(BigInt(amount));

/** A statement as rows and columns; figures are whole, so that a spreadsheet can add them up. */
export function settlementTable(content: StatementContent, t: Translate, locale: Locale): ChartTable {
  const say: Translate = (key, values) => t(`settlement.statement.${key}`, values);
  const words = { say, resources: (key: string) => t(`teams.resources.${key}`), locale };
  return {
    columns: COLUMNS.map((column) => say(`table.${column}`)),
    rows: linesOf(content).map((line) => {
      const { planned, actual, unit } = lineFigures(line);
      const part = unit === "HOURS" ? "gpu.title" : "limitWon" in line ? "money.title" : "own.title";
      const moved = "limitWon" in line ? [figure(line.carryWon), figure(line.returnWon)] : [null, null];
      return [
        ...[say(part), lineName(line, words), say(unit === "HOURS" ? "table.unitHours" : "table.unitWon")],
        ...[figure(planned), figure(actual), ...moved, line.explanation],
      ];
    }),
  };
}
