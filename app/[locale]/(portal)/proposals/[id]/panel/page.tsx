import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { titleIn } from "@/components/reviews/names";
import { OwnPanelView } from "@/components/reviews/own-panel";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadOwnPanel } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("challenges"))("title") };
}

export default async function OwnPanelPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { panel, serverNow } = await loadOwnPanel(id);
  const t = await getTranslations("challenges");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("title")}
        caption={`${panel.receiptNumber} · ${titleIn(locale, panel.call)}`}
        meta={titleIn(locale, panel)}
        breadcrumb={[
          { label: t("proposals"), href: "/proposals" },
          { label: panel.receiptNumber, href: `/proposals/${id}` },
          { label: t("title") },
        ]}
      />
      <OwnPanelView panel={panel} serverNow={serverNow} />
    </Page>
  );
}
