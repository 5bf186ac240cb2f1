import { getTranslations, setRequestLocale } from "next-intl/server";
import { CallTabs } from "@/components/calls/call-tabs";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { inLanguage } from "@/components/proposals/names";
import { SavedViews } from "@/components/proposals/saved-views";
import { StaffDownloads, StaffList } from "@/components/proposals/staff-list";
import { loadCallTabs } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";
import { windowRefusal } from "@/lib/proposals/domain/submission";
import { loadCallProposals } from "@/lib/proposals/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("proposals.staff"))("title") };
}

export default async function CallProposalsPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { call, rows, total, query, views } = await loadCallProposals(id, await searchParams);
  const closed = windowRefusal(call.state) === "CALL_CLOSED";
  const t = await getTranslations("proposals");
  const name = inLanguage(locale, call.titleKo, call.titleEn);
  return (
    <Page>
      <PageHeader
        title={t("staff.title")}
        meta={name}
        actions={<StaffDownloads callId={id} query={query} closed={closed} />}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("staff.manage"), href: "/manage/calls" },
          { label: name, href: `/manage/calls/${id}` },
          { label: t("staff.title") },
        ]}
      />
      <CallTabs callId={id} tabs={await loadCallTabs(id)} current="proposals" />
      <SavedViews pathname={`/manage/calls/${id}/proposals`} query={query} views={views} />
      <StaffList callId={id} query={query} rows={rows} total={total} closed={closed} />
      <p className="text-small text-text-2">{t("staff.kept")}</p>
    </Page>
  );
}
