import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ChairView } from "@/components/reviews/chair-view";
import { nameIn, titleIn } from "@/components/reviews/names";
import { ButtonLink } from "@/components/ui/button-link";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadChairPage } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale; panelId: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("reviews"))("chairPage.title") };
}

export default async function ChairRoute({ params }: Props) {
  const { locale, panelId } = await params;
  setRequestLocale(locale);
  const page = await loadChairPage(panelId);
  const t = await getTranslations("reviews");
  return (
    <Page>
      <PageHeader
        title={t("chairPage.title")}
        caption={`${titleIn(locale, page.call)} · ${nameIn(locale, page)}`}
        meta={page.dueAt ? `${t("dueAt")} ${formatInstant(page.dueAt, locale)}` : undefined}
        breadcrumb={[{ label: t("mine.title"), href: "/reviews" }, { label: t("chairPage.title") }]}
        actions={
          <ButtonLink href={`/manage/calls/${page.call.id}/ranking`} variant="secondary">
            {t("chairPage.ranking")}
          </ButtonLink>
        }
      />
      <ClientMessages namespaces={["reviews", "workspace"]}>
        <ChairView page={page} />
      </ClientMessages>
    </Page>
  );
}
