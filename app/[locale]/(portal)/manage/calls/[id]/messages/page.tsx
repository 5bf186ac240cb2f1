import { getTranslations, setRequestLocale } from "next-intl/server";
import { CallTabs } from "@/components/calls/call-tabs";
import { ManagedCallHeader } from "@/components/calls/managed-call-header";
import { ThreadTable } from "@/components/desk/thread-table";
import { Page } from "@/components/layout/page";
import { loadCallTabs } from "@/lib/calls/loaders";
import { loadThreads } from "@/lib/desk/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("desk.threads"))("title") };
}

export default async function ThreadsPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [list, tabs, t] = await Promise.all([
    loadThreads(id, await searchParams),
    loadCallTabs(id),
    getTranslations("desk.threads"),
  ]);
  return (
    <Page>
      <ManagedCallHeader call={list.call} title={t("title")} meta={t("meta", { count: list.unread })} />
      <CallTabs callId={id} tabs={tabs} current="messages" />
      <ThreadTable callId={id} rows={list.rows} total={list.total} query={list.query} />
    </Page>
  );
}
