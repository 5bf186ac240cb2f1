"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { NumberField } from "@/components/forms/number-field";
import { WonField } from "@/components/forms/won-field";
import { figureText, nameIn, periodText } from "@/components/teams/words";
import { Accordion } from "@/components/ui/accordion";
import type { Column } from "@/components/ui/column";
import { Progress } from "@/components/ui/progress";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { type Figure, type Fill, figureKey, type WhatIf, type WhatIfFacts } from "@/lib/deliberation/domain/what-if";
import type { SupportResource } from "@/lib/teams/domain/support";
import { fieldOf, rowsOf, type TableRow } from "./table-figures";
import { figureValue } from "./words";

type Props = {
  resource: SupportResource;
  facts: WhatIfFacts;
  result: WhatIf;
  figures: readonly Figure[];
  mayDraft: boolean;
};

/**
 * One resource, period by period: the pool or envelope on top, the teams below it. Periods with nothing to decide are folded away,
 * those nobody asks about left out.
 */
export function WhatIfTable({ resource, facts, result, figures, mayDraft }: Props) {
  const t = useTranslations("deliberation");
  // Decided once: a period must not jump while somebody types into it.
  const [open] = useState(() => new Set(figures.filter((one) => one.resource === resource).map((one) => one.period)));
  const fills = result.fills.filter((fill) => fill.resource === resource);
  const asked = fills.filter(
    (fill) =>
      fill.after > 0n ||
      rowsOf(facts, resource, fill.period).some(({ cell }) => cell.requested !== null || cell.recommended !== null),
  );
  if (asked.length === 0) return <p className="text-text-2">{t("table.nobodyAsks")}</p>;
  const isOpen = (fill: Fill) =>
    open.has(fill.period) || rowsOf(facts, resource, fill.period).some(({ cell }) => cell.waiting);
  const tableOf = (fill: Fill) => (
    <PeriodTable
      key={fill.period}
      fill={fill}
      rows={rowsOf(facts, resource, fill.period)}
      figures={figures}
      mayDraft={mayDraft}
    />
  );
  const settled = asked.filter((fill) => !isOpen(fill));
  return (
    <div className="grid gap-8">
      {asked.filter(isOpen).map(tableOf)}
      {settled.length > 0 ? (
        <Accordion
          items={[
            {
              key: "settled",
              title: t("table.settled", { count: settled.length }),
              content: <div className="grid gap-8 pt-2">{settled.map(tableOf)}</div>,
            },
          ]}
        />
      ) : null}
    </div>
  );
}

function FillBar({ fill }: { fill: Fill }) {
  const t = useTranslations("deliberation");
  const words = useTranslations("teams");
  const locale = useLocale();
  const say = (amount: bigint) => figureText(figureValue(fill.resource, amount), locale);
  const left = fill.capacity - fill.after;
  const state = !fill.over ? "fits" : fill.binding ? "over" : "aboveGuidance";
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">{periodText(words, fill.period)}</h3>
        <StatusTag tone={state === "fits" ? "done" : state === "over" ? "stop" : "warn"}>
          {t(`fill.${state}`, { amount: say(left < 0n ? -left : left) })}
        </StatusTag>
      </div>
      <Progress
        label={t(fill.binding ? "fill.pool" : "fill.guidance")}
        value={Number(fill.after)}
        max={Number(fill.capacity)}
        valueText={t("fill.of", { after: say(fill.after), capacity: say(fill.capacity) })}
        tone={fill.over && fill.binding ? "danger" : "primary"}
      />
    </div>
  );
}

type PeriodProps = { fill: Fill; rows: readonly TableRow[]; figures: readonly Figure[]; mayDraft: boolean };

function PeriodTable({ fill, rows, figures, mayDraft }: PeriodProps) {
  const t = useTranslations("deliberation");
  const words = useTranslations("teams");
  const locale = useLocale();
  const say = (amount: bigint | null | undefined) =>
    amount === null || amount === undefined ? "–" : figureText(figureValue(fill.resource, amount), locale);
  const period = periodText(words, fill.period);
  const columns: Column<TableRow>[] = [
    { key: "team", header: words("name"), primary: true, render: ({ team }) => nameIn(locale, team) },
    { key: "requested", header: words("steps.REQUESTED"), align: "end", render: ({ cell }) => say(cell.requested) },
    {
      key: "recommended",
      header: words("steps.RECOMMENDED"),
      align: "end",
      render: ({ cell }) => say(cell.recommended),
    },
    { key: "standing", header: t("table.standing"), align: "end", render: ({ cell }) => say(cell.standing) },
    {
      key: "proposed",
      header: t("table.proposed"),
      align: mayDraft ? "start" : "end",
      render: ({ team, cell, excluded }) => {
        if (excluded) return <span className="text-text-2">{words("team.excluded")}</span>;
        const place = { teamId: team.teamId, resource: cell.resource, period: cell.period };
        if (!mayDraft) return say(figures.find((one) => figureKey(one) === figureKey(place))?.amount);
        if (cell.recommended === null) return <span className="text-text-2">{t("table.notRecommended")}</span>;
        const label = t("table.fieldFor", { team: nameIn(locale, team), period });
        const field = { name: `proposed.${fieldOf(team.teamId, cell)}`, label, hideLabel: true, optional: true };
        return cell.resource === "GPU" ? (
          <NumberField {...field} unit={words("support.unit")} />
        ) : (
          <WonField {...field} />
        );
      },
    },
  ];
  const caption = `${words(`resources.${fill.resource}`)} ${period}`;
  return (
    <section className="grid gap-2">
      <FillBar fill={fill} />
      <Table caption={caption} captionHidden columns={columns} rows={rows} rowKey={({ team }) => team.teamId} />
    </section>
  );
}
