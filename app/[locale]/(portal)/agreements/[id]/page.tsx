import { getTranslations, setRequestLocale } from "next-intl/server";
import { AgreementActions } from "@/components/agreements/agreement-actions";
import { AgreementNotices } from "@/components/agreements/agreement-notices";
import { AgreementText } from "@/components/agreements/agreement-text";
import { SignatureCard } from "@/components/agreements/signature-card";
import { VersionHistory } from "@/components/agreements/version-history";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { nameIn } from "@/components/teams/words";
import { ButtonLink } from "@/components/ui/button-link";
import { PrintButton } from "@/components/ui/print-button";
import { loadAgreement } from "@/lib/agreements/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<SearchParams> };

const chosen = ({ version }: SearchParams) => (typeof version === "string" ? version : undefined);

export async function generateMetadata({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { agreement } = await loadAgreement(id, chosen(await searchParams), locale);
  return { title: `${agreement.number} · ${nameIn(locale, agreement.team)}` };
}

export default async function AgreementPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { agreement, worded } = await loadAgreement(id, chosen(await searchParams), locale);
  const t = await getTranslations("agreements");
  const { shown } = agreement;
  return (
    <Page>
      <PageHeader
        title={agreement.number}
        meta={t("page.meta", {
          team: nameIn(locale, agreement.team),
          version: t("versionName", { amendment: shown.number }),
        })}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/agreements" },
          { label: agreement.number },
        ]}
        actions={
          <>
            <ButtonLink
              href={`/api/agreements/${id}/document?version=${shown.id}&locale=${locale}`}
              size="compact"
              download
            >
              {t("page.pdf")}
            </ButtonLink>
            <PrintButton />
            <AgreementActions agreement={agreement} />
          </>
        }
      />
      <Stack>
        <AgreementNotices agreement={agreement} />
        <Columns
          aside={
            <Stack>
              <SignatureCard version={shown} />
              <VersionHistory agreement={agreement} />
            </Stack>
          }
        >
          <Stack>
            <AgreementText worded={worded} />
          </Stack>
        </Columns>
      </Stack>
    </Page>
  );
}
