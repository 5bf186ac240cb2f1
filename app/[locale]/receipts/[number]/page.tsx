import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ReceiptVerdict } from "@/components/proposals/receipt-verdict";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadReceiptCheck } from "@/lib/proposals/loaders";

type Props = {
  params: Promise<{ locale: Locale; number: string }>;
  searchParams: Promise<{ hash?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "proposals.receiptCheck" });
  return { title: t("title"), robots: { index: false } };
}

export default async function ReceiptCheckPage({ params, searchParams }: Props) {
  const { locale, number } = await params;
  setRequestLocale(locale);
  const hash = String((await searchParams).hash ?? "").slice(0, 64);
  const check = await loadReceiptCheck(decodeURIComponent(number).slice(0, 40), hash);
  const t = await getTranslations("proposals.receiptCheck");
  return (
    <Page width="narrow">
      <PageHeader title={t("title")} meta={t("meta")} />
      <Card>
        <ReceiptVerdict check={check} hash={hash} />
      </Card>
    </Page>
  );
}
