import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { planDraft } from "@/components/stages/plan-draft";
import { StageForm } from "@/components/stages/stage-form";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadCatalogueChoices } from "@/lib/references/loaders";
import { loadStageDraft } from "@/lib/stages/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("stages"))("newTitle") };
}

export default async function NewStagePage({ params }: Props) {
  setRequestLocale((await params).locale);
  const [draft, { models, benchmarks }] = await Promise.all([loadStageDraft(), loadCatalogueChoices()]);
  const t = await getTranslations("stages");
  const titles = {
    titleKo: t("defaultTitleKo", { number: draft.number }),
    titleEn: t("defaultTitleEn", { number: draft.number }),
  };
  return (
    <Page width="narrow">
      <PageHeader
        title={t("newTitle")}
        meta={t("newMeta", { teams: draft.activeTeams })}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/stages" },
          { label: t("newTitle") },
        ]}
      />
      <Card>
        <ClientMessages namespaces={["stages", "references", "contest"]}>
          <StageForm
            draft={{ ...titles, cutoffOn: "", plan: planDraft(draft.plan, draft) }}
            offered={{ ...draft, models, benchmarks }}
          />
        </ClientMessages>
      </Card>
    </Page>
  );
}
