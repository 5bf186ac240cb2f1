import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { Stack } from "@/components/layout/stack";
import { AttachmentsSection } from "@/components/proposals/attachments/attachments-section";
import { ProposalHeader } from "@/components/proposals/proposal-header";
import { SectionStanding } from "@/components/proposals/section-standing";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadAttachmentsPage } from "@/lib/proposals/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("proposals"))("sections.attachments") };
}

export default async function AttachmentsPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const page = await loadAttachmentsPage(id);
  const t = await getTranslations("proposals");
  const editable = page.locked === null && page.status !== "COMPLETE";
  return (
    <Page>
      <div className="max-w-[920px]">
        <ProposalHeader
          proposal={page.proposal}
          title={t("sections.attachments")}
          meta={t("list.until", { instant: formatInstant(page.until, locale) })}
        />
        <ClientMessages namespaces={["proposals", "attachments"]}>
          <Stack>
            <SectionStanding proposalId={id} sectionKey="attachments" page={page} />
            <AttachmentsSection page={page} editable={editable} />
          </Stack>
        </ClientMessages>
      </div>
    </Page>
  );
}
