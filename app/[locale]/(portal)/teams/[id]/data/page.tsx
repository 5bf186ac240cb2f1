import { getTranslations, setRequestLocale } from "next-intl/server";
import { TeamLots } from "@/components/datasets/team-lots";
import { TeamProjects } from "@/components/datasets/team-projects";
import { TeamWishes } from "@/components/datasets/team-wishes";
import { TeamVotes } from "@/components/datasets/vote-cards";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { YearEnvelopes } from "@/components/ledger/year-envelopes";
import { teamTrail } from "@/components/teams/team-trail";
import { nameIn } from "@/components/teams/words";
import { Notice } from "@/components/ui/notice";
import { loadTeamData } from "@/lib/datasets/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const [{ team }, t] = await Promise.all([loadTeamData(id), getTranslations("datasets")]);
  return { title: t("team.title", { team: nameIn(locale, team) }) };
}

export default async function TeamDataPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const data = await loadTeamData(id);
  const t = await getTranslations("datasets");
  const name = nameIn(locale, data.team);
  return (
    <Page>
      <ClientMessages namespaces={["datasets"]}>
        <PageHeader
          title={t("team.title", { team: name })}
          meta={t("team.meta")}
          breadcrumb={[...(await teamTrail(locale, id, data.team)), { label: t("title") }]}
        />
        <Stack>
          {data.team.status === "ACTIVE" ? null : (
            <Notice tone="warning" title={t("team.leftTitle")}>
              {t("team.leftBody")}
            </Notice>
          )}
          <TeamVotes rounds={data.rounds} teamId={id} />
          <TeamLots data={data} />
          <TeamWishes data={data} />
          <YearEnvelopes
            title={t("team.joint")}
            hint={t("team.jointHint")}
            none={t("team.noEnvelope")}
            envelopes={data.joint}
          />
          <TeamProjects data={data} />
          <YearEnvelopes
            title={t("team.own")}
            hint={t("team.ownHint")}
            none={t("team.noEnvelope")}
            envelopes={data.own}
          />
        </Stack>
      </ClientMessages>
    </Page>
  );
}
