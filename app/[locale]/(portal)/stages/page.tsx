import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { StageList } from "@/components/stages/stage-list";
import { ButtonLink } from "@/components/ui/button-link";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadStages } from "@/lib/stages/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("stages"))("title") };
}

export default async function StagesPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { stages, mayPlan } = await loadStages();
  const t = await getTranslations("stages");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
        actions={
          mayPlan ? (
            <ButtonLink href="/stages/new" variant="primary">
              {t("new")}
            </ButtonLink>
          ) : undefined
        }
      />
      <StageList stages={stages} />
    </Page>
  );
}
