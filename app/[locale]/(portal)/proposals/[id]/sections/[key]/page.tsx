import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { CommentsPanel } from "@/components/proposals/comments-panel";
import { SectionPresence } from "@/components/proposals/presence";
import { ProposalHeader } from "@/components/proposals/proposal-header";
import { SectionForm } from "@/components/proposals/section-form";
import { SectionReader } from "@/components/proposals/section-reader";
import { ButtonLink } from "@/components/ui/button-link";
import { formatInstant } from "@/lib/platform/format";
import { redirect } from "@/lib/platform/i18n/navigation";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { WrittenKey } from "@/lib/proposals/domain/drafts";
import { loadSectionPage } from "@/lib/proposals/loaders";
import { loadComments } from "@/lib/proposals/loaders/together";

type Props = { params: Promise<{ locale: Locale; id: string; key: string }> };

/** What forms of some sections say beside the words of proposals. */
const WORDS_OF: Partial<Record<WrittenKey, readonly string[]>> = {
  performance: ["references"],
  openness: ["openness"],
  contribution: ["openness", "organisations"],
};

export async function generateMetadata({ params }: Props) {
  const { locale, id, key } = await params;
  if (key === "consortium") redirect({ href: `/proposals/${id}/people`, locale });
  const page = await loadSectionPage(id, key);
  return { title: (await getTranslations("proposals"))(`sections.${page.key}`) };
}

export default async function SectionPage({ params }: Props) {
  const { locale, id, key } = await params;
  setRequestLocale(locale);
  const { serverNow: _now, ...page } = await loadSectionPage(id, key);
  const threads = await loadComments(id, page.key);
  const [t, tEditing] = [await getTranslations("proposals"), await getTranslations("editing")];
  const { maximumHundredths } = page.rules;
  return (
    <Page>
      <div className="grid max-w-[920px] items-start gap-x-6 xl:max-w-none xl:grid-cols-[minmax(0,1fr)_320px]">
        <div className="min-w-0 xl:col-span-2">
          <ProposalHeader
            proposal={{ id, titleKo: page.proposalTitleKo, titleEn: page.proposalTitleEn }}
            title={t(`sections.${page.key}`)}
            caption={maximumHundredths === null ? undefined : t("tasks.points", { points: maximumHundredths / 100 })}
            meta={t("list.until", { instant: formatInstant(page.until, locale) })}
            actions={
              <ButtonLink href={`/proposals/${id}/sections/${page.key}/history`}>{tEditing("history.open")}</ButtonLink>
            }
          />
        </div>
        <ClientMessages namespaces={["proposals", "editing", ...(WORDS_OF[page.key] ?? [])]}>
          <div className="min-w-0">
            <SectionPresence proposalId={id} sectionKey={page.key} />
            {page.mayEdit && page.status !== "COMPLETE" ? <SectionForm page={page} /> : <SectionReader page={page} />}
          </div>
          <div className="mt-8 min-w-0 xl:mt-0">
            <CommentsPanel proposalId={id} sectionKey={page.key} threads={threads} />
          </div>
        </ClientMessages>
      </div>
    </Page>
  );
}
