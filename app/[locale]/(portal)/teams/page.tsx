import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { TeamList } from "@/components/teams/team-list";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadTeams } from "@/lib/teams/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("teams"))("title") };
}

export default async function TeamsPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { teams, isStaff } = await loadTeams();
  const t = await getTranslations("teams");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
      />
      <TeamList teams={teams} isStaff={isStaff} />
    </Page>
  );
}
