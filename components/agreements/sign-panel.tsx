import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import type { AgreementView } from "@/lib/agreements/types";
import { SignForm } from "./sign-form";
import { SignatureCard } from "./signature-card";

/** D4: below the whole text: who has signed, the hash, and a form for each party the reader may sign for. */
export function SignPanel({ agreement }: { agreement: AgreementView }) {
  const t = useTranslations("agreements.sign");
  const locale = useLocale();
  const { shown, signable } = agreement;
  return (
    <>
      <SignatureCard version={shown} />
      <ClientMessages namespaces={["agreements"]}>
        {signable.map(({ organisationId, nameKo, nameEn }) => (
          <Card
            key={organisationId}
            title={t("formTitle", {
              party: nameKo === null ? t("government") : nameIn(locale, { nameKo, nameEn: nameEn ?? "" }),
            })}
          >
            <SignForm
              agreementId={agreement.id}
              versionId={shown.id}
              organisationId={organisationId}
              contentSha256={shown.contentSha256}
            />
          </Card>
        ))}
      </ClientMessages>
    </>
  );
}
