import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { dateOf } from "@/lib/ledger/domain/calendar";
import type { AccountRow, AccountsView } from "@/lib/ledger/types";
import { formatDate, formatGpu } from "@/lib/platform/format";
import { wordIn } from "./words";

const FIGURES = ["reserved", "inUse", "returned", "lost", "granted"] as const;

/** G3: pools and teams by account at the end of one day, with their sum. */
export function AccountTable({ accounts }: { accounts: AccountsView }) {
  const t = useTranslations("ledger.accountsPage");
  const locale = useLocale();
  const { rows, day } = accounts;
  const total = {
    ...{ poolId: "total", poolKo: t("total"), poolEn: t("total"), teamId: "total", teamKo: "", teamEn: "" },
    ...(Object.fromEntries(FIGURES.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)])) as Pick<
      AccountRow,
      (typeof FIGURES)[number]
    >),
  };
  return (
    <>
      <DayForm day={day} />
      {rows.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>
      ) : (
        <Card title={t("list", { day: formatDate(dateOf(day), locale) })}>
          <Table
            caption={t("list", { day: formatDate(dateOf(day), locale) })}
            captionHidden
            rows={[...rows, total]}
            rowKey={(row) => `${row.poolId} ${row.teamId}`}
            columns={[
              {
                key: "account",
                header: t("account"),
                primary: true,
                render: (row) =>
                  row.poolId === "total" ? (
                    row.poolKo
                  ) : (
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
              ...FIGURES.map((name) => ({
                key: name,
                header: t(name),
                align: "end" as const,
                render: (row: AccountRow) => <span className="whitespace-nowrap">{formatGpu(row[name], locale)}</span>,
              })),
            ]}
          />
        </Card>
      )}
    </>
  );
}

/** The day is in the address, so that what one sees can be sent to somebody. */
function DayForm({ day }: { day: string }) {
  const t = useTranslations("ledger.accountsPage");
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      <label className="font-semibold">
        {t("day")}
        <input type="date" name="day" defaultValue={day} required className="control mt-1.5 block" />
      </label>
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
