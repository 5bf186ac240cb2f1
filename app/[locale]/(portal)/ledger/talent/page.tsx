import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { TalentTable } from "@/components/talent/talent-table";
import { Card } from "@/components/ui/card";
import { ExportDialog } from "@/components/ui/export-dialog";
import { loadLedgerParts } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadTalent } from "@/lib/talent/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("talent"))("title") };
}

export default async function TalentPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const rows = await loadTalent();
  const [parts, t] = await Promise.all([loadLedgerParts(), getTranslations("talent")]);
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
      />
      <Stack>
        <LedgerTabs current="talent" parts={parts} />
        <Card
          title={t("list.title")}
          hint={t("list.hint")}
          actions={<ExportDialog href="/api/exports/talent" formats={["csv", "xlsx"]} note={t("list.exportNote")} />}
        >
          <TalentTable rows={rows} withTeam />
        </Card>
      </Stack>
    </Page>
  );
}
