import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { RulebookList } from "@/components/rulebook/rulebook-list";
import { ButtonLink } from "@/components/ui/button-link";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadRulebooks } from "@/lib/rulebook/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "rulebook" });
  return { title: t("title") };
}

export default async function RulebooksPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { rows, mayAmend, serverNow } = await loadRulebooks();
  const t = await getTranslations("rulebook");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
        actions={
          mayAmend ? (
            <ButtonLink href="/rulebooks/new" variant="primary">
              {t("new")}
            </ButtonLink>
          ) : undefined
        }
      />
      <RulebookList rows={rows} now={serverNow} />
    </Page>
  );
}
