import { useLocale, useTranslations } from "next-intl";
import { wordIn } from "@/components/ledger/words";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatMonth, formatWonCompact } from "@/lib/platform/format";
import type { TalentRow } from "@/lib/talent/types";
import { TalentStatusTag } from "./talent-status";

type Props = { rows: readonly TalentRow[]; withTeam: boolean };

/** H3: researchers, for how long and with how much support. */
export function TalentTable({ rows, withTeam }: Props) {
  const t = useTranslations("talent");
  const locale = useLocale();
  return (
    <Table
      caption={t("list.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="text-text-2">{t("list.none")}</p>}
      columns={[
        {
          key: "name",
          header: t("fields.name"),
          primary: true,
          render: (row) => (
            <>
              <TextLink href={`/teams/${row.teamId}/talent/${row.id}`}>{wordIn(locale, row.name, row.nameEn)}</TextLink>
              <span className="block text-small font-normal text-text-2">
                {row.homeInstitution} · {row.homeCountry}
              </span>
            </>
          ),
        },
        ...(withTeam
          ? [
              {
                key: "team",
                header: t("fields.team"),
                render: (row: TalentRow) => (
                  <span className="flex flex-wrap items-center gap-1.5">
                    <TextLink href={`/teams/${row.teamId}/talent`}>{wordIn(locale, row.teamKo, row.teamEn)}</TextLink>
                    {row.teamStatus === "ACTIVE" ? null : <Badge>{t("list.left")}</Badge>}
                  </span>
                ),
              },
            ]
          : []),
        {
          key: "period",
          header: t("fields.period"),
          render: (row) => `${formatMonth(row.firstMonth, locale)} ~ ${formatMonth(row.lastMonth, locale)}`,
        },
        {
          key: "support",
          header: t("fields.support"),
          align: "end",
          render: (row) => <span className="whitespace-nowrap">{formatWonCompact(row.supportWon, locale)}</span>,
        },
        {
          key: "paid",
          header: t("fields.paid"),
          align: "end",
          render: (row) => <span className="whitespace-nowrap">{formatWonCompact(row.paidWon, locale)}</span>,
        },
        {
          key: "status",
          header: t("fields.status"),
          render: (row) => (
            <span className="flex flex-wrap items-center gap-1.5">
              <TalentStatusTag status={row.status} />
              {row.waiting > 0 ? <Badge tone="info">{t("list.waiting", { count: row.waiting })}</Badge> : null}
            </span>
          ),
        },
      ]}
    />
  );
}
