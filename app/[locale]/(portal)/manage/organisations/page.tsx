import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { EvidenceQueue } from "@/components/organisations/evidence-queue";
import { SameNamed } from "@/components/organisations/same-named";
import { loadRegistryAffairs } from "@/lib/organisations/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "organisations" });
  return { title: t("queue.title") };
}

export default async function SizeEvidencePage({ params }: Props) {
  setRequestLocale((await params).locale);
  const [{ rows, mayDecide, doubles }, t] = await Promise.all([
    loadRegistryAffairs(),
    getTranslations("organisations"),
  ]);
  return (
    <Page>
      <PageHeader
        title={t("queue.title")}
        meta={t("queue.meta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("registry.title"), href: "/organisations" },
          { label: t("queue.title") },
        ]}
      />
      <ClientMessages namespaces={["organisations"]}>
        <Stack gap="large">
          <EvidenceQueue rows={rows} mayDecide={mayDecide} />
          <SameNamed groups={doubles} />
        </Stack>
      </ClientMessages>
    </Page>
  );
}
