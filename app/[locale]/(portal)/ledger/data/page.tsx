import { getTranslations, setRequestLocale } from "next-intl/server";
import { LotForm } from "@/components/datasets/lot-form";
import { LotList } from "@/components/datasets/lot-list";
import { ProjectList } from "@/components/datasets/project-list";
import { RunningVotes } from "@/components/datasets/vote-cards";
import { OpenVote } from "@/components/datasets/vote-forms";
import { WishTable } from "@/components/datasets/wish-table";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { Card } from "@/components/ui/card";
import { ExportDialog } from "@/components/ui/export-dialog";
import { loadDataOverview } from "@/lib/datasets/loaders";
import { loadLedgerParts } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("datasets"))("title") };
}

export default async function DataPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const data = await loadDataOverview(await searchParams);
  const [parts, t] = await Promise.all([loadLedgerParts(), getTranslations("datasets")]);
  const collecting = data.lots.filter(({ phase }) => phase === "COLLECTING");
  const carried = Object.entries(data.query.filters);
  return (
    <Page>
      <ClientMessages namespaces={["datasets"]}>
        <PageHeader
          title={t("title")}
          meta={t("meta")}
          breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
        />
        <Stack>
          <LedgerTabs current="data" parts={parts} />
          <RunningVotes rounds={data.rounds} mayManage={data.may.manage} />
          <Card
            title={t("lots.title")}
            hint={t("lots.hint")}
            actions={
              <span className="flex flex-wrap gap-2">
                {data.may.manage && collecting.length > 0 ? <OpenVote lots={collecting} /> : null}
                <ExportDialog
                  href="/api/exports/data-lots"
                  carried={carried}
                  formats={["csv", "xlsx"]}
                  note={t("lots.exportNote")}
                />
              </span>
            }
          >
            <LotList rows={data.shown} total={data.total} years={data.years} query={data.query} />
          </Card>
          <Card
            id="wishes"
            title={t("wishes.openTitle")}
            hint={t("wishes.openHint")}
            actions={data.may.manage ? <LotForm wishes={data.openWishes} year={data.year} /> : undefined}
          >
            <WishTable
              caption={t("wishes.openTitle")}
              none={t("wishes.noneOpen")}
              rows={data.openWishes}
              withTeam
              withState={false}
            />
          </Card>
          <Card id="projects" title={t("projects.title")} hint={t("projects.hint")}>
            <ProjectList projects={data.projects} />
          </Card>
        </Stack>
      </ClientMessages>
    </Page>
  );
}
