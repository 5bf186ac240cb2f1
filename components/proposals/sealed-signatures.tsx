import { useLocale, useTranslations } from "next-intl";
import { Accordion } from "@/components/ui/accordion";
import { Table } from "@/components/ui/table";
import { formatInstant } from "@/lib/platform/format";
import type { SealedConsent, SealedSignature } from "@/lib/proposals/domain/signatures";
import { inLanguage } from "./names";

/** ⑬: the texts in full, each with its version, and who signed them when, under which content. */
export function SealedSignatures({
  consents,
  signatures,
}: {
  consents: readonly SealedConsent[];
  signatures: readonly SealedSignature[];
}) {
  const t = useTranslations("signatures");
  const locale = useLocale();
  return (
    <div className="grid gap-4">
      <ConsentTexts consents={consents} open />
      {signatures.length === 0 ? (
        <p className="text-text-2">{t("none")}</p>
      ) : (
        <Table
          caption={t("title")}
          captionHidden
          rows={signatures}
          rowKey={(signature) => signature.organisationId}
          columns={[
            {
              key: "organisation",
              header: t("organisation"),
              primary: true,
              render: (signature) => inLanguage(locale, signature.nameKo, signature.nameEn),
            },
            { key: "signer", header: t("signer"), render: (signature) => signature.signerName },
            {
              key: "at",
              header: t("signedAt"),
              render: (signature) => formatInstant(new Date(signature.signedAt), locale),
            },
            {
              key: "hash",
              header: t("hash"),
              render: (signature) => (
                <code className="num text-fine break-all text-text-2">{signature.contentSha256}</code>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}

/** The texts, each opened where it stands. */
export function ConsentTexts({ consents, open = false }: { consents: readonly SealedConsent[]; open?: boolean }) {
  const t = useTranslations("signatures");
  const locale = useLocale();
  return (
    <Accordion
      items={consents.map((text) => ({
        key: `${text.key}-${text.version}`,
        title: `${inLanguage(locale, text.titleKo, text.titleEn)} (${t("version", { version: text.version })})`,
        content: <p className="prose-ko whitespace-pre-line">{inLanguage(locale, text.textKo, text.textEn)}</p>,
        open,
      }))}
    />
  );
}
