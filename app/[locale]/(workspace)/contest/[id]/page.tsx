import { getTranslations, setRequestLocale } from "next-intl/server";
import { Ballot } from "@/components/contest/ballot";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { titleIn } from "@/components/stages/names";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { loadBallotPage } from "@/lib/contest/loaders";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("contest"))("vote.title") };
}

export default async function VotePage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [page, t] = await Promise.all([loadBallotPage(id), getTranslations("contest")]);
  return (
    <Page>
      <PageHeader
        title={t("vote.question")}
        meta={t("vote.meta", { stage: titleIn(locale, page.stage), until: formatInstant(page.closesAt, locale) })}
      />
      {page.isOpen ? (
        <ClientMessages namespaces={["contest"]}>
          <Ballot contestId={id} />
        </ClientMessages>
      ) : (
        <Notice title={t("vote.thanks")}>
          <p>{t("vote.closed")}</p>
          <TextLink href="/contest">{t("vote.back")}</TextLink>
        </Notice>
      )}
    </Page>
  );
}
