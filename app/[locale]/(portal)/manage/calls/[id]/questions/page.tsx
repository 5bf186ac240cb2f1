import { getTranslations, setRequestLocale } from "next-intl/server";
import { CallTabs } from "@/components/calls/call-tabs";
import { DeskQuestionTable } from "@/components/calls/desk-question-table";
import { ManagedCallHeader } from "@/components/calls/managed-call-header";
import { Page } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button-link";
import { loadCallTabs, loadDeskQuestions } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("questions"))("title") };
}

export default async function DeskQuestionsPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [list, tabs, t] = await Promise.all([
    loadDeskQuestions(id, await searchParams),
    loadCallTabs(id),
    getTranslations("questions"),
  ]);
  return (
    <Page>
      <ManagedCallHeader
        call={list.call}
        title={t("title")}
        meta={t("list.waiting", { count: list.waiting })}
        actions={
          list.isPublic ? (
            <ButtonLink href={`/calls/${list.call.code}/questions`}>{t("list.public")}</ButtonLink>
          ) : undefined
        }
      />
      <CallTabs callId={id} tabs={tabs} current="questions" />
      <DeskQuestionTable callId={id} rows={list.rows} total={list.total} query={list.query} />
    </Page>
  );
}
