import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { CapTable } from "@/components/talent/cap-table";
import { TalentTable } from "@/components/talent/talent-table";
import { teamTrail } from "@/components/teams/team-trail";
import { nameIn } from "@/components/teams/words";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadTeamTalent } from "@/lib/talent/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const [{ team }, t] = await Promise.all([loadTeamTalent(id), getTranslations("talent")]);
  return { title: t("team.title", { team: nameIn(locale, team) }) };
}

export default async function TeamTalentPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { team, rows, envelopes, rules, mayRequest } = await loadTeamTalent(id);
  const t = await getTranslations("talent");
  const name = nameIn(locale, team);
  return (
    <Page>
      <PageHeader
        title={t("team.title", { team: name })}
        meta={t("meta")}
        breadcrumb={[...(await teamTrail(locale, id, team)), { label: t("title") }]}
        actions={
          mayRequest ? (
            <ButtonLink href={`/teams/${id}/talent/new`} variant="primary">
              {t("request.open")}
            </ButtonLink>
          ) : undefined
        }
      />
      <Stack>
        {team.status === "ACTIVE" ? null : (
          <Notice tone="info" title={t("team.continuesTitle")}>
            {t("team.continues", { year: String(rules.lastYear) })}
          </Notice>
        )}
        <Card title={t("list.title")}>
          <TalentTable rows={rows} withTeam={false} />
        </Card>
        <CapTable envelopes={envelopes} />
      </Stack>
    </Page>
  );
}
