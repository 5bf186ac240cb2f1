import { ratioInterval } from "@/lib/references/domain/ratio-interval";
import { fractionFromStored } from "./exact";
import type { PartSheet } from "./part-sheet";
import { partHundredths, ratioRows } from "./standing";

export type PartInterval = { teamId: string; lowHundredths: number; highHundredths: number };

const FULL_HUNDREDTHS = 10_000;

/** E5, V3: how far chance alone may carry each team's points, from the spread of its runs. Teams without any spread are left out. */
export function partIntervals(sheet: PartSheet): PartInterval[] {
  const plan = sheet.verification;
  const references = sheet.references.map((one) => ({ ...one, valueMillionths: BigInt(one.valueMillionths) }));
  return sheet.teams.flatMap(({ teamId, values }) => {
    const own = new Map(
      Object.entries(values).map(([key, { value, errorMillionths }]) => [
        key,
        {
          value: fractionFromStored(value),
          errorMillionths: errorMillionths === null ? null : BigInt(errorMillionths),
        },
      ]),
    );
    const errors = new Map(
      [...own].flatMap(([key, { errorMillionths }]) =>
        errorMillionths === null ? [] : [[key, errorMillionths] as const],
      ),
    );
    const rows = ratioRows(plan, own, references);
    const interval = ratioInterval(plan.formula, rows, errors, plan.referenceModels, plan.missing);
    if (!interval) return [];
    const lowHundredths = partHundredths(plan, interval.lowMillionths);
    // Points are rounded down; an interval is never shown narrower than it is.
    const high = partHundredths(plan, interval.highMillionths);
    return [{ teamId, lowHundredths, highHundredths: Math.min(FULL_HUNDREDTHS, high + 1) }];
  });
}
