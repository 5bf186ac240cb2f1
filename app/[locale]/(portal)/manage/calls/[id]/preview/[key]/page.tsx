import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { inLanguage } from "@/components/proposals/names";
import { SectionPreview } from "@/components/proposals/section-preview";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadSectionPreview } from "@/lib/proposals/loaders/section-preview";

type Props = { params: Promise<{ locale: Locale; id: string; key: string }> };

export async function generateMetadata({ params }: Props) {
  const { id, key } = await params;
  const page = await loadSectionPreview(id, key);
  return { title: (await getTranslations("proposals"))(`sections.${page.key}`) };
}

export default async function SectionPreviewPage({ params }: Props) {
  const { locale, id, key } = await params;
  setRequestLocale(locale);
  const page = await loadSectionPreview(id, key);
  const [t, words] = [await getTranslations("proposals"), await getTranslations("callEditor.preview")];
  const { maximumHundredths } = page.rules;
  return (
    <Page width="narrow">
      <PageHeader
        title={t(`sections.${page.key}`)}
        caption={maximumHundredths === null ? undefined : t("tasks.points", { points: maximumHundredths / 100 })}
        meta={inLanguage(locale, page.call.titleKo, page.call.titleEn)}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("staff.manage"), href: "/manage/calls" },
          { label: page.call.code, href: `/manage/calls/${id}` },
          { label: words("title"), href: `/manage/calls/${id}/preview` },
          { label: t(`sections.${page.key}`) },
        ]}
      />
      <Stack>
        <Notice title={words("formNote")}>{words("formNoteBody")}</Notice>
        <ClientMessages namespaces={["proposals", "editing", "references", "openness", "organisations"]}>
          <SectionPreview page={page} />
        </ClientMessages>
      </Stack>
    </Page>
  );
}
