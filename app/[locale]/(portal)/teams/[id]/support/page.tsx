import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { SupportDecision } from "@/components/teams/support-decision";
import { teamTrail } from "@/components/teams/team-trail";
import { nameIn } from "@/components/teams/words";
import { loadGpuOutlook } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { loadTeam } from "@/lib/teams/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const t = await getTranslations("teams");
  return { title: `${t("support.title")} · ${nameIn(locale, await loadTeam(id))}` };
}

export default async function TeamSupportPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const team = await loadTeam(id);
  const outlook = await loadGpuOutlook();
  const t = await getTranslations("teams");
  const name = nameIn(locale, team);
  const step = (await searchParams).step;
  return (
    <Page>
      <PageHeader
        title={t("support.title")}
        meta={t("support.meta", { team: name })}
        breadcrumb={[...(await teamTrail(locale, id, team)), { label: t("support.title") }]}
      />
      <Stack>
        <ClientMessages namespaces={["teams"]}>
          <SupportDecision team={team} name={name} step={typeof step === "string" ? step : null} outlook={outlook} />
        </ClientMessages>
      </Stack>
    </Page>
  );
}
