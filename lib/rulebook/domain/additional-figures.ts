import type { Figure, FigureValue } from "./figure";
import type { RulebookContent } from "./rulebook";

/** P5: how an additional call differs: its seats, and the majority of the reviewers that a proposal needs. */
export function additionalFigures({ additional }: Pick<RulebookContent, "additional">): Figure[] {
  const figure = (label: string, value: FigureValue): Figure => ({ key: label, group: "aggregation", label, value });
  const word = additional.majorityOf === "VALID_SHEETS" ? "moreThanOfValid" : "moreThanOfDue";
  return [
    figure("additionalSeats", { kind: "count", unit: "teams", count: additional.seats }),
    figure("additionalMajority", {
      kind: "worded",
      word,
      params: { percent: additional.majorityOverBasisPoints / 100 },
    }),
  ];
}
