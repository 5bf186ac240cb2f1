import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { dateOf } from "@/lib/ledger/domain/calendar";
import type { PoolAmendmentView, PoolField } from "@/lib/ledger/types";
import { formatDate, formatGpu, formatInstant, formatWon } from "@/lib/platform/format";

const LABELS = {
  ...{ nameKo: "form.nameKo", nameEn: "form.nameEn", source: "form.source", supplierId: "form.supplier" },
  ...{ contractNumber: "form.contract", location: "form.location", gpuModel: "form.model", gpuCount: "form.count" },
  ...{ validFrom: "form.validFrom", validTo: "form.validTo", costWon: "form.cost", monthCosts: "form.months" },
} as const satisfies Record<PoolField, string>;

/** G2: the numbered amendments of a pool, each with what it changed. */
export function PoolHistoryList({ amendments }: { amendments: readonly PoolAmendmentView[] }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const valueText = (field: PoolField, value: string): string => {
    if (field === "monthCosts") {
      return value ? t("history.ownMonths", { count: (JSON.parse(value) as unknown[]).length }) : t("history.spread");
    }
    if (!value) return t("pool.unset");
    if (field === "source") return t(`sources.${value as "LEASE" | "PURCHASE"}`);
    if (field === "gpuCount") return formatGpu(Number(value), locale);
    if (field === "costWon") return formatWon(BigInt(value), locale);
    return field === "validFrom" || field === "validTo" ? formatDate(dateOf(value), locale) : value;
  };
  if (amendments.length === 0) return <EmptyState title={t("history.empty")}>{t("history.emptyBody")}</EmptyState>;
  return (
    <Stack>
      {amendments.map((amendment) => (
        <Card
          key={amendment.id}
          title={t("history.number", { number: amendment.number })}
          hint={`${formatInstant(amendment.at, locale)} · ${amendment.by}`}
        >
          <p className="mb-3">{amendment.reason}</p>
          <Table
            caption={t("history.number", { number: amendment.number })}
            captionHidden
            rows={amendment.changes}
            rowKey={(row) => row.field}
            columns={[
              { key: "field", header: t("history.field"), primary: true, render: (row) => t(LABELS[row.field]) },
              { key: "before", header: t("history.before"), render: (row) => valueText(row.field, row.before) },
              { key: "after", header: t("history.after"), render: (row) => valueText(row.field, row.after) },
            ]}
          />
        </Card>
      ))}
    </Stack>
  );
}
