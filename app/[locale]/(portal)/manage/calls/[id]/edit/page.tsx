import { getTranslations, setRequestLocale } from "next-intl/server";
import { CorrectCallForm, EditCallForm } from "@/components/calls/call-form";
import { EditorSteps } from "@/components/calls/editor-steps";
import { NoticeFiles } from "@/components/calls/notice-files";
import { NoticeFilesForm } from "@/components/calls/notice-files-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { loadCallForEdit } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { id } = await params;
  const call = await loadCallForEdit(id);
  return { title: (await getTranslations("calls.form"))(call.may.edit ? "editTitle" : "correctTitle") };
}

export default async function EditCallPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const call = await loadCallForEdit(id);
  const t = await getTranslations("calls");
  const title = t(call.may.edit ? "form.editTitle" : "form.correctTitle");
  return (
    <Page width="narrow">
      <PageHeader
        title={title}
        meta={locale === "ko" ? call.titleKo : call.titleEn}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("manage.title"), href: "/manage/calls" },
          { label: call.code, href: `/manage/calls/${id}` },
          { label: title },
        ]}
      />
      <EditorSteps callId={id} current="basics" />
      <Stack gap="large">
        {call.may.correct ? (
          <Notice tone="warning" title={t("form.correctNotice")}>
            <p>{t("form.correctBody")}</p>
            {call.state === "ANNOUNCED" ? null : <p>{t("form.correctOpen")}</p>}
          </Notice>
        ) : null}
        <ClientMessages namespaces={["calls"]}>
          {call.may.edit ? <EditCallForm call={call} /> : <CorrectCallForm call={call} />}
          <Card title={t("noticeFiles.title")} hint={t("noticeFiles.hint")}>
            <div className="grid gap-6">
              <NoticeFiles callId={call.id} files={call.noticeFiles} />
              <NoticeFilesForm call={call} />
            </div>
          </Card>
        </ClientMessages>
      </Stack>
    </Page>
  );
}
