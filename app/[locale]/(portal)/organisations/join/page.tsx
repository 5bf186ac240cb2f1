import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { JoinResults, JoinSearch, WaitingRequests } from "@/components/organisations/join-search";
import { loadJoinPage } from "@/lib/organisations/loaders";
import { searchOrganisationsSchema } from "@/lib/organisations/schema";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "organisations" });
  return { title: t("join.title") };
}

export default async function JoinOrganisationPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { q } = searchOrganisationsSchema.parse(await searchParams);
  const [joining, t] = await Promise.all([loadJoinPage(q), getTranslations("organisations")]);
  return (
    <Page width="narrow">
      <PageHeader
        title={t("join.title")}
        meta={t("join.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/organisations" },
          { label: t("join.title") },
        ]}
      />
      <ClientMessages namespaces={["organisations"]}>
        <Stack>
          <WaitingRequests rows={joining.waiting} />
          <JoinSearch search={joining.search} />
          {joining.searched ? <JoinResults rows={joining.found} /> : null}
        </Stack>
      </ClientMessages>
    </Page>
  );
}
