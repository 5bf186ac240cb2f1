import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import { formatDate, formatInstant, formatPercent, formatScore } from "@/lib/platform/format";
import type { StageDetail } from "@/lib/stages/types";
import { nameIn } from "./names";
import { calendarText, nextText, placesText, tieText } from "./plan-facts";

/** E2: the plan as teams consent to it and as it is frozen. */
export async function StagePlanCard({ stage }: { stage: StageDetail }) {
  const t = await getTranslations("stages.plan");
  const locale = await getLocale();
  const { plan } = stage;
  const facts = [
    { term: t("cutoffOn"), detail: formatDate(stage.cutoffOn, locale) },
    { term: t("survivors"), detail: t("survivorsValue", { teams: stage.teamCount, places: placesText(t, plan) }) },
    {
      term: t("minimum"),
      detail: plan.minimumTotalHundredths === null ? t("none") : formatScore(plan.minimumTotalHundredths),
    },
    ...(plan.calendar ? [{ term: t("calendar"), detail: calendarText(t, plan.calendar, locale) }] : []),
    ...(plan.next ? [{ term: t("next"), detail: nextText(t, plan.next) }] : []),
    { term: t("gates"), detail: plan.gates.map((gate) => nameIn(locale, gate)).join(", ") || t("none") },
    { term: t("tieChain"), detail: plan.tieChain.map((step) => tieText(t, step, plan.parts, locale)).join(" → ") },
    { term: t("rulebook"), detail: t("rulebookVersion", { version: stage.rulebookVersion }) },
    ...(stage.frozenAt ? [{ term: t("frozenAt"), detail: formatInstant(stage.frozenAt, locale) }] : []),
    ...(stage.planHash
      ? [{ term: t("hash"), detail: <code className="break-all text-small">{stage.planHash}</code> }]
      : []),
  ];
  return (
    <Card title={t("title")} hint={plan.note || undefined}>
      <Table
        caption={t("partsCaption")}
        captionHidden
        rows={plan.parts}
        rowKey={(part) => part.key}
        columns={[
          { key: "name", header: t("part"), primary: true, render: (part) => nameIn(locale, part) },
          {
            key: "weight",
            header: t("weight"),
            align: "end",
            render: (part) => formatPercent(part.weightBasisPoints / 10_000),
          },
        ]}
      />
      <div className="mt-4">
        <DescriptionList items={facts} />
      </div>
    </Card>
  );
}
