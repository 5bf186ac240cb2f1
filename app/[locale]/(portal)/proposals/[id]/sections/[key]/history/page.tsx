import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { HistoryView } from "@/components/proposals/history-view";
import { ProposalHeader } from "@/components/proposals/proposal-header";
import { ButtonLink } from "@/components/ui/button-link";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadHistory } from "@/lib/proposals/loaders/together";

type Props = {
  params: Promise<{ locale: Locale; id: string; key: string }>;
  searchParams: Promise<{ from?: string; to?: string }>;
};

export async function generateMetadata({ params }: Props) {
  const { key } = await params;
  const t = await getTranslations();
  const section = t.has(`proposals.sections.${key}`) ? `${t(`proposals.sections.${key}`)} · ` : "";
  return { title: `${section}${t("editing.history.title")}` };
}

export default async function SectionHistoryPage({ params, searchParams }: Props) {
  const { locale, id, key } = await params;
  const { from, to } = await searchParams;
  setRequestLocale(locale);
  const page = await loadHistory(id, key, from, to);
  const t = await getTranslations();
  const section = `/proposals/${id}/sections/${key}`;
  return (
    <Page>
      <div className="max-w-[920px]">
        <ProposalHeader
          proposal={{ id, titleKo: page.proposalTitleKo, titleEn: page.proposalTitleEn }}
          title={t("editing.history.title")}
          meta={t("editing.history.meta", { section: t(`proposals.sections.${page.key}`) })}
          actions={<ButtonLink href={section}>{t("editing.history.back")}</ButtonLink>}
        />
        <ClientMessages namespaces={["editing"]}>
          <HistoryView page={page} pathname={`${section}/history`} />
        </ClientMessages>
      </div>
    </Page>
  );
}
