import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { NO_TEAM } from "@/lib/ledger/domain/account-list";
import { LEDGER_ACCOUNTS } from "@/lib/ledger/domain/balances";
import type { EntriesView } from "@/lib/ledger/types";
import type { ListQuery } from "@/lib/platform/list-query";
import { entryColumns } from "./entry-columns";
import { LedgerExport } from "./ledger-export";
import { wordIn } from "./words";

/** G3: every line of the append-only double entry, over all pools and teams. */
export function EntryList({ rows, total, pools, teams, query }: EntriesView & { query: ListQuery }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const searched = query.search !== "" || Object.keys(query.filters).length > 0;
  const named = (all: EntriesView["pools"]) =>
    all.map(({ id, nameKo, nameEn }) => ({ value: id, label: wordIn(locale, nameKo, nameEn) }));
  return (
    <Stack gap="small">
      <div className="flex justify-end">
        <LedgerExport list="entries" query={query} />
      </div>
      <DataTable
        caption={t("entries.title")}
        pathname="/ledger/entries"
        query={query}
        total={total}
        rows={rows}
        rowKey={(row) => row.id}
        columns={entryColumns(t, locale)}
        search={{ label: t("entries.search") }}
        filters={[
          { name: "pool", label: t("allocations.pool"), options: named(pools) },
          {
            name: "team",
            label: t("allocations.team"),
            options: [...named(teams), { value: NO_TEAM, label: t("accountsPage.teamUnknown") }],
          },
          {
            name: "account",
            label: t("entries.account"),
            options: LEDGER_ACCOUNTS.map((value) => ({ value, label: t(`accounts.${value}`) })),
          },
          { name: "from", label: t("entries.from") },
          { name: "to", label: t("entries.to") },
        ]}
        empty={
          <EmptyState title={t(searched ? "entries.noMatch" : "entries.empty")}>
            {t(searched ? "entries.noMatchBody" : "entries.emptyBody")}
          </EmptyState>
        }
      />
    </Stack>
  );
}
