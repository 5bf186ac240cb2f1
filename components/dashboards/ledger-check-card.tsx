import { getLocale, getTranslations } from "next-intl/server";
import { findingText } from "@/components/ledger/check-words";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { LedgerCheckView } from "@/lib/ledger/types";
import { formatCount, formatInstantShort } from "@/lib/platform/format";

/** G2, G3: whether the ledger held when it was last derived anew. */
export async function LedgerCheckCard({ check }: { check: LedgerCheckView | null }) {
  const [t, ledger, locale] = [
    await getTranslations("dashboards.ledgerCheck"),
    await getTranslations("ledger"),
    await getLocale(),
  ];
  const [first] = check?.findings ?? [];
  return (
    <Card
      title={t("title")}
      status={
        check ? (
          <StatusTag tone={check.violations === 0 ? "done" : "stop"}>
            {check.violations === 0 ? t("holds") : t("violated", { count: check.violations })}
          </StatusTag>
        ) : (
          <StatusTag tone="todo">{t("never")}</StatusTag>
        )
      }
      actions={<TextLink href="/ledger/checks">{t("rows")}</TextLink>}
    >
      {check ? (
        <DescriptionList
          layout="between"
          items={[
            { term: t("at"), detail: formatInstantShort(check.at, locale) },
            { term: t("entries"), detail: t("entriesCount", { count: formatCount(check.scope.entries) }) },
            ...(first ? [{ term: t("first"), detail: findingText(ledger, first) }] : []),
          ]}
        />
      ) : null}
      <p className="mt-3 text-small text-text-2">{t("hint")}</p>
    </Card>
  );
}
