import { getTranslations, setRequestLocale } from "next-intl/server";
import { UserTable } from "@/components/accounts/user-table";
import { UsersHeader } from "@/components/accounts/users-header";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { loadUsers } from "@/lib/accounts/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata() {
  return { title: (await getTranslations("accounts.users"))("title") };
}

export default async function UsersPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const list = await loadUsers(await searchParams);
  return (
    <Page>
      <UsersHeader current="users" />
      <ClientMessages namespaces={["accounts"]}>
        <UserTable {...list} />
      </ClientMessages>
    </Page>
  );
}
