import type { Figure, FigureValue } from "./figure";
import type { RulebookContent } from "./rulebook";

/** D1: the deliberation committee's size, quorum and majority. */
export function committeeFigures({ committee }: Pick<RulebookContent, "committee">): Figure[] {
  const figure = (label: string, value: FigureValue): Figure => ({ key: label, group: "other", label, value });
  const over = (basisPoints: number): FigureValue => ({
    kind: "worded",
    word: "moreThan",
    params: { percent: basisPoints / 100 },
  });
  return [
    figure("committee", { kind: "count", unit: "people", count: committee.maxMembers }),
    figure("committeeQuorum", over(committee.quorumOverBasisPoints)),
    figure("committeeCarry", over(committee.carryOverBasisPoints)),
    figure("committeeAbstentions", { kind: "needed", needed: committee.abstentionsCount }),
    figure("committeeStages", { kind: "needed", needed: committee.stageSessionRequired }),
    figure("committeeSource", { kind: "names", names: [{ ko: committee.sourceKo, en: committee.sourceEn }] }),
  ];
}
