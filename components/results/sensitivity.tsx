import { getLocale, getTranslations } from "next-intl/server";
import { DotIntervalChart } from "@/components/charts/dot-interval-chart";
import { Accordion } from "@/components/ui/accordion";
import { Card } from "@/components/ui/card";
import type { StageResultView } from "@/lib/results/types";
import { displayHundredths } from "@/lib/stages/domain/result";
import { FirmnessList } from "./firmness-list";
import { WeightTables } from "./weight-tables";
import { WhatIfTable } from "./what-if-table";
import { cutAfter, hundredthsOf, namesOf, pointsText } from "./words";

type Props = { view: StageResultView; asOf: Date };

const TEN_THOUSAND = 10_000n;
const roundedUp = (numerator: bigint): number => Number((numerator + TEN_THOUSAND - 1n) / TEN_THOUSAND);

/** Totals with how far chance may carry them; where nobody knows, with how far the weights do. */
async function SureChart({ view, asOf }: Props) {
  const t = await getTranslations("results.sure");
  const source = (await getTranslations("results.arithmetic"))("source");
  const unit = (await getTranslations("results.arithmetic"))("unit");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  const { separability, weights } = view.sensitivity;
  const tone = (teamId: string) =>
    view.rows.some((row) => row.teamId === teamId && row.result === "ADVANCE") ? "primary" : "danger";
  const frame = { unit, source, asOf, format: "score", cutAfter: cutAfter(view.rows) } as const;
  const ranked = view.rows.filter((row) => row.rank !== null);
  const points = pointsText({ num: BigInt(weights.byBasisPoints), den: 1n });
  const exact = separability?.exactParts ?? [];
  return (
    <>
      {separability ? (
        <DotIntervalChart
          {...frame}
          title={t("intervalChart")}
          description={[
            t("intervalNote"),
            ...(exact.length > 0 ? [t("exactParts", { parts: exact.map(names.part).join(", ") })] : []),
          ].join(" ")}
          rows={separability.totals.map(({ teamId, total, low, high }) => ({
            label: names.team(teamId),
            ...{ value: displayHundredths(total), low: hundredthsOf(low), high: roundedUp(high), tone: tone(teamId) },
          }))}
        />
      ) : null}
      {weights.variants.length > 0 ? (
        <DotIntervalChart
          {...frame}
          title={t("rangeChart", { points })}
          description={t("rangeNote")}
          rows={ranked.flatMap(({ teamId, totalNumerator }) => {
            const range = weights.ranges.find((one) => one.teamId === teamId);
            if (!range || totalNumerator === null) return [];
            const value = displayHundredths(totalNumerator);
            return [
              {
                label: names.team(teamId),
                ...{ value, low: range.lowHundredths, high: range.highHundredths, tone: tone(teamId) },
              },
            ];
          })}
        />
      ) : null}
    </>
  );
}

/** S7's spirit for a stage: how firmly the result stands, shown and never applied. */
export async function SensitivityPanel({ view, asOf }: Props) {
  const t = await getTranslations("results.sure");
  return (
    <div className="grid gap-4">
      <Card id="sure" title={t("title")} hint={t("hint")}>
        <FirmnessList view={view} />
      </Card>
      <div className="grid gap-4 md:grid-cols-2">
        <SureChart view={view} asOf={asOf} />
      </div>
      <Accordion
        items={[
          ...(view.sensitivity.weights.variants.length > 0
            ? [{ key: "weights", title: t("details"), content: <WeightTables view={view} /> }]
            : []),
          { key: "what-if", title: t("whatIfDetails"), content: <WhatIfTable view={view} /> },
        ]}
      />
    </div>
  );
}
