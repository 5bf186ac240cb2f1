import type { GpuLine, MoneyLine, OwnLine } from "./statement";

type Say = (key: string, values?: Record<string, string | number>) => string;
/** `say` translates within `settlement.statement`, `resources` a kind of support. */
export type LineWords = { say: Say; resources: (key: string) => string; locale: "ko" | "en" };
type Line = GpuLine | MoneyLine | OwnLine;

/** What a line is called: GPUs, a kind of support, or an organisation's own contribution. */
export function lineName(line: Line, { say, resources, locale }: LineWords): string {
  if ("organisationId" in line)
    return say("own.of", { organisation: locale === "en" && line.nameEn ? line.nameEn : line.nameKo });
  return "agreedHours" in line ? say("gpu.title") : resources(line.key);
}

/** What was meant and what happened, in the line's own unit. */
export function lineFigures(line: Line): { planned: string; actual: string; unit: "HOURS" | "WON" } {
  if ("agreedHours" in line) return { planned: line.agreedHours, actual: line.allocatedHours, unit: "HOURS" };
  if ("limitWon" in line) return { planned: line.limitWon, actual: line.paidWon, unit: "WON" };
  return { planned: line.dueWon, actual: String(BigInt(line.cashWon) + BigInt(line.inKindWon)), unit: "WON" };
}
