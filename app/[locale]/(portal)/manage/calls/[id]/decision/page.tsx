import { getTranslations, setRequestLocale } from "next-intl/server";
import { CallReviewPage, ClosedByConflict } from "@/components/reviews/call-page";
import { DecisionView } from "@/components/reviews/decision-view";
import { loadCallTabs } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadDecision } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("reviews"))("decision.title") };
}

export default async function DecisionRoute({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const page = await loadDecision(id);
  const t = await getTranslations("reviews.decision");
  return (
    <CallReviewPage
      call={page.call}
      tabs={await loadCallTabs(id)}
      current="decision"
      title={t("title")}
      meta={t("meta")}
    >
      {page.access === "CONFLICTED" ? <ClosedByConflict /> : <DecisionView page={page} callId={id} />}
    </CallReviewPage>
  );
}
