import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/platform/format";
import type { ReceiptCheck } from "@/lib/proposals/types";

const TONES = { VALID: "success", REPLACED: "warning", WITHDRAWN: "warning", UNKNOWN: "danger" } as const;

/** Whether a receipt counts; never what was submitted. */
export function ReceiptVerdict({ check, hash }: { check: ReceiptCheck; hash: string }) {
  const t = useTranslations("proposals.receiptCheck");
  const locale = useLocale();
  const known = check.verdict === "UNKNOWN" ? null : check;
  return (
    <div className="grid gap-4">
      <Notice tone={TONES[check.verdict]} title={t(check.verdict)} role="status">
        {t(`${check.verdict}Body`)}
      </Notice>
      {known ? (
        <DescriptionList
          items={[
            { term: t("number"), detail: <span className="num">{known.receiptNumber}</span> },
            { term: t("sealedAt"), detail: formatInstant(known.sealedAt, locale) },
            { term: t("hash"), detail: <code className="text-small break-all">{hash}</code> },
          ]}
        />
      ) : null}
    </div>
  );
}
