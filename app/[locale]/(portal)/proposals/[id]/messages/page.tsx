import { getTranslations, setRequestLocale } from "next-intl/server";
import { ThreadView } from "@/components/desk/thread-view";
import { Page } from "@/components/layout/page";
import { Stack } from "@/components/layout/stack";
import { inLanguage } from "@/components/proposals/names";
import { ProposalHeader } from "@/components/proposals/proposal-header";
import { loadConsortiumThread } from "@/lib/desk/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("desk.thread"))("title") };
}

export default async function ProposalMessagesPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [thread, t] = await Promise.all([loadConsortiumThread(id), getTranslations("desk.thread")]);
  const { titleKo, titleEn, call } = thread;
  return (
    <Page width="narrow">
      <ProposalHeader
        proposal={{ id, titleKo, titleEn }}
        title={t("title")}
        meta={t("meta", { call: inLanguage(locale, call.titleKo, call.titleEn) })}
      />
      <Stack>
        <ThreadView thread={thread} side="CONSORTIUM" />
      </Stack>
    </Page>
  );
}
