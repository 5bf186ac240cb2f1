import { getLocale, getTranslations } from "next-intl/server";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { changedIn, type Firmness, nearestThreshold, told } from "@/lib/results/domain/firmness";
import type { Neighbours } from "@/lib/results/domain/separability";
import type { StageResultView } from "@/lib/results/types";
import { nameIn } from "../stages/names";
import { movedText, namesOf, pointsText, weightText } from "./words";

type Tag = Firmness | "close" | "apart" | "note";
type Statement = { key: string; tag: Tag; text: string };
type Translate = Awaited<ReturnType<typeof getTranslations<"results.sure">>>;

const TONES: Record<Tag, StatusTone> = {
  ...{ firm: "done", changes: "warn", unknown: "todo" },
  ...{ apart: "done", close: "warn", note: "doing" },
};

function weightStatements(view: StageResultView, locale: string, t: Translate): Statement[] {
  const { weights } = view.sensitivity;
  const names = namesOf(view, locale);
  const count = weights.variants.length;
  if (count === 0) return [{ key: "weights", tag: "unknown", text: t("oneWeight") }];
  const changed = changedIn(weights.variants);
  const points = pointsText({ num: BigInt(weights.byBasisPoints), den: 1n });
  const nearest = nearestThreshold(weights);
  const partKey = nearest?.move.toKey ?? nearest?.move.fromKey ?? "";
  const weight = view.plan.parts.find((part) => part.key === partKey)?.weightBasisPoints ?? 0;
  const isUp = nearest?.move.toKey !== null;
  const change = [
    ...(nearest?.entering.length ? [t("enters", { names: names.teams(nearest.entering) })] : []),
    ...(nearest?.leaving.length ? [t("leaves", { names: names.teams(nearest.leaving) })] : []),
  ].join(", ");
  return [
    {
      key: "weights",
      tag: changed > 0 ? "changes" : "firm",
      text: changed > 0 ? t("weightsChange", { points, count, changed }) : t("weightsFirm", { points, count }),
    },
    {
      key: "nearest",
      tag: nearest ? "note" : "firm",
      text: nearest
        ? t(`nearest.${isUp ? "up" : "down"}${nearest.isReached ? "At" : "Beyond"}`, {
            part: names.part(partKey),
            from: weightText(weight),
            to: movedText(weight, nearest.shift, isUp ? 1 : -1),
            change,
          })
        : t("nearestNever"),
    },
  ];
}

function measuredStatements(
  view: StageResultView,
  locale: string,
  t: Translate,
  formula: (key: string) => string,
): Statement[] {
  const { formulas, withoutBenchmarks, withoutParts } = view.sensitivity;
  const names = namesOf(view, locale);
  const statements: Statement[] = [];
  if (formulas) {
    const { changing, lacking, firmness } = told(formulas);
    const list = (of: typeof formulas) => of.map((one) => formula(one.formula)).join(", ");
    const text = {
      firm: t("formulasFirm", { count: formulas.length - lacking.length }),
      changes: t("formulasChange", { names: list(changing) }),
      unknown: t("formulasUnknown"),
    }[firmness];
    const rest = lacking.length > 0 ? ` ${t("formulasLacking", { names: list(lacking) })}` : "";
    statements.push({ key: "formulas", tag: firmness, text: `${text}${rest}` });
  } else statements.push({ key: "formulas", tag: "unknown", text: t("formulasUnknown") });
  if (withoutBenchmarks && withoutBenchmarks.length > 0) {
    const { changing, lacking, firmness } = told(withoutBenchmarks);
    const list = (of: typeof withoutBenchmarks) => of.map((one) => nameIn(locale, one)).join(", ");
    const text = {
      firm: t("benchmarksFirm", { count: withoutBenchmarks.length - lacking.length }),
      changes: t("benchmarksChange", { names: list(changing) }),
      unknown: t("benchmarksUnknown"),
    }[firmness];
    const rest = lacking.length > 0 ? ` ${t("benchmarksLacking", { names: list(lacking) })}` : "";
    statements.push({ key: "benchmarks", tag: firmness, text: `${text}${rest}` });
  } else {
    const text = withoutBenchmarks ? t("benchmarksSingle") : t("benchmarksUnknown");
    statements.push({ key: "benchmarks", tag: "unknown", text });
  }
  const changing = withoutParts.filter((one) => changedIn([one]) > 0);
  if (withoutParts.length > 0)
    statements.push({
      key: "parts",
      tag: changing.length > 0 ? "changes" : "firm",
      text:
        changing.length > 0
          ? t("partsChange", { names: changing.map((one) => names.part(one.partKey)).join(", ") })
          : t("partsFirm"),
    });
  return statements;
}

function chanceStatements(view: StageResultView, locale: string, t: Translate): Statement[] {
  const { separability, toFlip } = view.sensitivity;
  const names = namesOf(view, locale);
  const rank = (teamId: string) => view.rows.find((row) => row.teamId === teamId)?.rank ?? 0;
  const told = (pair: Neighbours) => ({
    ...{ rank: rank(pair.above), above: names.team(pair.above) },
    ...{ next: rank(pair.below), below: names.team(pair.below) },
  });
  const neighbours = separability?.neighbours ?? [];
  const cut = neighbours.filter((pair) => pair.isAcrossCut && pair.isSeparable);
  const close = neighbours.filter((pair) => !pair.isSeparable);
  const chance: Statement[] = [
    ...cut.map((pair): Statement => ({ key: "cut", tag: "apart", text: t("cutApart", told(pair)) })),
    ...close.map(
      (pair): Statement => ({
        key: `close ${pair.below}`,
        tag: "close",
        text: [t("inseparable", told(pair)), ...(pair.isAcrossCut ? [t("acrossCut")] : [])].join(" "),
      }),
    ),
  ];
  if (!separability) chance.push({ key: "chance", tag: "unknown", text: t("separabilityUnknown") });
  else if (close.length === 0) chance.push({ key: "chance", tag: "apart", text: t("separable") });
  const flip = toFlip && {
    ...{ votes: toFlip.votes, of: toFlip.ofVotes },
    ...{ survivor: names.team(toFlip.survivor), challenger: names.team(toFlip.challenger) },
  };
  const text = flip ? t("flip", flip) : t("flipUnknown");
  return [...chance, { key: "flip", tag: flip ? "note" : "unknown", text }];
}

/** How firmly the result stands, a sentence a question. */
export async function FirmnessList({ view }: { view: StageResultView }) {
  const [t, formulas, locale] = [
    await getTranslations("results.sure"),
    await getTranslations("references.formulas"),
    await getLocale(),
  ];
  const formula = (key: string): string => formulas(key as Parameters<typeof formulas>[0]);
  const statements = [
    ...weightStatements(view, locale, t),
    ...measuredStatements(view, locale, t, formula),
    ...chanceStatements(view, locale, t),
  ];
  return (
    <ul className="grid max-w-[52em] gap-3">
      {statements.map(({ key, tag, text }) => (
        <li key={key} className="grid gap-x-3 gap-y-1 md:grid-cols-[6.5rem_minmax(0,1fr)]">
          <span>
            <StatusTag tone={TONES[tag]}>{t(`tags.${tag}`)}</StatusTag>
          </span>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
