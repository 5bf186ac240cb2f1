import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { verifyAuditLogAction } from "@/lib/audit/actions";
import type { ChainStatus } from "@/lib/audit/types";
import { formatCount, formatInstant } from "@/lib/platform/format";

/** Whether the log is as it was written: head, last published head, last walk, and a walk on demand (L1). */
export function ChainCard({ chain }: { chain: ChainStatus }) {
  const t = useTranslations("audit.chain");
  const locale = useLocale();
  const { head, published, lastCheck } = chain;
  const at = lastCheck ? formatInstant(lastCheck.at, locale) : "";
  const status = lastCheck ? (
    <StatusTag tone={lastCheck.ok ? "done" : "stop"}>{t(lastCheck.ok ? "whole" : "broken")}</StatusTag>
  ) : (
    <StatusTag tone="todo">{t("unchecked")}</StatusTag>
  );
  return (
    <Card title={t("title")} status={status}>
      {lastCheck?.problem ? (
        <Notice tone="danger" role="alert">
          {t("problem", { at, seq: lastCheck.seq ?? "", problem: t(`problems.${lastCheck.problem}`) })}
        </Notice>
      ) : null}
      <DescriptionList
        items={[
          { term: t("rows"), detail: t("rowCount", { count: formatCount(BigInt(head.seq)) }) },
          { term: t("head"), detail: <code className="block text-small break-all">{head.hash}</code> },
          {
            term: t("published"),
            detail: published
              ? t("publishedAt", { at: formatInstant(published.at, locale), seq: published.seq })
              : t("notPublished"),
            hint: published ? <code className="break-all">{published.hash}</code> : undefined,
          },
          {
            term: t("lastCheck"),
            detail: lastCheck?.ok
              ? t("checkedOk", { at, count: formatCount(lastCheck.count) })
              : lastCheck
                ? at
                : t("notChecked"),
          },
        ]}
      />
      <div className="mt-3 print:hidden">
        <ActionButton
          action={verifyAuditLogAction}
          input={{}}
          label={t("verify")}
          size="compact"
          successMessage={t("verified")}
        />
      </div>
    </Card>
  );
}
