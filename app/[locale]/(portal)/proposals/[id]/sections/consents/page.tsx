import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { Stack } from "@/components/layout/stack";
import { Example } from "@/components/proposals/example";
import { ProposalHeader } from "@/components/proposals/proposal-header";
import { ConsentTexts } from "@/components/proposals/sealed-signatures";
import { AskForSignatures, NotReady } from "@/components/proposals/sign-panel";
import { SignatureList } from "@/components/proposals/signature-list";
import { ButtonLink } from "@/components/ui/button-link";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadSignPage } from "@/lib/proposals/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("proposals"))("sections.consents") };
}

export default async function ConsentsPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const page = await loadSignPage(id);
  const [t, s] = [await getTranslations("proposals"), await getTranslations("signatures")];
  return (
    <Page>
      <div className="max-w-[920px]">
        <ProposalHeader
          proposal={{ id, titleKo: page.titleKo, titleEn: page.titleEn }}
          title={t("sections.consents")}
          meta={t("list.until", { instant: formatInstant(page.until, locale) })}
        />
        <ClientMessages namespaces={["signatures", "proposals"]}>
          <Stack>
            <p className="text-text-2">{s("textsIntro")}</p>
            <ConsentTexts consents={page.consents} />
            <Example>{s("example")}</Example>
            <p className="text-text-2">{s(page.required ? "everyMember" : "atSubmission")}</p>
            {page.required ? (
              <>
                <NotReady page={page} />
                <SignatureList members={page.members} />
                <div className="flex flex-wrap gap-2.5">
                  <ButtonLink href={`/proposals/${id}/sign`} variant="primary">
                    {s("toSign")}
                  </ButtonLink>
                  <AskForSignatures page={page} />
                </div>
              </>
            ) : null}
          </Stack>
        </ClientMessages>
      </div>
    </Page>
  );
}
