import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { nameIn } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import { ImportForm } from "@/components/utilisation/import-form";
import { ImportPreview } from "@/components/utilisation/import-preview";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadImport } from "@/lib/utilisation/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("utilisation"))("import.title") };
}

export default async function ImportTeamUtilisationPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { file } = await searchParams;
  const { preview, team } = await loadImport(id, typeof file === "string" ? file : "");
  const t = await getTranslations("utilisation");
  const name = team ? nameIn(locale, team) : "";
  return (
    <Page>
      <PageHeader
        title={t("import.title")}
        meta={t("import.metaTeam", { team: name })}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("team.title", { team: name }), href: `/teams/${id}/utilisation` },
          { label: t("import.title") },
        ]}
      />
      <ClientMessages namespaces={["utilisation"]}>
        <Stack>
          {preview ? <ImportPreview preview={preview} doneHref={`/teams/${id}/utilisation`} /> : null}
          <Card title={t("import.upload")} hint={t("import.columnsHint")}>
            <ImportForm href={`/teams/${id}/utilisation/import`} />
          </Card>
        </Stack>
      </ClientMessages>
    </Page>
  );
}
