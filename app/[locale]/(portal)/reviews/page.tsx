import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { MyPanelCard } from "@/components/reviews/my-reviews";
import { EmptyState } from "@/components/ui/empty-state";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadMyReviews, loadServerNow } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("reviews"))("mine.title") };
}

export default async function ReviewsPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const [panels, serverNow] = await Promise.all([loadMyReviews(), loadServerNow()]);
  const t = await getTranslations("reviews");
  return (
    <Page>
      <PageHeader
        title={t("mine.title")}
        meta={t("mine.meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("mine.title") }]}
      />
      <Stack>
        {panels.length === 0 ? <EmptyState title={t("mine.emptyTitle")}>{t("mine.emptyBody")}</EmptyState> : null}
        {panels.map((panel) => (
          <MyPanelCard key={panel.panelId} panel={panel} serverNow={serverNow} />
        ))}
      </Stack>
    </Page>
  );
}
