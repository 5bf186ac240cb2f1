import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { HandoverDetail } from "@/components/ledger/handover/handover-detail";
import { wordIn } from "@/components/ledger/words";
import { loadHandover } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("handover.planTitle") };
}

export default async function HandoverPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [plan, t] = await Promise.all([loadHandover(id), getTranslations("ledger")]);
  const name = wordIn(locale, plan.nameKo, plan.nameEn);
  return (
    <Page width="narrow">
      <PageHeader
        title={name}
        meta={t("handover.planTitle")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("handover.title"), href: "/ledger/handovers" },
          { label: name },
        ]}
      />
      <ClientMessages namespaces={["ledger"]}>
        <HandoverDetail plan={plan} />
      </ClientMessages>
    </Page>
  );
}
