import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { CallReviewPage, ClosedByConflict } from "@/components/reviews/call-page";
import { RoundsView } from "@/components/reviews/rounds-view";
import { loadCallTabs } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadRoundsPage } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("rounds"))("pageTitle") };
}

export default async function RoundsRoute({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const page = await loadRoundsPage(id);
  const t = await getTranslations("rounds");
  return (
    <CallReviewPage
      call={page.call}
      tabs={await loadCallTabs(id)}
      current="presentation"
      title={t("pageTitle")}
      meta={t("meta")}
    >
      <ClientMessages namespaces={["rounds", "reviews"]}>
        {page.access === "CONFLICTED" ? <ClosedByConflict /> : <RoundsView page={page} />}
      </ClientMessages>
    </CallReviewPage>
  );
}
