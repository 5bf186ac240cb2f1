import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { ContributionForm } from "@/components/settlement/contribution-form";
import { ContributionYears } from "@/components/settlement/contribution-years";
import { DueComposition } from "@/components/settlement/due-composition";
import { EntryTable } from "@/components/settlement/entry-table";
import { YearList } from "@/components/settlement/year-list";
import { teamTrail } from "@/components/teams/team-trail";
import { nameIn } from "@/components/teams/words";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadTeamContribution } from "@/lib/settlement/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const [{ team }, t] = await Promise.all([loadTeamContribution(id), getTranslations("settlement")]);
  return { title: t("contribution.title", { team: nameIn(locale, team) }) };
}

export default async function TeamContributionPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const contribution = await loadTeamContribution(id);
  const t = await getTranslations("settlement");
  const { team, recordFor, openYears, currentYear, today, entries } = contribution;
  const name = nameIn(locale, team);
  return (
    <Page>
      <ClientMessages namespaces={["settlement"]}>
        <PageHeader
          title={t("contribution.title", { team: name })}
          meta={t("contribution.meta")}
          breadcrumb={[...(await teamTrail(locale, id, team)), { label: t("contribution.name") }]}
          actions={
            recordFor.length > 0 && openYears.length > 0 ? (
              <ContributionForm contribution={{ team, recordFor, openYears, currentYear, today, entries }} />
            ) : undefined
          }
        />
        <Stack>
          <ContributionYears contribution={contribution} />
          <YearList teamId={id} settlements={contribution.settlements} />
          <DueComposition contribution={contribution} />
          <EntryTable contribution={contribution} />
        </Stack>
      </ClientMessages>
    </Page>
  );
}
