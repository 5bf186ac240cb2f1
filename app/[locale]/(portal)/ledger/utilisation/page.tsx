import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { LedgerTabs } from "@/components/ledger/ledger-tabs";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { DeliveryTable } from "@/components/utilisation/delivery-table";
import { StatsTable } from "@/components/utilisation/stats-table";
import { UseHeatmap } from "@/components/utilisation/use-heatmap";
import { UseTiles } from "@/components/utilisation/use-tiles";
import { WarningTable } from "@/components/utilisation/warning-table";
import { loadLedgerParts } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadUtilisation } from "@/lib/utilisation/loaders";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

const SPANS = [12, 26, 52];
const LINKS = { low: "#stats", missing: "#stats", revised: "#deliveries" };

export async function generateMetadata() {
  return { title: (await getTranslations("utilisation"))("title") };
}

export default async function UtilisationPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { span, overview } = await loadUtilisation(String((await searchParams).weeks ?? ""));
  const [parts, t] = await Promise.all([loadLedgerParts(), getTranslations("utilisation")]);
  const lowWeeks = overview.teams.reduce((sum, team) => sum + team.lowWeeks, 0);
  const actions = (
    <>
      <ButtonLink href="/ledger/utilisation/keys">{t("keys.open")}</ButtonLink>
      <ButtonLink href="/ledger/utilisation/import" variant="primary">
        {t("import.open")}
      </ButtonLink>
    </>
  );
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("ledger"), href: "/ledger" },
          { label: t("title") },
        ]}
        actions={overview.mayReport ? actions : undefined}
      />
      <Stack>
        <LedgerTabs current="utilisation" parts={parts} />
        {overview.teams.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>
        ) : (
          <>
            <LinkTabs
              label={t("span.label")}
              current={String(span)}
              tabs={SPANS.map((weeks) => ({
                key: String(weeks),
                label: t("span.weeks", { count: weeks }),
                href: `/ledger/utilisation?weeks=${weeks}`,
              }))}
            />
            <UseTiles {...{ total: overview.total, lowWeeks, links: LINKS, ...overview.rules }} />
            <UseHeatmap overview={overview} />
            <StatsTable overview={overview} />
            <WarningTable warnings={overview.warnings} withTeam />
            <DeliveryTable deliveries={overview.deliveries} />
          </>
        )}
      </Stack>
    </Page>
  );
}
