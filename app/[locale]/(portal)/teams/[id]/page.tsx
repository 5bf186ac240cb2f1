import { getTranslations, setRequestLocale } from "next-intl/server";
import { TeamAgreementCard } from "@/components/agreements/team-agreement-card";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { TeamLedgerCards } from "@/components/ledger/team-ledger";
import { TeamContributionCard } from "@/components/settlement/team-contribution-card";
import { SupportHistory } from "@/components/teams/support-history";
import { SupportTable } from "@/components/teams/support-table";
import { TeamAbout } from "@/components/teams/team-about";
import { nameIn, periodText } from "@/components/teams/words";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { loadTeamAgreement } from "@/lib/agreements/loaders";
import { loadTeamLedger } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadContributionSummary } from "@/lib/settlement/loaders";
import { loadTeam } from "@/lib/teams/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  return { title: nameIn(locale, await loadTeam(id)) };
}

export default async function TeamPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const team = await loadTeam(id);
  const [ledger, agreement, contribution, t] = await Promise.all([
    loadTeamLedger(id),
    loadTeamAgreement(id),
    loadContributionSummary(id),
    getTranslations("teams"),
  ]);
  const mayDecide = team.canRecommend.length + team.canDeliberate.length > 0;
  const name = nameIn(locale, team);
  return (
    <Page>
      <PageHeader
        title={name}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title"), href: "/teams" }, { label: name }]}
        actions={
          mayDecide ? (
            <ButtonLink href={`/teams/${id}/support`} variant="primary">
              {t("team.decide")}
            </ButtonLink>
          ) : undefined
        }
      />
      <Stack>
        {team.leadLeasesGpus ? (
          <Notice tone="warning" title={t("team.lessorTitle")}>
            {t("team.lessor", { through: periodText(t, team.lessorExcludedThrough) })}
          </Notice>
        ) : null}
        <Card title={t("team.support")} hint={t(team.isStaff ? "team.supportHint" : "team.ownSupportHint")}>
          <SupportTable cells={team.cells} isStaff={team.isStaff} />
        </Card>
        <Columns
          aside={
            <Stack>
              <TeamAgreementCard agreement={agreement} />
              <TeamContributionCard teamId={id} summary={contribution} />
              <TeamAbout team={team} />
            </Stack>
          }
        >
          <Stack>
            <TeamLedgerCards teamId={id} ledger={ledger} />
            <Card title={t("team.history")}>
              <SupportHistory history={team.history} />
            </Card>
          </Stack>
        </Columns>
      </Stack>
    </Page>
  );
}
