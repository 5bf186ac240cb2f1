import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { PoolForm } from "@/components/ledger/pool-form";
import { Card } from "@/components/ui/card";
import { loadSuppliers } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("form.newTitle") };
}

export default async function NewPoolPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const suppliers = await loadSuppliers();
  const t = await getTranslations("ledger");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("form.newTitle")}
        meta={t("form.newMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("form.newTitle") },
        ]}
      />
      <Card>
        <ClientMessages namespaces={["ledger"]}>
          <PoolForm suppliers={suppliers} pool={null} />
        </ClientMessages>
      </Card>
    </Page>
  );
}
