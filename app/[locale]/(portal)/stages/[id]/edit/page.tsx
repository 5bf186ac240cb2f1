import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { titleIn } from "@/components/stages/names";
import { planDraft } from "@/components/stages/plan-draft";
import { StageForm } from "@/components/stages/stage-form";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadCatalogueChoices } from "@/lib/references/loaders";
import { loadStageDraft, loadStageForEdit } from "@/lib/stages/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("stages"))("editTitle") };
}

export default async function EditStagePage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [stage, offered, { models, benchmarks }, t] = await Promise.all([
    loadStageForEdit(id),
    loadStageDraft(),
    loadCatalogueChoices(),
    getTranslations("stages"),
  ]);
  const draft = {
    titleKo: stage.titleKo,
    titleEn: stage.titleEn,
    cutoffOn: stage.cutoffOn.toISOString().slice(0, 10),
    plan: planDraft(stage.plan, offered),
  };
  return (
    <Page width="narrow">
      <PageHeader
        title={t("editTitle")}
        meta={t("editMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/stages" },
          { label: titleIn(locale, stage), href: `/stages/${id}` },
          { label: t("editTitle") },
        ]}
      />
      <Card>
        <ClientMessages namespaces={["stages", "references", "contest"]}>
          <StageForm
            draft={draft}
            offered={{ ...offered, models, benchmarks }}
            existing={{ stageId: id, expectedVersion: stage.version }}
          />
        </ClientMessages>
      </Card>
    </Page>
  );
}
