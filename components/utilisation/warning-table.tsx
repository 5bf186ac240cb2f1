import { useLocale, useTranslations } from "next-intl";
import { wordIn } from "@/components/ledger/words";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatCount, formatInstant } from "@/lib/platform/format";
import type { WarningView } from "@/lib/utilisation/types";
import { shareText, weekText } from "./words";

type Props = { warnings: readonly WarningView[]; withTeam: boolean };

/** G5: what teams and stewards were told. */
export function WarningTable({ warnings, withTeam }: Props) {
  const t = useTranslations("utilisation");
  const locale = useLocale();
  const figure = (row: WarningView) =>
    row.kind === "LOW_USE"
      ? t("warnings.lowFigure", { percent: shareText(row.thenBasisPoints ?? 0) })
      : t("warnings.missingFigure", { count: formatCount(row.thenMissingHours) });
  return (
    <Card title={t("warnings.title")} hint={t("warnings.hint")} id="warnings">
      <Table
        caption={t("warnings.title")}
        captionHidden
        rows={warnings}
        rowKey={(row) => row.id}
        empty={<p className="text-text-2">{t("warnings.none")}</p>}
        columns={[
          { key: "week", header: t("warnings.week"), primary: true, render: (row) => weekText(t, locale, row.week) },
          ...(withTeam
            ? [
                {
                  key: "team",
                  header: t("warnings.team"),
                  render: (row: WarningView) => (
                    <TextLink href={`/teams/${row.teamId}/utilisation`}>
                      {wordIn(locale, row.teamKo, row.teamEn)}
                    </TextLink>
                  ),
                },
              ]
            : []),
          {
            key: "kind",
            header: t("warnings.kind"),
            render: (row) => <StatusTag tone="warn">{t(`warnings.kinds.${row.kind}`)}</StatusTag>,
          },
          { key: "figure", header: t("warnings.figure"), align: "end", render: figure },
          { key: "at", header: t("warnings.sent"), render: (row) => formatInstant(row.at, locale) },
        ]}
      />
    </Card>
  );
}
