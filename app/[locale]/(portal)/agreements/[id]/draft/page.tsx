import { getTranslations, setRequestLocale } from "next-intl/server";
import { AgreementText } from "@/components/agreements/agreement-text";
import { DraftPanel } from "@/components/agreements/draft-panel";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { loadDraft } from "@/lib/agreements/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const { draft } = await loadDraft(id, locale);
  return { title: `${(await getTranslations("agreements"))("draft.title")} · ${draft.agreement.number}` };
}

export default async function AgreementDraftPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { draft, worded } = await loadDraft(id, locale);
  const t = await getTranslations("agreements");
  const { number } = draft.agreement;
  return (
    <Page>
      <PageHeader
        title={t("draft.title")}
        meta={t("draft.meta", { number, version: t("versionName", { amendment: draft.version.number }) })}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/agreements" },
          { label: number, href: `/agreements/${id}` },
          { label: t("draft.title") },
        ]}
      />
      <Stack>
        <DraftPanel draft={draft} />
        <h2 className="text-section font-bold">{t("draft.preview")}</h2>
        <AgreementText worded={worded} />
      </Stack>
    </Page>
  );
}
