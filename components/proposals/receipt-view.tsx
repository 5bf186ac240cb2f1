import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { formatBytes, formatInstant } from "@/lib/platform/format";
import { reopenProposalAction } from "@/lib/proposals/actions";
import type { ReceiptPage } from "@/lib/proposals/types";
import { inLanguage } from "./names";
import { WithdrawDialog } from "./withdraw-dialog";

const Hash = ({ value }: { value: string }) => <code className="num text-small break-all">{value}</code>;

function Files({ files }: Pick<ReceiptPage, "files">) {
  return (
    <ul className="grid gap-2">
      {files.map((file) => (
        <li key={`${file.name} ${file.sha256}`}>
          <p className="break-all">
            {file.name} <span className="num text-small text-text-2">{formatBytes(file.sizeBytes)}</span>
          </p>
          <Hash value={file.sha256} />
        </li>
      ))}
    </ul>
  );
}

function Signatures({ receipt }: { receipt: ReceiptPage }) {
  const locale = useLocale();
  return (
    <ul className="grid gap-2">
      {receipt.signatures.map((one) => (
        <li key={one.organisationId}>
          {inLanguage(locale, one.nameKo, one.nameEn)} · {one.signerName}
          <p className="num text-small text-text-2">{formatInstant(new Date(one.signedAt), locale)}</p>
        </li>
      ))}
    </ul>
  );
}

/** What this receipt is worth now. */
export function ReceiptStanding({ receipt }: { receipt: ReceiptPage }) {
  const t = useTranslations("proposals.receipt");
  if (receipt.state === "WITHDRAWN") return <Notice tone="warning">{t("withdrawn")}</Notice>;
  if (receipt.state === "REOPENED") return <Notice tone="warning">{t("reopened")}</Notice>;
  return (
    <Notice tone="success" title={t(receipt.isSupplement ? "supplementDone" : "done")} role="status">
      {t("doneBody")}
    </Notice>
  );
}

/** Number, server time and hashes (A8). */
export function ReceiptFacts({ receipt }: { receipt: ReceiptPage }) {
  const t = useTranslations("proposals.receipt");
  const locale = useLocale();
  return (
    <Card
      title={<span className="num">{receipt.receiptNumber}</span>}
      actions={
        <ButtonLink href={`/api/proposals/${receipt.proposalId}/receipt?locale=${locale}`} size="compact" download>
          {t("pdf")}
        </ButtonLink>
      }
    >
      <DescriptionList
        items={[
          {
            term: t("sealedAt"),
            detail: formatInstant(receipt.sealedAt, locale),
            hint: t("exact", { iso: receipt.sealedAt.toISOString() }),
          },
          { term: t("call"), detail: inLanguage(locale, receipt.call.titleKo, receipt.call.titleEn) },
          { term: t("proposal"), detail: inLanguage(locale, receipt.titleKo, receipt.titleEn) },
          { term: t("submittedBy"), detail: receipt.submittedByName },
          {
            term: t("sealNo"),
            detail: t("sealNoValue", { number: receipt.sealNo }),
            hint: receipt.isSupplement ? t("supplement") : undefined,
          },
          { term: t("sha256"), detail: <Hash value={receipt.sha256} /> },
          {
            term: t("files"),
            detail: receipt.files.length === 0 ? t("noFiles") : <Files files={receipt.files} />,
          },
          {
            term: t("signatures"),
            detail: receipt.signatures.length === 0 ? t("noSignatures") : <Signatures receipt={receipt} />,
          },
        ]}
      />
    </Card>
  );
}

/** A9: what can still be done with the submission until the closing. */
export function ReceiptActions({ receipt }: { receipt: ReceiptPage }) {
  const t = useTranslations("proposals.receipt");
  const input = { proposalId: receipt.proposalId, version: receipt.version };
  if (!receipt.may.reopen && !receipt.may.withdraw) return null;
  return (
    <div className="flex flex-wrap gap-2.5 print:hidden">
      {receipt.may.reopen ? (
        <ConfirmDialog
          triggerLabel={t("reopen")}
          triggerVariant="secondary"
          title={t("reopenTitle")}
          description={t("reopenBody")}
          confirmLabel={t("reopen")}
          action={reopenProposalAction}
          input={input}
          refusalsNamespace="proposals"
          successMessage={t("reopenDone")}
          redirectTo={`/proposals/${receipt.proposalId}`}
        />
      ) : null}
      {receipt.may.withdraw ? <WithdrawDialog proposal={{ ...receipt, id: receipt.proposalId }} /> : null}
    </div>
  );
}

export function ReceiptAside({ receipt }: { receipt: ReceiptPage }) {
  const t = useTranslations("proposals.receipt");
  const locale = useLocale();
  return (
    <>
      <Card title={t("next")}>
        <ol className="grid list-decimal gap-2 pl-5 text-small text-text-2">
          <li>{t("steps.change", { closesAt: formatInstant(receipt.call.closesAt, locale) })}</li>
          <li>{t("steps.screening")}</li>
          <li>{t("steps.review")}</li>
          <li>{t("steps.result")}</li>
        </ol>
        <p className="mt-3 text-small">
          <TextLink href={`/proposals/${receipt.proposalId}`}>{t("content")}</TextLink>
        </p>
      </Card>
      <Card title={t("check")}>
        <p className="text-small text-text-2">{t("checkBody")}</p>
        <p className="mt-3 text-small">
          <TextLink href={`/receipts/${receipt.receiptNumber}?hash=${receipt.sha256}`}>{t("open")}</TextLink>
        </p>
      </Card>
      {receipt.earlier.length > 0 ? (
        <Card title={t("earlier")}>
          <ul className="grid gap-3 text-small">
            {receipt.earlier.map((seal) => (
              <li key={seal.sealNo}>
                <p className="num">
                  {t("sealNoValue", { number: seal.sealNo })} · {formatInstant(seal.sealedAt, locale)}
                </p>
                <Hash value={seal.sha256} />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}
