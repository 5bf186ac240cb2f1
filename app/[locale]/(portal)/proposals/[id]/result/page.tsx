import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { ObjectionCard } from "@/components/objections/objection-card";
import { ApplicantResultView } from "@/components/reviews/applicant-result";
import { titleIn } from "@/components/reviews/names";
import { ButtonLink } from "@/components/ui/button-link";
import { PrintButton } from "@/components/ui/print-button";
import { loadOwnObjection } from "@/lib/objections/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadApplicantResult } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("reviews"))("result.title") };
}

export default async function ResultPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [result, { own }] = await Promise.all([loadApplicantResult(id), loadOwnObjection(id)]);
  const [t, letters] = await Promise.all([getTranslations("reviews"), getTranslations("letters.result")]);
  return (
    <Page width="narrow">
      <PageHeader
        title={t("result.title")}
        caption={`${result.receiptNumber} · ${titleIn(locale, result.call)}`}
        meta={titleIn(locale, result)}
        actions={
          <>
            <ButtonLink href={`/api/proposals/${id}/letter?locale=${locale}`} download>
              {letters("download")}
            </ButtonLink>
            <ButtonLink
              href={`/api/proposals/${id}/letter?locale=${locale === "ko" ? "en" : "ko"}`}
              variant="ghost"
              download
            >
              {letters("downloadOther")}
            </ButtonLink>
            <PrintButton />
          </>
        }
        breadcrumb={[
          { label: t("result.proposals"), href: "/proposals" },
          { label: result.receiptNumber, href: `/proposals/${id}` },
          { label: t("result.title") },
        ]}
      />
      <Stack>
        <ObjectionCard own={own} />
        <ApplicantResultView result={result} />
      </Stack>
    </Page>
  );
}
