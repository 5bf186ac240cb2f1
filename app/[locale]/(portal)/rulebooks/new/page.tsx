import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { AmendmentForm } from "@/components/rulebook/amendment-form";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadAmendmentBase } from "@/lib/rulebook/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "rulebook" });
  return { title: t("form.title") };
}

export default async function AmendRulebookPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const base = await loadAmendmentBase();
  const t = await getTranslations("rulebook");
  return (
    <Page width="narrow">
      <PageHeader
        title={t("form.title")}
        meta={t("form.meta", { version: base.version })}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/rulebooks" },
          { label: t("form.title") },
        ]}
      />
      <ClientMessages namespaces={["rulebook", "calls", "organisations", "openness"]}>
        <AmendmentForm base={base} />
      </ClientMessages>
    </Page>
  );
}
