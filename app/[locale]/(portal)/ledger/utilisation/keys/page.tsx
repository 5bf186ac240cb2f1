import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { ApiGuide } from "@/components/utilisation/api-guide";
import { TokenForm } from "@/components/utilisation/token-form";
import { TokenTable } from "@/components/utilisation/token-table";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadTokens } from "@/lib/utilisation/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("utilisation"))("keys.title") };
}

export default async function UtilisationKeysPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { tokens } = await loadTokens(null);
  const t = await getTranslations("utilisation");
  return (
    <Page>
      <PageHeader
        title={t("keys.title")}
        meta={t("keys.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("ledger"), href: "/ledger" },
          { label: t("title"), href: "/ledger/utilisation" },
          { label: t("keys.title") },
        ]}
      />
      <Stack>
        <ClientMessages namespaces={["utilisation"]}>
          <Stack>
            <Card title={t("keys.createTitle")}>
              <TokenForm teamId="" />
            </Card>
            <TokenTable tokens={tokens} />
          </Stack>
        </ClientMessages>
        <ApiGuide />
      </Stack>
    </Page>
  );
}
