import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { OwnObjectionView } from "@/components/objections/own-objection";
import { titleIn } from "@/components/reviews/names";
import { loadOwnObjection } from "@/lib/objections/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("objections"))("title") };
}

export default async function ObjectionPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { stage } = await searchParams;
  const { own, serverNow, filingDays } = await loadOwnObjection(id, typeof stage === "string" ? stage : undefined);
  const t = await getTranslations("objections");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("title")}
        caption={`${own.receiptNumber} · ${titleIn(locale, own.published)}`}
        meta={titleIn(locale, own)}
        breadcrumb={
          own.stage
            ? [
                { label: t("stages"), href: "/stages" },
                { label: titleIn(locale, own.published), href: `/stages/${own.stage.id}` },
                { label: t("title") },
              ]
            : [
                { label: t("proposals"), href: "/proposals" },
                { label: own.receiptNumber, href: `/proposals/${id}` },
                { label: t("result"), href: `/proposals/${id}/result` },
                { label: t("title") },
              ]
        }
      />
      <OwnObjectionView own={own} serverNow={serverNow} days={filingDays} />
    </Page>
  );
}
