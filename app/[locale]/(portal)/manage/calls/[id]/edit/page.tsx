import { getTranslations, setRequestLocale } from "next-intl/server";
import { EditCallForm } from "@/components/calls/call-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Notice } from "@/components/ui/notice";
import { loadCallForEdit } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "calls" });
  return { title: t("form.editTitle") };
}

export default async function EditCallPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const call = await loadCallForEdit(id);
  const t = await getTranslations("calls");
  const state = call.state === "DRAFT" ? null : call.state === "ANNOUNCED" ? "announced" : "fixed";
  return (
    <Page width="narrow">
      <PageHeader
        title={t("form.editTitle")}
        meta={locale === "ko" ? call.titleKo : call.titleEn}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("manage.title"), href: "/manage/calls" },
          { label: call.code, href: `/manage/calls/${id}` },
          { label: t("form.editTitle") },
        ]}
      />
      <Stack gap="large">
        {state === "announced" ? (
          <Notice tone="warning" title={t("form.announcedTitle")}>
            {t("form.announcedBody")}
          </Notice>
        ) : null}
        {state === "fixed" ? <Notice title={t("form.fixedTitle")}>{t("form.fixed")}</Notice> : null}
        <ClientMessages namespaces={["calls"]}>
          <EditCallForm call={call} />
        </ClientMessages>
      </Stack>
    </Page>
  );
}
