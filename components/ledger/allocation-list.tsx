import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { AllocationView } from "@/lib/ledger/types";
import type { ListQuery } from "@/lib/platform/list-query";
import { allocationColumns } from "./allocation-columns";
import { LedgerExport } from "./ledger-export";

const STATUSES = ["REQUESTED", "APPROVED", "RETURNED", "REJECTED", "REVERSED"] as const;
type Props = { rows: readonly AllocationView[]; total: number; query: ListQuery; today: string };

/** All allocations, with what waits for a decision. */
export function AllocationList({ rows, total, query, today }: Props) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const searched = query.search !== "" || Object.keys(query.filters).length > 0;
  return (
    <Stack gap="small">
      <div className="flex justify-end">
        <LedgerExport list="allocations" query={query} />
      </div>
      <DataTable
        caption={t("allocations.list")}
        pathname="/ledger/allocations"
        query={query}
        total={total}
        rows={rows}
        rowKey={(row) => row.id}
        columns={allocationColumns(t, locale, { today, rows })}
        search={{ label: t("allocations.search") }}
        filters={[
          {
            name: "status",
            label: t("allocations.status"),
            options: STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
          },
        ]}
        empty={
          <EmptyState title={t(searched ? "allocations.noMatch" : "allocations.empty")}>
            {t(searched ? "allocations.noMatchBody" : "allocations.emptyBody")}
          </EmptyState>
        }
      />
    </Stack>
  );
}
