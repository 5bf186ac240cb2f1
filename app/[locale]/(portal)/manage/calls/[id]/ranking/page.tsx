import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { CallReviewPage, ClosedByConflict } from "@/components/reviews/call-page";
import { ExportRanking } from "@/components/reviews/export-ranking";
import { RankingView } from "@/components/reviews/ranking-view";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { loadCallTabs } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadRanking } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("reviews"))("ranking.title") };
}

export default async function RankingRoute({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const page = await loadRanking(id);
  const t = await getTranslations("reviews");
  const open = page.access === "OPEN" ? page : null;
  return (
    <CallReviewPage
      call={page.call}
      tabs={await loadCallTabs(id)}
      current="ranking"
      title={t("ranking.title")}
      meta={t("ranking.meta")}
      actions={
        open ? (
          <ClientMessages namespaces={["reviews"]}>
            {open.may.export ? <ExportRanking callId={id} published={page.call.phase === "PUBLISHED"} /> : null}
            {open.may.propose ? (
              <ButtonLink href={`/manage/calls/${id}/decision`} variant="primary">
                {t("ranking.toDecision")}
              </ButtonLink>
            ) : null}
          </ClientMessages>
        ) : undefined
      }
    >
      {page.access === "CONFLICTED" ? <ClosedByConflict /> : null}
      {page.access === "OWN_SHEETS_FIRST" ? (
        <Notice tone="info" title={t("ranking.ownFirstTitle")}>
          {t("ranking.ownFirstBody")}
        </Notice>
      ) : null}
      {open ? <RankingView page={open} /> : null}
    </CallReviewPage>
  );
}
