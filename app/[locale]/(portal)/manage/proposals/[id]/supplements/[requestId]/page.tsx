import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { inLanguage } from "@/components/proposals/names";
import { SupplementDifference } from "@/components/screening/supplement-difference";
import { ButtonLink } from "@/components/ui/button-link";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadSupplementAnswer } from "@/lib/screening/loaders/supplement";

type Props = { params: Promise<{ locale: Locale; id: string; requestId: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("supplements.difference"))("title") };
}

export default async function SupplementAnswerPage({ params }: Props) {
  const { locale, id, requestId } = await params;
  setRequestLocale(locale);
  const answer = await loadSupplementAnswer(id, requestId);
  const [t, staff] = [await getTranslations("supplements.difference"), await getTranslations("proposals.staff")];
  const { call } = answer;
  return (
    <Page width="narrow">
      <PageHeader
        title={t("title")}
        caption={`${answer.receiptNumber} · ${inLanguage(locale, answer.titleKo, answer.titleEn)}`}
        meta={t("meta", { before: answer.before.sealNo, after: answer.after.sealNo })}
        actions={<ButtonLink href={`/manage/proposals/${id}/screening`}>{t("back")}</ButtonLink>}
        breadcrumb={[
          { label: staff("manage"), href: "/manage/calls" },
          { label: inLanguage(locale, call.titleKo, call.titleEn), href: `/manage/calls/${call.id}` },
          { label: answer.receiptNumber, href: `/manage/proposals/${id}` },
          { label: t("title") },
        ]}
      />
      <Stack>
        <SupplementDifference answer={answer} />
      </Stack>
    </Page>
  );
}
