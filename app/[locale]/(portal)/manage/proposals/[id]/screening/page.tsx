import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { inLanguage } from "@/components/proposals/names";
import { FindingList } from "@/components/screening/finding-list";
import { ScreeningTiles } from "@/components/screening/screening-summary";
import { SupplementCard } from "@/components/screening/supplement-card";
import { VerdictCard } from "@/components/screening/verdict-card";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadScreening } from "@/lib/screening/loaders";
import { loadSupplements } from "@/lib/screening/loaders/supplement";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const t = await getTranslations({ locale, namespace: "screening" });
  return { title: `${t("title")} ${(await loadScreening(id)).receiptNumber}` };
}

/** A10: the screening of one proposal: what the portal found, what officers checked, and the verdict. */
export default async function ScreeningPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [screening, supplements] = await Promise.all([loadScreening(id), loadSupplements(id)]);
  const [t, p] = await Promise.all([getTranslations("screening"), getTranslations("proposals.staff")]);
  const { call, receiptNumber } = screening;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={
          <>
            {inLanguage(locale, screening.titleKo, screening.titleEn)} · <span className="num">{receiptNumber}</span>
          </>
        }
        breadcrumb={[
          { label: p("manage"), href: "/manage/calls" },
          { label: inLanguage(locale, call.titleKo, call.titleEn), href: `/manage/calls/${call.id}` },
          { label: p("back"), href: `/manage/calls/${call.id}/proposals` },
          { label: receiptNumber, href: `/manage/proposals/${id}` },
          { label: t("title") },
        ]}
      />
      <ScreeningTiles screening={screening} />
      <ClientMessages namespaces={["screening"]}>
        <Columns
          aside={
            <>
              <VerdictCard screening={screening} />
              <SupplementCard view={supplements} />
            </>
          }
        >
          <FindingList group="automatic" screening={screening} />
          <FindingList group="checks" screening={screening} />
        </Columns>
      </ClientMessages>
    </Page>
  );
}
