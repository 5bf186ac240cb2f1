import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventDetail } from "@/components/audit/event-detail";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { loadAuditEvent } from "@/lib/audit/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; seq: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await getTranslations("audit.detail"))("title", { seq: (await params).seq }) };
}

export default async function AuditEventPage({ params }: Props) {
  const { locale, seq } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("audit");
  const event = await loadAuditEvent(seq);
  const title = t("detail.title", { seq: event.seq });
  const links = [
    { label: t("detail.previous"), seq: event.previousSeq },
    { label: t("detail.next"), seq: event.nextSeq },
  ];
  return (
    <Page>
      <PageHeader
        title={title}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title"), href: "/audit" }, { label: title }]}
        actions={links.map((link) =>
          link.seq ? (
            <ButtonLink key={link.label} href={`/audit/${link.seq}`} size="compact">
              {link.label}
            </ButtonLink>
          ) : null,
        )}
      />
      <EventDetail event={event} />
    </Page>
  );
}
