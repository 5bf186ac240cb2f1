import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { RequestForm } from "@/components/talent/request-form";
import { nameIn } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadTalentRequest } from "@/lib/talent/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("talent"))("request.title") };
}

export default async function NewTalentPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { team, rules } = await loadTalentRequest(id);
  const t = await getTranslations("talent");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("request.title")}
        meta={t("request.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("team.title", { team: nameIn(locale, team) }), href: `/teams/${id}/talent` },
          { label: t("request.title") },
        ]}
      />
      <Card>
        <ClientMessages namespaces={["talent"]}>
          <RequestForm teamId={id} matchPercent={rules.matchBasisPoints / 100} lastYear={rules.lastYear} />
        </ClientMessages>
      </Card>
    </Page>
  );
}
