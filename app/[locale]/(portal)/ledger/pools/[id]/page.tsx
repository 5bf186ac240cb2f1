import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { allocationColumns } from "@/components/ledger/allocation-columns";
import { GpuChart } from "@/components/ledger/gpu-chart";
import { LedgerEntries } from "@/components/ledger/ledger-entries";
import { LessorTeams, PoolCosts, PoolFacts } from "@/components/ledger/pool-facts";
import { ReservationList } from "@/components/ledger/reservation-list";
import { wordIn } from "@/components/ledger/words";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { loadPool } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const pool = await loadPool(id);
  return { title: wordIn(locale, pool.nameKo, pool.nameEn) };
}

const HIDDEN = ["pool", "requestedAt", "decided"];

export default async function PoolPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [pool, t] = await Promise.all([loadPool(id), getTranslations("ledger")]);
  const name = wordIn(locale, pool.nameKo, pool.nameEn);
  const columns = allocationColumns(t, locale, { today: pool.today, rows: pool.allocations }).filter(
    (column) => !HIDDEN.includes(column.key),
  );
  return (
    <Page>
      <PageHeader
        title={name}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title"), href: "/ledger" }, { label: name }]}
        actions={
          pool.mayManage ? <ButtonLink href={`/ledger/pools/${id}/edit`}>{t("pool.amend")}</ButtonLink> : undefined
        }
      />
      <ClientMessages namespaces={["ledger"]}>
        <Columns aside={<PoolFacts pool={pool} />}>
          <Stack>
            <LessorTeams pool={pool} />
            <GpuChart title={t("pool.use")} {...pool} />
            <Card title={t("pool.allocations")}>
              <Table
                caption={t("pool.allocations")}
                captionHidden
                columns={columns}
                rows={pool.allocations}
                rowKey={(row) => row.id}
                empty={<p className="text-text-2">{t("pool.noAllocations")}</p>}
              />
            </Card>
            <ReservationList reservations={pool.reservations} mayReserve={pool.mayManage} />
            <PoolCosts pool={pool} />
            <LedgerEntries poolId={pool.id} entries={pool.entries} />
          </Stack>
        </Columns>
      </ClientMessages>
    </Page>
  );
}
