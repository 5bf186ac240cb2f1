import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { ACCOUNT_FIGURES, type AccountRow, NO_TEAM } from "@/lib/ledger/domain/account-list";
import { dateOf } from "@/lib/ledger/domain/calendar";
import type { AccountsView } from "@/lib/ledger/types";
import { formatDate, formatGpu } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";
import { LedgerExport } from "./ledger-export";
import { wordIn } from "./words";

type Props = { accounts: AccountsView; query: ListQuery };

/** G3: pools and teams by account at the end of one day, with the sum of what was asked for. The day is in the address. */
export function AccountTable({ accounts, query }: Props) {
  const t = useTranslations("ledger.accountsPage");
  const locale = useLocale();
  const { rows, total, sum, day, pools, teams } = accounts;
  const list = t("list", { day: formatDate(dateOf(day), locale) });
  const { day: _day, ...narrowed } = query.filters;
  const searched = query.search !== "" || Object.keys(narrowed).length > 0;
  const gpus = (figures: AccountsView["sum"]) =>
    Object.fromEntries(ACCOUNT_FIGURES.map((name) => [name, formatGpu(figures[name], locale)])) as Record<
      (typeof ACCOUNT_FIGURES)[number],
      string
    >;
  const named = (all: AccountsView["pools"]) =>
    all.map(({ id, nameKo, nameEn }) => ({ value: id, label: wordIn(locale, nameKo, nameEn) }));
  return (
    <Stack gap="small">
      <Card
        title={list}
        hint={t(searched ? "sumOfFound" : "sumOfAll")}
        actions={<LedgerExport list="accounts" query={{ ...query, filters: { ...query.filters, day } }} />}
      >
        <p className="num">{t("sum", gpus(sum))}</p>
      </Card>
      <DataTable
        caption={list}
        pathname="/ledger/accounts"
        query={{ ...query, filters: { ...query.filters, day } }}
        total={total}
        rows={rows}
        rowKey={(row) => `${row.poolId} ${row.teamId}`}
        columns={[
          {
            key: "account",
            header: t("account"),
            primary: true,
            sortable: true,
            render: (row: AccountRow) => (
              <>
                {row.teamKo ? (
                  <TextLink href={`/teams/${row.teamId}`}>{wordIn(locale, row.teamKo, row.teamEn)}</TextLink>
                ) : (
                  t("teamUnknown")
                )}
                <span className="block text-small font-normal text-text-2">
                  {wordIn(locale, row.poolKo, row.poolEn)}
                </span>
              </>
            ),
          },
          ...ACCOUNT_FIGURES.map((name) => ({
            key: name,
            header: t(name),
            align: "end" as const,
            sortable: true,
            render: (row: AccountRow) => <span className="whitespace-nowrap">{formatGpu(row[name], locale)}</span>,
          })),
          {
            key: "entries",
            header: t("entries"),
            render: (row: AccountRow) => (
              <TextLink href={`/ledger/entries?pool=${row.poolId}&team=${row.teamId || NO_TEAM}&to=${day}`}>
                {t("seeEntries")}
                <span className="sr-only">
                  {" "}
                  {wordIn(locale, row.teamKo, row.teamEn) || t("teamUnknown")} {wordIn(locale, row.poolKo, row.poolEn)}
                </span>
              </TextLink>
            ),
          },
        ]}
        search={{ label: t("search") }}
        filters={[
          { name: "day", label: t("day") },
          { name: "pool", label: t("pool"), options: named(pools) },
          {
            name: "team",
            label: t("team"),
            options: [...named(teams), { value: NO_TEAM, label: t("teamUnknown") }],
          },
        ]}
        empty={
          <EmptyState title={t(searched ? "noMatch" : "empty")}>{t(searched ? "noMatchBody" : "emptyBody")}</EmptyState>
        }
      />
    </Stack>
  );
}
