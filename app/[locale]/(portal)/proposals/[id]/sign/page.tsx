import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { Stack } from "@/components/layout/stack";
import { inLanguage } from "@/components/proposals/names";
import { ProposalDocument } from "@/components/proposals/proposal-document";
import { ProposalHeader } from "@/components/proposals/proposal-header";
import { ConsentTexts } from "@/components/proposals/sealed-signatures";
import { NotReady, SignPanel } from "@/components/proposals/sign-panel";
import { SignatureList } from "@/components/proposals/signature-list";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadSignPage } from "@/lib/proposals/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("signatures"))("signTitle") };
}

export default async function SignPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const page = await loadSignPage(id);
  const t = await getTranslations("signatures");
  return (
    <Page>
      <div className="max-w-[920px]">
        <ProposalHeader
          proposal={{ id, titleKo: page.titleKo, titleEn: page.titleEn }}
          title={t("signTitle")}
          caption={inLanguage(locale, page.titleKo, page.titleEn)}
          meta={t("signMeta")}
        />
        <Stack>
          <NotReady page={page} />
          <ProposalDocument
            sealed={page.content}
            locale={locale}
            sections={page.sections.filter((section) => section !== "consents")}
          />
          <h2 className="text-section">{t("textsTitle")}</h2>
          <ConsentTexts consents={page.consents} open />
          <SignatureList members={page.members} />
          <SignPanel page={page} />
        </Stack>
      </div>
    </Page>
  );
}
