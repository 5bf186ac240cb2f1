import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { ModelFacts } from "@/components/references/model-facts";
import { ScoreForm } from "@/components/references/score-form";
import { ScoreGroups } from "@/components/references/score-groups";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadBenchmarkChoices, loadModel } from "@/lib/references/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await loadModel((await params).id)).name };
}

export default async function ModelPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [model, benchmarks, t] = await Promise.all([
    loadModel(id),
    loadBenchmarkChoices(),
    getTranslations("references"),
  ]);
  return (
    <Page>
      <PageHeader
        title={model.name}
        meta={model.organisation}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/references" },
          { label: model.name },
        ]}
      />
      <ClientMessages namespaces={["references"]}>
        <Stack>
          <ScoreGroups model={model} />
          <ModelFacts model={model} />
          {model.mayEdit ? (
            <Card title={t("model.addScore")}>
              <ScoreForm modelId={model.id} benchmarks={benchmarks} />
            </Card>
          ) : null}
        </Stack>
      </ClientMessages>
    </Page>
  );
}
