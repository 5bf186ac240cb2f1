import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { ProposalHeader } from "@/components/proposals/proposal-header";
import { SectionForm } from "@/components/proposals/section-form";
import { SectionReader } from "@/components/proposals/section-reader";
import { formatInstant } from "@/lib/platform/format";
import { redirect } from "@/lib/platform/i18n/navigation";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadSectionPage } from "@/lib/proposals/loaders";

type Props = { params: Promise<{ locale: Locale; id: string; key: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id, key } = await params;
  if (key === "consortium") redirect({ href: `/proposals/${id}/people`, locale });
  const page = await loadSectionPage(id, key);
  return { title: (await getTranslations("proposals"))(`sections.${page.key}`) };
}

export default async function SectionPage({ params }: Props) {
  const { locale, id, key } = await params;
  setRequestLocale(locale);
  const { serverNow: _now, ...page } = await loadSectionPage(id, key);
  const t = await getTranslations("proposals");
  const { maximumHundredths } = page.rules;
  return (
    <Page>
      <div className="max-w-[920px]">
        <ProposalHeader
          proposal={{ id, titleKo: page.proposalTitleKo, titleEn: page.proposalTitleEn }}
          title={t(`sections.${page.key}`)}
          caption={maximumHundredths === null ? undefined : t("tasks.points", { points: maximumHundredths / 100 })}
          meta={t("list.until", { instant: formatInstant(page.call.closesAt, locale) })}
        />
        <ClientMessages namespaces={["proposals", "editing"]}>
          {page.mayEdit && page.status !== "COMPLETE" ? <SectionForm page={page} /> : <SectionReader page={page} />}
        </ClientMessages>
      </div>
    </Page>
  );
}
