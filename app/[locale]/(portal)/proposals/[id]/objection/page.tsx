import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { OwnObjectionView } from "@/components/objections/own-objection";
import { titleIn } from "@/components/reviews/names";
import { loadOwnObjection } from "@/lib/objections/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("objections"))("title") };
}

export default async function ObjectionPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { own, serverNow, filingDays } = await loadOwnObjection(id);
  const t = await getTranslations("objections");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("title")}
        caption={`${own.receiptNumber} · ${titleIn(locale, own.call)}`}
        meta={titleIn(locale, own)}
        breadcrumb={[
          { label: t("proposals"), href: "/proposals" },
          { label: own.receiptNumber, href: `/proposals/${id}` },
          { label: t("result"), href: `/proposals/${id}/result` },
          { label: t("title") },
        ]}
      />
      <OwnObjectionView own={own} serverNow={serverNow} days={filingDays} />
    </Page>
  );
}
