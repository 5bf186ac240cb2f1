import { getTranslations, setRequestLocale } from "next-intl/server";
import { SessionForm } from "@/components/deliberation/session-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { loadConveneForm } from "@/lib/deliberation/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("deliberation"))("newTitle") };
}

export default async function NewSessionPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const form = await loadConveneForm();
  const t = await getTranslations("deliberation");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("newTitle")}
        meta={t("newMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/deliberation" },
          { label: t("newTitle") },
        ]}
      />
      <Card>
        <ClientMessages namespaces={["deliberation"]}>
          <SessionForm form={form} />
        </ClientMessages>
      </Card>
    </Page>
  );
}
