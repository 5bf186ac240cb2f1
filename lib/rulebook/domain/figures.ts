import { additionalFigures } from "./additional-figures";
import { committeeFigures } from "./committee-figures";
import { contestFigures } from "./contest-figures";
import type { Figure, FigureValue, Name, Unit } from "./figure";
import { objectionFigures } from "./objection-figures";
import { agreementFigures, contributionFigures, proposalFigures } from "./proposal-figures";
import type { RulebookContent } from "./rulebook";

const name = (one: { nameKo: string; nameEn: string }): Name => ({ ko: one.nameKo, en: one.nameEn });
const count = (unit: Unit, value: number): FigureValue => ({ kind: "count", unit, count: value });
const won = (amountWon: bigint): FigureValue => ({ kind: "won", amountWon });

function programmeFigures({ programme, target, agencies }: RulebookContent): Figure[] {
  return [
    {
      key: "years",
      group: "programme",
      label: "years",
      value: { kind: "text", text: `${programme.firstYear}–${programme.lastYear}` },
    },
    { key: "maxTeams", group: "programme", label: "maxTeams", value: count("teams", programme.maxTeams) },
    {
      key: "narrowing",
      group: "programme",
      label: "narrowing",
      value: { kind: "text", text: programme.narrowing.join(" → ") },
    },
    { key: "stageMonths", group: "programme", label: "stageMonths", value: count("months", programme.stageMonths) },
    ...(["GPU", "DATA", "TALENT"] as const).map(
      (resource): Figure => ({
        key: `agency.${resource}`,
        group: "programme",
        label: "agency",
        about: { resource },
        value: { kind: "text", text: agencies[resource] },
      }),
    ),
    {
      key: "targetRatio",
      group: "target",
      label: "targetRatio",
      value: { kind: "percent", basisPoints: target.ratioBasisPoints },
    },
    {
      key: "referenceMonths",
      group: "target",
      label: "referenceMonths",
      value: count("months", target.referenceMonths),
    },
  ];
}

function selectionFigures({ rubric, aggregation, tieChain, selection, additional }: RulebookContent): Figure[] {
  const scored = rubric.criteria.flatMap((criterion): Figure[] => [
    {
      key: `criterion.${criterion.key}`,
      group: "rubric",
      label: "criterion",
      about: { name: name(criterion) },
      value: { kind: "points", hundredths: criterion.maxHundredths },
    },
    ...criterion.subCriteria.map(
      (sub): Figure => ({
        key: `criterion.${criterion.key}.${sub.key}`,
        group: "rubric",
        label: "subCriterion",
        about: { name: name(sub), parent: name(criterion) },
        value: { kind: "points", hundredths: sub.maxHundredths },
      }),
    ),
  ]);
  const figure = (label: string, value: FigureValue): Figure => ({ key: label, group: "aggregation", label, value });
  return [
    ...scored,
    {
      key: "scoreStep",
      group: "rubric",
      label: "scoreStep",
      value: { kind: "points", hundredths: rubric.scoreStepHundredths },
    },
    ...(["commentMinLength", "opinionMinLength"] as const).map(
      (label): Figure => ({ key: label, group: "rubric", label, value: count("chars", rubric[label]) }),
    ),
    figure("trimFromSheets", count("sheets", aggregation.trimFromSheets)),
    figure("trimHigh", count("items", aggregation.trimHigh)),
    figure("trimLow", count("items", aggregation.trimLow)),
    figure("tieChain", { kind: "ties", chain: tieChain }),
    figure("cutoff", { kind: "points", hundredths: selection.cutoffHundredths }),
    figure("reserve", count("teams", selection.reserveCount)),
    figure("rankBands", { kind: "names", names: selection.rankBands.map(name) }),
    ...additionalFigures({ additional }),
  ];
}

/** G5. */
function utilisationFigures({ utilisation }: RulebookContent): Figure[] {
  const figure = (label: string, value: FigureValue): Figure => ({ key: label, group: "gpu", label, value });
  return [
    figure("lowUse", { kind: "percent", basisPoints: utilisation.lowUseBasisPoints }),
    figure("reportDueDays", count("days", utilisation.reportDueDays)),
  ];
}

function supportFigures({ proposal, gpu, data, talent }: RulebookContent): Figure[] {
  return [
    {
      key: "university",
      group: "proposal",
      label: "university",
      value: { kind: "needed", needed: proposal.requiresGraduateUniversity },
    },
    {
      key: "sections",
      group: "proposal",
      label: "sections",
      value: { kind: "sections", keys: proposal.sections.map((section) => section.key) },
    },
    {
      key: "gpuBlocks",
      group: "gpu",
      label: "gpuBlocks",
      value: { kind: "text", text: gpu.blocks.map((block) => block.toLocaleString("en-US")).join(" / ") },
    },
    { key: "halfYears", group: "gpu", label: "halfYears", value: { kind: "halfYears", halfYears: gpu.halfYears } },
    {
      key: "lessorExcludedThrough",
      group: "gpu",
      label: "lessorExcludedThrough",
      value: { kind: "halfYears", halfYears: [gpu.lessorExcludedThrough] },
    },
    ...gpu.guidance.map(
      ({ from, minPerTeam, maxPerTeam }): Figure => ({
        key: `guidance.${from}`,
        group: "gpu",
        label: "guidance",
        about: { halfYear: from },
        value: { kind: "gpuRange", from: minPerTeam, to: maxPerTeam },
      }),
    ),
    { key: "gpuMonthly", group: "gpu", label: "gpuMonthly", value: won(gpu.monthlyCostWonPerGpu) },
    { key: "dataJoint", group: "data", label: "dataJoint", value: won(data.jointPerYearWon) },
    { key: "dataOwnMin", group: "data", label: "dataOwnMin", value: won(data.ownPerYearMinWon) },
    { key: "dataOwnMax", group: "data", label: "dataOwnMax", value: won(data.ownPerYearMaxWon) },
    { key: "talentYear", group: "talent", label: "talentYear", value: won(talent.perYearWon) },
    ...talent.yearCaps.map(
      ({ year, capWon }): Figure => ({
        key: `talentCap.${year}`,
        group: "talent",
        label: "talentCap",
        about: { year },
        value: won(capWon),
      }),
    ),
    {
      key: "talentMatch",
      group: "talent",
      label: "talentMatch",
      value: { kind: "percent", basisPoints: talent.matchBasisPoints },
    },
    { key: "talentLast", group: "talent", label: "talentLast", value: { kind: "text", text: String(talent.lastYear) } },
  ];
}

function panelFigures({ panel, challenge, conflict }: RulebookContent): Figure[] {
  const figure = (label: string, value: FigureValue): Figure => ({ key: label, group: "panel", label, value });
  return [
    ...panel.rounds.map(
      ({ kind, othersReviews, identities }): Figure => ({
        ...figure(`rounds.${kind}`, { kind: "worded", word: `rounds.${othersReviews}.${identities}`, params: {} }),
      }),
    ),
    figure("earlierSheets", { kind: "worded", word: `earlierSheets.${panel.earlierSheets}`, params: {} }),
    figure("sheetsPerProposal", count("sheets", panel.sheetsPerProposal)),
    figure("foreignPerProposal", count("people", panel.foreignPerProposal)),
    figure("reviewFields", { kind: "names", names: panel.fields.map(name) }),
    figure("conflictYears", count("years", conflict.pastYears)),
    figure("challengeDays", count("days", challenge.windowDays)),
  ];
}

function stageFigures({ stage, committee }: RulebookContent): Figure[] {
  return [
    ...stage.parts.map(
      (part): Figure => ({
        key: `part.${part.key}`,
        group: "stage",
        label: "part",
        about: { name: name(part) },
        value: { kind: "percent", basisPoints: part.weightBasisPoints },
      }),
    ),
    { key: "gates", group: "stage", label: "gates", value: { kind: "names", names: stage.gates.map(name) } },
    { key: "stageTieChain", group: "stage", label: "stageTieChain", value: { kind: "ties", chain: stage.tieChain } },
    {
      key: "sensitivity",
      group: "stage",
      label: "sensitivity",
      value: { kind: "percent", basisPoints: stage.sensitivityBasisPoints },
    },
    ...committeeFigures({ committee }),
  ];
}

/** Every number of a rulebook as one list, in the order people read it. */
export const rulebookFigures = (content: RulebookContent): Figure[] => [
  ...programmeFigures(content),
  ...panelFigures(content),
  ...selectionFigures(content),
  ...supportFigures(content),
  ...utilisationFigures(content),
  ...proposalFigures(content),
  ...contributionFigures(content),
  ...agreementFigures(content),
  ...stageFigures(content),
  ...contestFigures(content),
  ...objectionFigures(content),
];

const spelling = (value: FigureValue | undefined): string =>
  JSON.stringify(value ?? null, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part));

export type FigureChange = { figure: Figure; before: FigureValue | null; after: FigureValue | null };

/** P3: what an amendment changes, as people read it. */
export function changedFigures(before: RulebookContent, after: RulebookContent): FigureChange[] {
  const old = new Map(rulebookFigures(before).map((figure) => [figure.key, figure]));
  const next = new Map(rulebookFigures(after).map((figure) => [figure.key, figure]));
  return [...new Map([...old, ...next]).values()]
    .filter((figure) => spelling(old.get(figure.key)?.value) !== spelling(next.get(figure.key)?.value))
    .map((figure) => ({
      figure,
      before: old.get(figure.key)?.value ?? null,
      after: next.get(figure.key)?.value ?? null,
    }));
}
