import { getTranslations, setRequestLocale } from "next-intl/server";
import { Agenda } from "@/components/deliberation/agenda";
import { AttendanceCard } from "@/components/deliberation/attendance";
import { MinutesCard } from "@/components/deliberation/minutes-card";
import { SessionAbout } from "@/components/deliberation/session-about";
import { SessionSteps } from "@/components/deliberation/session-steps";
import { sessionTone } from "@/components/deliberation/words";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { loadSession } from "@/lib/deliberation/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const session = await loadSession((await params).id);
  const t = await getTranslations("deliberation");
  return { title: t("sessionTitle", { number: session.number, call: session.callCode }) };
}

export default async function SessionPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const session = await loadSession(id);
  const t = await getTranslations("deliberation");
  const title = t("sessionTitle", { number: session.number, call: session.callCode });
  return (
    <Page>
      <PageHeader
        title={title}
        meta={<StatusTag tone={sessionTone(session.state)}>{t(`states.${session.state}`)}</StatusTag>}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/deliberation" },
          { label: title },
        ]}
      />
      {session.state === "IN_SESSION" ? <LiveRefresh /> : null}
      <Columns
        asideFirst
        aside={
          <>
            <SessionSteps session={session} />
            <MinutesCard session={session} />
          </>
        }
      >
        {session.items.some((item) => item.away) ? <Notice tone="warning">{t("awayNotice")}</Notice> : null}
        <Agenda session={session} />
        <SessionAbout session={session} />
        <AttendanceCard session={session} />
      </Columns>
    </Page>
  );
}
