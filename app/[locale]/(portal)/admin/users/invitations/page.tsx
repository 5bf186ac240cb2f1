import { getTranslations, setRequestLocale } from "next-intl/server";
import { InvitationTable } from "@/components/accounts/invitation-table";
import { UsersHeader } from "@/components/accounts/users-header";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { loadInvitations } from "@/lib/accounts/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("accounts.invitations"))("title") };
}

export default async function InvitationsPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const list = await loadInvitations(await searchParams);
  return (
    <Page>
      <UsersHeader current="invitations" />
      <ClientMessages namespaces={["accounts"]}>
        <InvitationTable {...list} />
      </ClientMessages>
    </Page>
  );
}
