import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { InboxList } from "@/components/notifications/inbox-list";
import { ActionButton } from "@/components/ui/action-button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Pagination } from "@/components/ui/pagination";
import { markNotificationsReadAction } from "@/lib/notifications/actions";
import { loadInbox } from "@/lib/notifications/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("notifications.inbox"))("title") };
}

export default async function InboxPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("notifications.inbox");
  const { query, rows, total, counts, now } = await loadInbox(await searchParams);
  const show = query.filters.show ?? "all";
  const empty = show === "unread" ? "emptyUnread" : show === "due" ? "emptyDue" : "empty";
  return (
    <Page width="narrow">
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
        actions={
          counts.unread > 0 ? (
            <ActionButton
              action={markNotificationsReadAction}
              input={{}}
              label={t("markAll")}
              successMessage={t("marked")}
            />
          ) : undefined
        }
      />
      <LinkTabs
        label={t("tabs.label")}
        current={show}
        tabs={[
          { key: "all", label: t("tabs.all"), href: "/inbox", count: counts.all },
          { key: "unread", label: t("tabs.unread"), href: "/inbox?show=unread", count: counts.unread },
          { key: "due", label: t("tabs.due"), href: "/inbox?show=due", count: counts.due },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={t(`${empty}.title`)}>{t(`${empty}.body`)}</EmptyState>
      ) : (
        <>
          <InboxList notices={rows} now={now} />
          <Pagination query={query} total={total} pathname="/inbox" />
        </>
      )}
    </Page>
  );
}
