import { getLocale, getTranslations } from "next-intl/server";
import { formatDate, formatPercent, formatScore } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { NextTargets, PlanCalendar, StagePlan } from "@/lib/stages/domain/plan";
import type { SafetyPlan } from "@/lib/stages/domain/verification-plan";
import { derivativesFacts } from "./derivatives-facts";
import { nameIn } from "./names";

export type PlanFact = { term: string; text: string };

/** V4: which hazards are looked at, and what comes of them: a gate, a part, or both. */
export async function safetyText(safety: SafetyPlan, parts: StagePlan["parts"]): Promise<string> {
  const [v, h, g, locale] = [
    await getTranslations("stages.verification"),
    await getTranslations("stages.hazards"),
    await getTranslations("stages.grades"),
    await getLocale(),
  ];
  const part = parts.find((one) => one.key === safety.part?.partKey);
  return [
    safety.hazards.map((one) => h(one)).join(", "),
    safety.gateKey ? v("safetyGateValue", { worst: g(safety.worst) }) : v("safetyNoGate"),
    ...(safety.part && part
      ? [
          v("safetyPartValue", {
            part: nameIn(locale, part),
            measure: v(`safetyMeasures.${safety.part.measure}`),
          }),
        ]
      : []),
  ].join(". ");
}

type PlanWords = Awaited<ReturnType<typeof getTranslations<"stages.plan">>>;

/** E1: the targets of the next stage in one line. */
export const nextText = (t: PlanWords, { targetBasisPoints, survivors }: NextTargets): string =>
  t("nextValue", { target: formatPercent(targetBasisPoints / 10_000), survivors });

/** E2: the places in words: a number, or a range with its floor. */
export const placesText = (t: PlanWords, { survivors, leastSurvivors }: StagePlan): string =>
  leastSurvivors === undefined ? t("places", { survivors }) : t("placesRange", { least: leastSurvivors, survivors });

/** E2: the days of the plan in one line. */
export const calendarText = (t: PlanWords, { scoringFrom, scoringThrough, resultOn }: PlanCalendar, locale: Locale) => {
  const day = (text: string) => formatDate(new Date(text), locale);
  return t("calendarValue", { from: day(scoringFrom), through: day(scoringThrough), result: day(resultOn) });
};

/** S5: a link of the tie chain in words. */
export function tieText(t: PlanWords, step: string, parts: StagePlan["parts"], locale: Locale): string {
  if (step === "total") return t("tieTotal");
  if (step === "lot") return t("tieLot");
  const part = parts.find((one) => `part:${one.key}` === step);
  return part ? nameIn(locale, part) : step;
}

/** A plan as pairs of term and text, so that two of them can be laid side by side. */
export async function planFacts(plan: StagePlan, modelNames: Record<string, string>): Promise<PlanFact[]> {
  const [t, v, r, locale] = [
    await getTranslations("stages.plan"),
    await getTranslations("stages.verification"),
    await getTranslations("references"),
    await getLocale(),
  ];
  const percent = (basisPoints: number) => formatPercent(basisPoints / 10_000);
  const facts: PlanFact[] = [
    {
      term: t("partsCaption"),
      text: plan.parts.map((one) => `${nameIn(locale, one)} ${percent(one.weightBasisPoints)}`).join(", "),
    },
    { term: t("gates"), text: plan.gates.map((gate) => nameIn(locale, gate)).join(", ") || t("none") },
    { term: t("survivors"), text: placesText(t, plan) },
    {
      term: t("minimum"),
      text: plan.minimumTotalHundredths === null ? t("none") : formatScore(plan.minimumTotalHundredths),
    },
    { term: t("tieChain"), text: plan.tieChain.map((step) => tieText(t, step, plan.parts, locale)).join(" → ") },
    { term: t("calendar"), text: plan.calendar ? calendarText(t, plan.calendar, locale) : t("none") },
    { term: t("next"), text: plan.next ? nextText(t, plan.next) : t("none") },
    { term: t("note"), text: plan.note || t("none") },
  ];
  const { verification, derivatives } = plan;
  const d = await getTranslations("stages.derivatives");
  facts.push({ term: d("title"), text: d(derivatives ? "byCount" : "byHand") });
  if (derivatives) facts.push(...(await derivativesFacts(derivatives)));
  if (!verification) return [...facts, { term: v("title"), text: v("byHand") }];
  const { scale, safety, missing } = verification;
  return [
    ...facts,
    { term: v("title"), text: v("byRuns") },
    {
      term: v("benchmarks"),
      text: verification.benchmarks
        .map(
          (one) =>
            `${nameIn(locale, one)} (${one.task} · ${one.metric},${one.filter} · ${one.shots ?? v("anyShots")} · ×${one.weight})`,
        )
        .join(", "),
    },
    { term: v("references"), text: verification.referenceModels.map((key) => modelNames[key] ?? key).join(", ") },
    { term: v("formula"), text: r(`formulas.${verification.formula}`) },
    { term: v("missingOwn"), text: v(`missingOwnRules.${missing.own}`) },
    { term: v("missingReference"), text: v(`missingReferenceRules.${missing.reference}`) },
    { term: v("runners"), text: verification.runners.map((one) => v(`runnerNames.${one}`)).join(", ") },
    { term: v("repeats"), text: v("repeatsValue", { count: verification.repeats }) },
    {
      term: v("scale"),
      text: v("scaleValue", { zero: percent(scale.zeroBasisPoints), full: percent(scale.fullBasisPoints) }),
    },
    {
      term: v("safety"),
      text: safety ? await safetyText(safety, plan.parts) : v("safetyByHand"),
    },
  ];
}
