import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { askForSignaturesAction } from "@/lib/proposals/actions";
import type { SignPage } from "@/lib/proposals/types/sealing";
import { Example } from "./example";
import { inLanguage } from "./names";
import { RefusalList } from "./refusal-list";
import { SignForm } from "./sign-form";

/** Why nobody can sign yet, with the way to each open point. */
export function NotReady({ page }: { page: SignPage }) {
  const t = useTranslations("signatures");
  if (page.refusals.length === 0) return null;
  return (
    <Notice tone="warning" title={t("notReadyTitle")}>
      <p>{t("notReadyBody", { count: page.refusals.length })}</p>
      <RefusalList proposalId={page.proposalId} refusals={page.refusals} />
    </Notice>
  );
}

/** One notice and mail to everybody who may sign for an organisation that has not. */
export function AskForSignatures({ page }: { page: SignPage }) {
  const t = useTranslations("signatures");
  const locale = useLocale();
  if (!page.mayAsk) return null;
  return (
    <ConfirmDialog
      triggerLabel={t("ask")}
      triggerVariant="secondary"
      title={t("askTitle")}
      description={t("askBody")}
      affected={page.members
        .filter(({ state }) => state !== "SIGNED")
        .map(({ nameKo, nameEn }) => inLanguage(locale, nameKo, nameEn))}
      confirmLabel={t("ask")}
      action={askForSignaturesAction}
      input={{ proposalId: page.proposalId }}
      refusalsNamespace="signatures"
      successMessage={t("asked")}
    />
  );
}

/** ⑬: at the end of the document: what is signed, and the signature for each organisation the reader may sign for. */
export function SignPanel({ page }: { page: SignPage }) {
  const t = useTranslations("signatures");
  const locale = useLocale();
  const mine = page.members.filter(({ maySign }) => maySign);
  return (
    <ClientMessages namespaces={["signatures", "proposals"]}>
      <div className="grid gap-4 print:hidden">
        <Card title={t("hashTitle")}>
          <p className="text-text-2">{t("hashHelp")}</p>
          <p className="mt-2 text-small break-all">
            SHA-256 <code className="num">{page.contentSha256}</code>
          </p>
          <Example>{t("example")}</Example>
        </Card>
        {mine.map(({ organisationId, nameKo, nameEn }) => (
          <Card key={organisationId} title={t("signFor", { organisation: inLanguage(locale, nameKo, nameEn) })}>
            <SignForm
              key={page.contentSha256}
              proposalId={page.proposalId}
              organisationId={organisationId}
              contentSha256={page.contentSha256}
            />
          </Card>
        ))}
        {mine.length === 0 && page.refusals.length === 0 ? <p className="text-text-2">{t("nothingToSign")}</p> : null}
      </div>
    </ClientMessages>
  );
}
