import { getTranslations, setRequestLocale } from "next-intl/server";
import { BlindAnswers } from "@/components/contest/blind-answers";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { titleIn } from "@/components/stages/names";
import { loadAnswerPreview } from "@/lib/contest/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<{ prompt?: string | string[] }>;
};

export async function generateMetadata() {
  return { title: (await getTranslations("contest"))("preview.title") };
}

export default async function AnswersPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const wanted = Number((await searchParams).prompt);
  const [preview, t, stages] = await Promise.all([
    loadAnswerPreview(id, Number.isInteger(wanted) ? wanted : null),
    getTranslations("contest"),
    getTranslations("stages"),
  ]);
  return (
    <Page>
      <PageHeader
        title={t("preview.title")}
        meta={t("preview.meta")}
        breadcrumb={[
          { label: stages("home"), href: "/dashboard" },
          { label: titleIn(locale, preview.stage), href: `/stages/${id}` },
          { label: t("title"), href: `/stages/${id}/contest` },
          { label: t("preview.title") },
        ]}
      />
      <BlindAnswers preview={preview} />
    </Page>
  );
}
