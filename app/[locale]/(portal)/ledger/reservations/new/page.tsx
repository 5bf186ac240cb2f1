import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ReservationForm } from "@/components/ledger/reservation-form";
import { Card } from "@/components/ui/card";
import { loadAllocationForm } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("reservations.newTitle") };
}

export default async function ReserveGpusPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const [data, t] = await Promise.all([loadAllocationForm(), getTranslations("ledger")]);
  return (
    <Page width="narrow">
      <PageHeader
        title={t("reservations.newTitle")}
        meta={t("reservations.newMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("reservations.newTitle") },
        ]}
      />
      <Card>
        <ClientMessages namespaces={["ledger"]}>
          <ReservationForm data={data} />
        </ClientMessages>
      </Card>
    </Page>
  );
}
