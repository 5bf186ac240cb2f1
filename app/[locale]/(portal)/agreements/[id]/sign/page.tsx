import { getTranslations, setRequestLocale } from "next-intl/server";
import { AgreementText } from "@/components/agreements/agreement-text";
import { SignPanel } from "@/components/agreements/sign-panel";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { nameIn } from "@/components/teams/words";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { loadSigning } from "@/lib/agreements/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const { agreement } = await loadSigning(id, locale);
  return { title: `${(await getTranslations("agreements"))("sign.title")} · ${agreement.number}` };
}

export default async function AgreementSignPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { agreement, worded } = await loadSigning(id, locale);
  const t = await getTranslations("agreements");
  const { number, team, shown } = agreement;
  const version = t("versionName", { amendment: shown.number });
  return (
    <Page>
      <PageHeader
        title={t("sign.title")}
        meta={t("sign.meta", { number, team: nameIn(locale, team), version })}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/agreements" },
          { label: number, href: `/agreements/${id}` },
          { label: t("sign.title") },
        ]}
      />
      <Stack>
        <Notice title={t("sign.readTitle")}>
          <p>{t("sign.read")}</p>
          {shown.number > 0 ? (
            <p>
              <TextLink href={`/agreements/${id}/difference?version=${shown.id}`}>{t("sign.changesTitle")}</TextLink>
            </p>
          ) : null}
        </Notice>
        <AgreementText worded={worded} />
        <SignPanel agreement={agreement} />
      </Stack>
    </Page>
  );
}
