import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { formatWon } from "@/lib/platform/format";
import type { ContributionYear, TeamContribution } from "@/lib/settlement/types";
import { Verdict } from "./verdict";

type Row = ContributionYear["rows"][number];

/** D2: what is lacking after a year's end, said before the figures. */
function Shortfalls({ years, currentYear }: { years: readonly ContributionYear[]; currentYear: number }) {
  const t = useTranslations("settlement");
  const locale = useLocale();
  const lacking = years
    .filter(({ year }) => year < currentYear)
    .flatMap(({ rows }) => rows.filter((row) => row.shortWon > 0n || row.shortCashWon > 0n));
  if (lacking.length === 0) return null;
  return (
    <Notice tone="warning" title={t("years.shortTitle")}>
      <ul className="list-disc pl-5">
        {lacking.map((row) => (
          <li key={`${row.year}:${row.organisationId}`}>
            {t("years.shortLine", {
              ...{ year: String(row.year), organisation: nameIn(locale, row) },
              ...{ short: formatWon(row.shortWon, locale), cash: formatWon(row.shortCashWon, locale) },
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** D2: year by year, every organisation: promised, due, paid in and checked; cash and kind apart. */
export function ContributionYears({ contribution }: { contribution: TeamContribution }) {
  const t = useTranslations("settlement");
  const locale = useLocale();
  const amount = (key: string, header: string, value: (row: Row) => bigint): Column<Row> => ({
    ...{ key, header, align: "end" as const },
    render: (row) => <span className="md:whitespace-nowrap">{formatWon(value(row), locale)}</span>,
  });
  const pair = (key: string, header: string, whole: (row: Row) => bigint, cash: (row: Row) => bigint): Column<Row> => ({
    ...{ key, header, align: "end" as const },
    render: (row) => (
      <>
        <span className="md:whitespace-nowrap">{formatWon(whole(row), locale)}</span>
        <span className="block text-fine md:whitespace-nowrap text-text-2">
          {t("years.ofCash", { amount: formatWon(cash(row), locale) })}
        </span>
      </>
    ),
  });
  return (
    <>
      <Shortfalls years={contribution.years} currentYear={contribution.currentYear} />
      {contribution.years.map(({ year, rows, total }) => (
        <Card
          key={year}
          title={t("years.title", { year: String(year) })}
          hint={t("years.total", {
            due: formatWon(total.dueWon, locale),
            paid: formatWon(total.cashWon + total.inKindWon, locale),
          })}
        >
          <Table
            caption={t("years.title", { year: String(year) })}
            captionHidden
            rows={rows}
            rowKey={(row) => row.organisationId}
            columns={[
              {
                key: "organisation",
                header: t("fields.organisation"),
                primary: true,
                render: (row) => nameIn(locale, row),
              },
              pair(
                "planned",
                t("fields.planned"),
                (row) => row.plannedCashWon + row.plannedInKindWon,
                (row) => row.plannedCashWon,
              ),
              pair(
                "due",
                t("fields.due"),
                (row) => row.dueWon,
                (row) => row.dueCashWon,
              ),
              amount("cash", t("fields.cash"), (row) => row.cashWon),
              amount("inKind", t("fields.inKind"), (row) => row.inKindWon),
              amount("waiting", t("fields.waiting"), (row) => row.waitingWon),
              { key: "verdict", header: t("fields.verdict"), render: (row) => <Verdict row={row} /> },
            ]}
          />
        </Card>
      ))}
    </>
  );
}
