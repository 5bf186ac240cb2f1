import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { PoolHistoryList } from "@/components/ledger/pool-history";
import { wordIn } from "@/components/ledger/words";
import { loadPoolHistory } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("history.title") };
}

export default async function PoolHistoryPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [history, t] = await Promise.all([loadPoolHistory(id), getTranslations("ledger")]);
  return (
    <Page width="narrow">
      <PageHeader
        title={t("history.title")}
        meta={t("history.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: wordIn(locale, history.nameKo, history.nameEn), href: `/ledger/pools/${id}` },
          { label: t("history.title") },
        ]}
      />
      <PoolHistoryList amendments={history.amendments} />
    </Page>
  );
}
