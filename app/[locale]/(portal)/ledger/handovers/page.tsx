import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { HandoverList } from "@/components/ledger/handover/handover-list";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { ButtonLink } from "@/components/ui/button-link";
import { loadHandovers, loadLedgerParts } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("handover.title") };
}

export default async function HandoversPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { plans, mayPlan } = await loadHandovers();
  const [parts, t] = await Promise.all([loadLedgerParts(), getTranslations("ledger")]);
  return (
    <Page>
      <PageHeader
        title={t("handover.title")}
        meta={t("handover.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("handover.title") },
        ]}
        actions={
          mayPlan ? (
            <ButtonLink href="/ledger/handovers/new" variant="primary">
              {t("handover.new")}
            </ButtonLink>
          ) : undefined
        }
      />
      <Stack>
        <LedgerTabs current="handovers" parts={parts} />
        <HandoverList plans={plans} />
      </Stack>
    </Page>
  );
}
