import { getLocale, getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { nameIn, titleIn } from "@/components/reviews/names";
import { PledgeForm } from "@/components/reviews/pledge-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { PLEDGE_CLAUSES } from "@/lib/reviews/domain/pledge";
import { loadPledge } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale; panelId: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("reviews"))("pledge.title") };
}

export default async function PledgePage({ params }: Props) {
  const { locale, panelId } = await params;
  setRequestLocale(locale);
  const pledge = await loadPledge(panelId);
  const t = await getTranslations("reviews");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("pledge.title")}
        caption={titleIn(await getLocale(), pledge.call)}
        meta={`${nameIn(locale, pledge)} · ${t("seat", { no: pledge.seatNo })}`}
        breadcrumb={[{ label: t("mine.title"), href: "/reviews" }, { label: t("pledge.title") }]}
      />
      <Card>
        <p className="mb-4">{t("pledge.lead")}</p>
        <ol className="mb-6 grid list-decimal gap-3 pl-6">
          {PLEDGE_CLAUSES.map((clause) => (
            <li key={clause}>{t(`pledge.clauses.${clause}`)}</li>
          ))}
        </ol>
        {pledge.signedAt ? (
          <Notice tone="success">{t("pledge.signedAt", { at: formatInstant(pledge.signedAt, locale) })}</Notice>
        ) : (
          <ClientMessages namespaces={["reviews"]}>
            <PledgeForm panelId={panelId} redirectTo="/reviews" />
          </ClientMessages>
        )}
      </Card>
    </Page>
  );
}
