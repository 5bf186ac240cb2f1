import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { CallReviewPage, ClosedByConflict } from "@/components/reviews/call-page";
import { PanelView } from "@/components/reviews/panel-view";
import { loadCallTabs } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadPanelPage } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("reviews"))("panel.title") };
}

export default async function PanelRoute({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const page = await loadPanelPage(id);
  const t = await getTranslations("reviews");
  return (
    <CallReviewPage
      call={page.call}
      tabs={await loadCallTabs(id)}
      current="panel"
      title={t("panel.title")}
      meta={t("panel.meta")}
    >
      <ClientMessages namespaces={["reviews"]}>
        {page.access === "CONFLICTED" ? <ClosedByConflict /> : <PanelView page={page} callId={id} />}
      </ClientMessages>
    </CallReviewPage>
  );
}
