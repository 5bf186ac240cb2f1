import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { HandoverForm } from "@/components/ledger/handover/handover-form";
import { HandoverSubjects } from "@/components/ledger/handover/handover-subjects";
import { Card } from "@/components/ui/card";
import { loadHandoverForm } from "@/lib/ledger/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

export async function generateMetadata() {
  return { title: (await getTranslations("ledger"))("handover.newTitle") };
}

export default async function PlanHandoverPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { pool, team, draft } = await searchParams;
  const [data, t] = await Promise.all([loadHandoverForm(one(pool), one(team), one(draft)), getTranslations("ledger")]);
  return (
    <Page width="narrow">
      <PageHeader
        title={t("handover.newTitle")}
        meta={t("handover.newMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/ledger" },
          { label: t("handover.title"), href: "/ledger/handovers" },
          { label: t("handover.newTitle") },
        ]}
      />
      {data.subject ? (
        <Card>
          <ClientMessages namespaces={["ledger", "teams"]}>
            <HandoverForm data={data} subject={data.subject} />
          </ClientMessages>
        </Card>
      ) : (
        <Stack>
          <HandoverSubjects subjects={data.subjects} />
        </Stack>
      )}
    </Page>
  );
}
