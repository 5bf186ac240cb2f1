import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ChangeModelForm } from "@/components/references/model-form";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadEditor, loadModel } from "@/lib/references/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const t = await getTranslations({ locale, namespace: "references" });
  return { title: t("modelForm.editTitle", { name: (await loadModel(id)).name }) };
}

export default async function EditModelPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  await loadEditor();
  const [model, t] = await Promise.all([loadModel(id), getTranslations("references")]);
  const title = t("modelForm.editTitle", { name: model.name });
  return (
    <Page width="narrow">
      <PageHeader
        title={title}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/references" },
          { label: model.name, href: `/references/models/${id}` },
          { label: t("model.edit") },
        ]}
      />
      <ClientMessages namespaces={["references"]}>
        <ChangeModelForm model={model} />
      </ClientMessages>
    </Page>
  );
}
