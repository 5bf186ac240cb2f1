import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { CallReviewPage, ClosedByConflict } from "@/components/reviews/call-page";
import { InquiriesView } from "@/components/reviews/inquiries-view";
import { loadCallTabs } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadInquiriesPage } from "@/lib/reviews/loaders/room";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("room.staff"))("title") };
}

export default async function InquiriesRoute({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const page = await loadInquiriesPage(id);
  const t = await getTranslations("room.staff");
  return (
    <CallReviewPage
      call={page.call}
      tabs={await loadCallTabs(id)}
      current="inquiries"
      title={t("title")}
      meta={t("meta")}
    >
      <ClientMessages namespaces={["room"]}>
        {page.access === "CONFLICTED" ? <ClosedByConflict /> : <InquiriesView page={page} />}
      </ClientMessages>
    </CallReviewPage>
  );
}
