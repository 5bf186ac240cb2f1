import { getTranslations, setRequestLocale } from "next-intl/server";
import { ManagedCallHeader } from "@/components/calls/managed-call-header";
import { ThreadView } from "@/components/desk/thread-view";
import { Page } from "@/components/layout/page";
import { Stack } from "@/components/layout/stack";
import { inLanguage } from "@/components/proposals/names";
import { loadDeskThread } from "@/lib/desk/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string; proposalId: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id, proposalId } = await params;
  const { titleKo, titleEn } = await loadDeskThread(id, proposalId);
  return { title: inLanguage(locale, titleKo, titleEn) };
}

export default async function DeskThreadPage({ params }: Props) {
  const { locale, id, proposalId } = await params;
  setRequestLocale(locale);
  const [thread, t] = await Promise.all([loadDeskThread(id, proposalId), getTranslations("desk.threads")]);
  return (
    <Page width="narrow">
      <ManagedCallHeader
        call={thread.call}
        title={inLanguage(locale, thread.titleKo, thread.titleEn)}
        meta={inLanguage(locale, thread.leadNameKo, thread.leadNameEn)}
        below={{ label: t("title"), href: `/manage/calls/${id}/messages` }}
      />
      <Stack>
        <ThreadView thread={thread} side="DESK" />
      </Stack>
    </Page>
  );
}
