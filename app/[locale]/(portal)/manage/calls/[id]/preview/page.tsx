import { getTranslations, setRequestLocale } from "next-intl/server";
import { CallRubric } from "@/components/calls/call-criteria";
import { CallNotice } from "@/components/calls/call-notice";
import { PreviewDemands, PreviewTasks } from "@/components/calls/call-preview";
import { ManagedCallHeader } from "@/components/calls/managed-call-header";
import { NoticeFiles } from "@/components/calls/notice-files";
import { Page } from "@/components/layout/page";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { loadCallEditor } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("callEditor.preview"))("title") };
}

export default async function PreviewPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [editor, t] = await Promise.all([loadCallEditor(id), getTranslations("callEditor.preview")]);
  const { call } = editor;
  return (
    <Page width="narrow">
      <ManagedCallHeader call={call} title={t("title")} />
      <Stack>
        <Notice title={t("note")}>{t("noteBody")}</Notice>
        <Card title={t("publicPage")} hint={locale === "ko" ? call.titleKo : call.titleEn}>
          <CallNotice text={locale === "ko" ? call.noticeKo : call.noticeEn} />
        </Card>
        {call.noticeFiles.length > 0 ? (
          <Card title={t("noticeFiles")}>
            <NoticeFiles callId={call.id} files={call.noticeFiles} />
          </Card>
        ) : null}
        <CallRubric rulebook={editor.rulebook} />
        <h2 className="text-section">{t("tasks")}</h2>
        <PreviewTasks callId={id} settings={editor.settings} />
        <PreviewDemands editor={editor} />
      </Stack>
    </Page>
  );
}
