import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { Stack } from "@/components/layout/stack";
import { ConsortiumCompletion, InvitationAnswer, MembersCard } from "@/components/proposals/members-card";
import { ManageCards, PeopleCard } from "@/components/proposals/people-card";
import { ProposalHeader } from "@/components/proposals/proposal-header";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadConsortiumPage } from "@/lib/proposals/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("proposals.consortium"))("title") };
}

export default async function ConsortiumPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { serverNow: _now, ...page } = await loadConsortiumPage(id);
  const t = await getTranslations("proposals.consortium");
  return (
    <Page>
      <div className="max-w-[920px]">
        <ProposalHeader
          proposal={{ id, titleKo: page.titleKo, titleEn: page.titleEn }}
          title={t("title")}
          meta={t("meta")}
        />
        <ClientMessages namespaces={["proposals"]}>
          <Stack>
            <InvitationAnswer page={page} />
            <MembersCard page={page} />
            <PeopleCard page={page} />
            <ManageCards page={page} />
            <ConsortiumCompletion page={page} />
          </Stack>
        </ClientMessages>
      </div>
    </Page>
  );
}
