import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { LedgerCheckView } from "@/lib/ledger/types";
import { formatCount, formatInstant } from "@/lib/platform/format";
import { findingText } from "./check-words";

/** What the nightly runner found, the latest first. */
export function CheckList({ checks }: { checks: readonly LedgerCheckView[] }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  if (checks.length === 0) return <EmptyState title={t("checks.empty")}>{t("checks.emptyBody")}</EmptyState>;
  return (
    <Card>
      <Table
        caption={t("checks.list")}
        captionHidden
        rows={checks}
        rowKey={(row) => row.id}
        columns={[
          { key: "at", header: t("checks.at"), primary: true, render: (row) => formatInstant(row.at, locale) },
          {
            key: "result",
            header: t("checks.result"),
            render: (row) => (
              <StatusTag tone={row.violations === 0 ? "done" : "stop"}>
                {row.violations === 0 ? t("checks.holds") : t("checks.violated", { count: row.violations })}
              </StatusTag>
            ),
          },
          {
            key: "first",
            header: t("checks.first"),
            render: ({ findings: [first] }) => (first ? findingText(t, first) : t("checks.none")),
          },
          {
            key: "scope",
            header: t("checks.scope"),
            render: ({ scope }) =>
              t("checks.scopeText", {
                ...{ pools: formatCount(scope.pools), allocations: formatCount(scope.allocations) },
                ...{ entries: formatCount(scope.entries), envelopes: formatCount(scope.envelopes) },
                movements: formatCount(scope.movements),
              }),
          },
          {
            key: "duration",
            header: t("checks.duration"),
            align: "end",
            render: (row) => t("checks.seconds", { seconds: (row.durationMs / 1_000).toFixed(1) }),
          },
        ]}
      />
    </Card>
  );
}
