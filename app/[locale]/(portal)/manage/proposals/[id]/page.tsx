import { getTranslations, setRequestLocale } from "next-intl/server";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { inLanguage } from "@/components/proposals/names";
import { ProposalDocument } from "@/components/proposals/proposal-document";
import { StaffSeal } from "@/components/proposals/staff-seal";
import { ScreeningSummary } from "@/components/screening/screening-summary";
import { EmptyState } from "@/components/ui/empty-state";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadStaffProposal } from "@/lib/proposals/loaders";
import { loadScreening } from "@/lib/screening/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await loadStaffProposal((await params).id)).receiptNumber };
}

export default async function StaffProposalPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const proposal = await loadStaffProposal(id);
  const screening = proposal.sealed ? await loadScreening(id) : null;
  const t = await getTranslations("proposals");
  const { call, sealed } = proposal;
  const title = sealed ? inLanguage(locale, sealed.titleKo, sealed.titleEn) : proposal.receiptNumber;
  return (
    <Page>
      <PageHeader
        title={title}
        meta={<span className="num">{proposal.receiptNumber}</span>}
        breadcrumb={[
          { label: t("staff.manage"), href: "/manage/calls" },
          { label: inLanguage(locale, call.titleKo, call.titleEn), href: `/manage/calls/${call.id}` },
          { label: t("staff.back"), href: `/manage/calls/${call.id}/proposals` },
          { label: proposal.receiptNumber },
        ]}
      />
      <Columns
        aside={
          <>
            {screening ? <ScreeningSummary screening={screening} /> : null}
            <StaffSeal proposal={proposal} />
          </>
        }
      >
        {sealed ? (
          <ProposalDocument sealed={sealed} locale={locale} />
        ) : (
          <EmptyState title={t("staff.notYet")}>{t("staff.notYetBody")}</EmptyState>
        )}
      </Columns>
    </Page>
  );
}
