import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { leadIn, titleIn } from "@/components/reviews/names";
import { RoomView } from "@/components/reviews/room-view";
import { ButtonLink } from "@/components/ui/button-link";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadRoom } from "@/lib/reviews/loaders/room";

type Props = { params: Promise<{ locale: Locale; assignmentId: string }> };

export async function generateMetadata({ params }: Props) {
  const page = await loadRoom((await params).assignmentId);
  return { title: (await getTranslations("room"))("pageTitle", { receipt: page.heading.receiptNumber }) };
}

export default async function RoomRoute({ params }: Props) {
  const { locale, assignmentId } = await params;
  setRequestLocale(locale);
  const page = await loadRoom(assignmentId);
  const [t, r] = [await getTranslations("room"), await getTranslations("reviews")];
  return (
    <Page width="narrow">
      <PageHeader
        title={t("title", { lead: leadIn(locale, page.heading) })}
        caption={`${titleIn(locale, page.call)} · ${page.heading.receiptNumber}`}
        meta={t("meta", { seat: r("seat", { no: page.seatNo }) })}
        breadcrumb={[{ label: r("mine.title"), href: "/reviews" }, { label: page.heading.receiptNumber }]}
        actions={
          <ButtonLink href={`/reviews/${assignmentId}`} variant="secondary">
            {t("toSheet")}
          </ButtonLink>
        }
      />
      <ClientMessages namespaces={["room"]}>
        <RoomView page={page} />
      </ClientMessages>
    </Page>
  );
}
