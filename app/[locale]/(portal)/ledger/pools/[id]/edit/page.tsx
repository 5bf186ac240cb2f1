import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { PoolForm } from "@/components/ledger/pool-form";
import { wordIn } from "@/components/ledger/words";
import { Card } from "@/components/ui/card";
import { loadPool, loadSuppliers } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("form.editTitle") };
}

export default async function EditPoolPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [pool, suppliers, t] = await Promise.all([loadPool(id), loadSuppliers(), getTranslations("ledger")]);
  const { nameKo, nameEn, source, gpuModel, gpuCount, validFrom, validTo, costWon, contractNumber, location } = pool;
  return (
    <Page width="narrow">
      <PageHeader
        title={t("form.editTitle")}
        meta={t("form.editMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: wordIn(locale, nameKo, nameEn), href: `/ledger/pools/${id}` },
          { label: t("form.editTitle") },
        ]}
      />
      <Card>
        <ClientMessages namespaces={["ledger"]}>
          <PoolForm
            suppliers={suppliers}
            pool={{
              ...{ poolId: id, expectedVersion: pool.version, supplierId: pool.supplierId ?? "" },
              ...{ nameKo, nameEn, source, gpuModel, gpuCount, validFrom, validTo, costWon, contractNumber, location },
              monthCosts: pool.hasOwnMonths ? pool.months : [],
            }}
          />
        </ClientMessages>
      </Card>
    </Page>
  );
}
