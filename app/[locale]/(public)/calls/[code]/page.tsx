import { getTranslations, setRequestLocale } from "next-intl/server";
import { CallAside } from "@/components/calls/call-aside";
import { CallCorrections } from "@/components/calls/call-corrections";
import { CallAdditional, CallRubric, CallSections } from "@/components/calls/call-criteria";
import { CallExtensions } from "@/components/calls/call-extensions";
import { CallNotice } from "@/components/calls/call-notice";
import { CallStateTag } from "@/components/calls/call-state-tag";
import { CallWindow } from "@/components/calls/call-window";
import { NoticeFiles } from "@/components/calls/notice-files";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { PublicOutcomeCard } from "@/components/reviews/public-outcome";
import { Card } from "@/components/ui/card";
import { loadMayApply, loadPublicCall } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadPublicOutcome } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale; code: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, code } = await params;
  const { call } = await loadPublicCall(code);
  return { title: locale === "ko" ? call.titleKo : call.titleEn };
}

export default async function CallPage({ params }: Props) {
  const { locale, code } = await params;
  setRequestLocale(locale);
  const [{ call, rulebook, serverNow }, mayApply, t] = await Promise.all([
    loadPublicCall(code),
    loadMayApply(),
    getTranslations("calls"),
  ]);
  const outcome = call.state === "PUBLISHED" ? await loadPublicOutcome(call.id) : null;
  const title = locale === "ko" ? call.titleKo : call.titleEn;
  return (
    <Page>
      <PageHeader
        title={title}
        caption={t("overview.caption", { code: call.code })}
        meta={<CallStateTag state={call.state} audience="public" />}
        breadcrumb={[{ label: t("home"), href: "/" }, { label: t("title"), href: "/calls" }, { label: call.code }]}
      />
      <Stack>
        <CallWindow call={call} serverNow={serverNow} />
        {outcome ? <PublicOutcomeCard outcome={outcome} /> : null}
        <CallExtensions extensions={call.extensions} />
        <CallCorrections corrections={call.corrections} callId={call.id} />
        <Columns aside={<CallAside call={call} mayApply={mayApply} />}>
          <Card title={t("public.notice")}>
            <CallNotice text={locale === "ko" ? call.noticeKo : call.noticeEn} />
          </Card>
          {call.noticeFiles.length > 0 ? (
            <Card title={t("noticeFiles.title")}>
              <NoticeFiles callId={call.id} files={call.noticeFiles} />
            </Card>
          ) : null}
          <CallRubric rulebook={rulebook} />
          {call.kind === "ADDITIONAL" ? <CallAdditional rules={rulebook.additional} seats={call.seats} /> : null}
          <CallSections rulebook={rulebook} />
        </Columns>
      </Stack>
    </Page>
  );
}
