import { getTranslations, setRequestLocale } from "next-intl/server";
import { additionalDraft } from "@/components/calls/additional-draft";
import { NewCallForm } from "@/components/calls/call-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Notice } from "@/components/ui/notice";
import { loadDraftLimits } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

/** P5: the stage after which a team is looked for, when the officer comes from there. */
const afterStage = ({ stage }: SearchParams): number | null =>
  typeof stage === "string" && /^[1-9]\d?$/.test(stage) ? Number(stage) : null;

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "calls" });
  return { title: t("form.newTitle") };
}

export default async function NewCallPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const limits = await loadDraftLimits();
  const t = await getTranslations("calls");
  const number = afterStage(await searchParams);
  const begun = number === null ? null : await additionalDraft(number, limits.additionalSeats);
  return (
    <Page width="narrow">
      <PageHeader
        title={t("form.newTitle")}
        meta={t("form.newMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("manage.title"), href: "/manage/calls" },
          { label: t("form.newTitle") },
        ]}
      />
      <ClientMessages namespaces={["calls"]}>
        {begun ? (
          <div className="mb-6">
            <Notice>{t("form.afterStageNotice", { number: number ?? 0 })}</Notice>
          </div>
        ) : null}
        <NewCallForm limits={limits} begun={begun} />
      </ClientMessages>
    </Page>
  );
}
