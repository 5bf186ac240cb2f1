import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { nameIn, titleIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { ImportForm } from "@/components/verification/import-form";
import { KeysCard } from "@/components/verification/keys-card";
import { RunPreview } from "@/components/verification/run-preview";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadImport } from "@/lib/verification/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("verification"))("import.title") };
}

export default async function ImportRunPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { stage, verification, chosen, preview, tokens, origin } = await loadImport(id, await searchParams);
  const [t, s] = [await getTranslations("verification"), await getTranslations("stages")];
  const teams = verification.teams.filter((team) => team.isActive);
  const team = teams.find((one) => one.teamId === chosen?.teamId);
  return (
    <Page width="regular">
      <PageHeader
        title={t("import.title")}
        meta={titleIn(locale, stage)}
        breadcrumb={[
          { label: s("title"), href: "/stages" },
          { label: titleIn(locale, stage), href: `/stages/${id}` },
          { label: t("title"), href: `/stages/${id}/verification` },
          { label: t("import.title") },
        ]}
      />
      <ClientMessages namespaces={["verification", "stages"]}>
        <Stack>
          {preview && chosen && team ? (
            <RunPreview preview={preview} input={chosen} teamName={nameIn(locale, team)} />
          ) : null}
          <Card title={t("import.upload")}>
            <ImportForm key={chosen?.fileIds.join()} stageId={id} teams={teams} given={chosen} />
          </Card>
          <KeysCard stageId={id} origin={origin} teams={teams} tokens={tokens} />
        </Stack>
      </ClientMessages>
    </Page>
  );
}
