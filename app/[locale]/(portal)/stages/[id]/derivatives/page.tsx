import { getTranslations, setRequestLocale } from "next-intl/server";
import { CandidateTable } from "@/components/derivatives/candidate-table";
import { CountCard } from "@/components/derivatives/count-card";
import { FamilyTree } from "@/components/derivatives/family-tree";
import { Growth } from "@/components/derivatives/growth";
import { ImportForm } from "@/components/derivatives/import-form";
import { ListingPreview } from "@/components/derivatives/listing-preview";
import { PublishedCountCard } from "@/components/derivatives/published-count";
import { TeamTable } from "@/components/derivatives/team-table";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { nameIn, titleIn } from "@/components/stages/names";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { loadDerivatives } from "@/lib/derivatives/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("derivatives"))("title") };
}

export default async function DerivativesPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { stage, derivatives: view, query, at, chosen, preview } = await loadDerivatives(id, await searchParams);
  const [t, s] = [await getTranslations("derivatives"), await getTranslations("stages")];
  const team = view.teams.find((one) => one.teamId === chosen?.teamId);
  const importable = view.teams.filter((one) => one.may.import);
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={titleIn(locale, stage)}
        breadcrumb={[
          { label: s("home"), href: "/dashboard" },
          { label: s("title"), href: "/stages" },
          { label: titleIn(locale, stage), href: `/stages/${id}` },
          { label: t("title") },
        ]}
        actions={importable.length > 0 ? <ButtonLink href="#import">{t("import.title")}</ButtonLink> : undefined}
      />
      <ClientMessages namespaces={["derivatives", "verification", "stages"]}>
        <Stack>
          {stage.may.bound && <Notice tone="warning">{s("bound")}</Notice>}
          {preview && chosen && team && (
            <ListingPreview preview={preview} input={chosen} teamName={nameIn(locale, team)} />
          )}
          {view.published && <PublishedCountCard published={view.published} stageNumber={stage.number} />}
          {view.teams.length > 0 && <TeamTable view={view} stageId={id} />}
          {(view.may.freeze || view.count) && <CountCard view={view} stageId={id} />}
          <Growth teams={view.teams} asOf={at} />
          <FamilyTree teams={view.teams} />
          {view.teams.length > 0 && <CandidateTable view={view} stageId={id} query={query} />}
          {importable.length > 0 && (
            <Card id="import" title={t("import.title")} hint={t("import.hint")}>
              <ImportForm key={chosen?.fileIds.join()} stageId={id} teams={importable} given={chosen} />
            </Card>
          )}
        </Stack>
      </ClientMessages>
    </Page>
  );
}
