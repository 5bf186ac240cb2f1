import { getTranslations, setRequestLocale } from "next-intl/server";
import { CallCorrections } from "@/components/calls/call-corrections";
import { CallMoves } from "@/components/calls/call-moves";
import { CallNotice } from "@/components/calls/call-notice";
import { CallCounts, CallExtensionHistory, CallFactsCard, CallProgress } from "@/components/calls/call-overview";
import { CallStateTag } from "@/components/calls/call-state-tag";
import { CallTabs } from "@/components/calls/call-tabs";
import { ClientMessages } from "@/components/layout/client-messages";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { Deadline } from "@/components/ui/deadline";
import { TextLink } from "@/components/ui/text-link";
import { loadManagedCall } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const { call } = await loadManagedCall(id);
  return { title: `${call.code} ${locale === "ko" ? call.titleKo : call.titleEn}` };
}

export default async function ManagedCallPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [{ call, serverNow }, t] = await Promise.all([loadManagedCall(id), getTranslations("calls")]);
  return (
    <Page>
      <ClientMessages namespaces={["calls"]}>
        <PageHeader
          title={locale === "ko" ? call.titleKo : call.titleEn}
          caption={t("overview.caption", { code: call.code })}
          meta={<CallStateTag state={call.state} audience="staff" />}
          breadcrumb={[
            { label: t("home"), href: "/dashboard" },
            { label: t("manage.title"), href: "/manage/calls" },
            { label: call.code },
          ]}
          actions={<CallMoves call={call} />}
        />
        <CallTabs callId={call.id} tabs={call.tabs} current="overview" />
        <Stack>
          {call.state === "OPEN" ? (
            <Deadline label={t("overview.closes")} instant={call.closesAt} serverNow={serverNow} />
          ) : null}
          <CallProgress call={call} />
          <Columns aside={<CallCounts call={call} />}>
            <CallFactsCard call={call} />
            <CallExtensionHistory call={call} />
            <CallCorrections corrections={call.corrections} callId={call.id} />
            <Card
              title={t("overview.koreanNotice")}
              actions={
                call.state === "DRAFT" ? undefined : (
                  <TextLink href={`/calls/${call.code}`}>{t("overview.publicPage")}</TextLink>
                )
              }
            >
              <div lang="ko">
                <CallNotice text={call.noticeKo} />
              </div>
            </Card>
            <Card title={t("overview.englishNotice")}>
              <div lang="en">
                <CallNotice text={call.noticeEn} />
              </div>
            </Card>
          </Columns>
        </Stack>
      </ClientMessages>
    </Page>
  );
}
