import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { NoProposals, OpenCalls, ProposalCard } from "@/components/proposals/proposal-list";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadProposals } from "@/lib/proposals/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("proposals"))("title") };
}

export default async function ProposalsPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { proposals, calls } = await loadProposals();
  const t = await getTranslations("proposals");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
      />
      <Stack>
        {proposals.length === 0 ? <NoProposals calls={calls} /> : null}
        {proposals.map((row) => (
          <ProposalCard key={row.id} row={row} />
        ))}
        <OpenCalls calls={calls} />
      </Stack>
    </Page>
  );
}
