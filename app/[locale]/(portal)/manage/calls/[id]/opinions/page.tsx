import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { CallReviewPage, ClosedByConflict } from "@/components/reviews/call-page";
import { ReleaseView } from "@/components/reviews/release-view";
import { loadCallTabs } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadReleasePage } from "@/lib/reviews/loaders";

type Props = {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata() {
  return { title: (await getTranslations("opinions"))("title") };
}

export default async function OpinionsRoute({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { show } = await searchParams;
  const page = await loadReleasePage(id, typeof show === "string" ? show : null);
  const t = await getTranslations("opinions");
  return (
    <ClientMessages namespaces={["opinions"]}>
      <CallReviewPage
        call={page.call}
        tabs={await loadCallTabs(id)}
        current="opinions"
        title={t("title")}
        meta={t("meta")}
      >
        {page.access === "OPEN" ? <ReleaseView page={page} callId={id} /> : <ClosedByConflict />}
      </CallReviewPage>
    </ClientMessages>
  );
}
