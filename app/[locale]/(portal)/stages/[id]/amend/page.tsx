import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { AmendForm } from "@/components/stages/amend-form";
import { titleIn } from "@/components/stages/names";
import { planDraft } from "@/components/stages/plan-draft";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadCatalogueChoices } from "@/lib/references/loaders";
import { loadStageDraft, loadStageForAmendment } from "@/lib/stages/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("stages"))("amendments.pageTitle") };
}

export default async function AmendPlanPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [stage, offered, { models, benchmarks }, t] = await Promise.all([
    loadStageForAmendment(id),
    loadStageDraft(),
    loadCatalogueChoices(),
    getTranslations("stages"),
  ]);
  return (
    <Page width="narrow">
      <PageHeader
        title={t("amendments.pageTitle")}
        meta={t("amendments.pageMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/stages" },
          { label: titleIn(locale, stage), href: `/stages/${id}` },
          { label: t("amendments.pageTitle") },
        ]}
      />
      <Card>
        <ClientMessages namespaces={["stages", "references", "contest"]}>
          <AmendForm
            draft={{
              stageId: id,
              expectedVersion: stage.version,
              cutoffOn: stage.cutoffOn.toISOString().slice(0, 10),
              plan: planDraft(stage.plan, offered),
              effectiveOn: "",
              reason: "",
            }}
            offered={{ ...offered, models, benchmarks }}
          />
        </ClientMessages>
      </Card>
    </Page>
  );
}
