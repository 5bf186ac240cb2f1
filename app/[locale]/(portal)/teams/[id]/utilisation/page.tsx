import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { teamTrail } from "@/components/teams/team-trail";
import { nameIn } from "@/components/teams/words";
import { ButtonLink } from "@/components/ui/button-link";
import { Corrections, MissingDays, TeamUseChart } from "@/components/utilisation/team-use";
import { UseExport } from "@/components/utilisation/use-export";
import { UseTiles } from "@/components/utilisation/use-tiles";
import { WarningTable } from "@/components/utilisation/warning-table";
import type { Locale } from "@/lib/platform/i18n/routing";
import { isLowUse } from "@/lib/utilisation/domain/usage";
import { loadTeamUtilisation } from "@/lib/utilisation/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

const LINKS = { low: "#warnings", missing: "#missing", revised: "#corrections" };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const [{ team }, t] = await Promise.all([loadTeamUtilisation(id), getTranslations("utilisation")]);
  return { title: t("team.title", { team: nameIn(locale, team) }) };
}

export default async function TeamUtilisationPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const use = await loadTeamUtilisation(id);
  const t = await getTranslations("utilisation");
  const name = nameIn(locale, use.team);
  const lowWeeks = use.weeks.filter((week) => isLowUse(week, use.rules)).length;
  return (
    <Page>
      <PageHeader
        title={t("team.title", { team: name })}
        meta={t("meta")}
        breadcrumb={[...(await teamTrail(locale, id, use.team)), { label: t("title") }]}
        actions={
          <>
            <UseExport teamId={id} />
            {use.mayReport ? (
              <>
                <ButtonLink href={`/teams/${id}/utilisation/keys`}>{t("keys.open")}</ButtonLink>
                <ButtonLink href={`/teams/${id}/utilisation/import`} variant="primary">
                  {t("import.open")}
                </ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      <Stack>
        <UseTiles {...{ total: use.total, lowWeeks, links: LINKS, ...use.rules }} />
        <TeamUseChart use={use} />
        <MissingDays use={use} />
        <WarningTable warnings={use.warnings} withTeam={false} />
        <Corrections use={use} />
      </Stack>
    </Page>
  );
}
