import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { JobTables } from "@/components/operations/job-tables";
import { loadJobBoard } from "@/lib/operations/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("operations.jobs"))("title") };
}

export default async function JobsPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("operations");
  const board = await loadJobBoard();
  return (
    <Page>
      <PageHeader
        title={t("jobs.title")}
        meta={t("jobs.meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("jobs.title") }]}
      />
      <JobTables board={board} />
    </Page>
  );
}
