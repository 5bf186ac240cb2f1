import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { dateOf } from "@/lib/ledger/domain/calendar";
import type { LedgerEntryView } from "@/lib/ledger/types";
import { formatDate, formatGpu, formatInstant } from "@/lib/platform/format";
import { termText, wordIn } from "./words";

const PLAIN = ["request", "approval"] as const;
/** Requests and approvals need no words of their own. */
const reasonText = (t: (key: `pool.reasons.${(typeof PLAIN)[number]}`) => string, reason: string): string => {
  const plain = PLAIN.find((one) => one === reason);
  return plain ? t(`pool.reasons.${plain}`) : reason;
};

/** G3: the append-only double entry of a pool, the latest first. */
export function LedgerEntries({ entries }: { entries: readonly LedgerEntryView[] }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  if (entries.length === 0) return null;
  return (
    <Card title={t("pool.entries")} hint={t("pool.entriesHint")}>
      <Table
        caption={t("pool.entries")}
        captionHidden
        rows={entries}
        rowKey={(entry) => entry.id}
        columns={[
          {
            key: "team",
            header: t("allocations.team"),
            primary: true,
            render: (entry) => (
              <span className="md:whitespace-nowrap">{wordIn(locale, entry.teamKo, entry.teamEn)}</span>
            ),
          },
          {
            key: "movement",
            header: t("pool.movement"),
            render: (entry) => (
              <>
                {t("pool.movementText", {
                  credit: t(`accounts.${entry.credit}`),
                  debit: t(`accounts.${entry.debit}`),
                })}{" "}
                {entry.isReversal ? <Badge>{t("pool.reversal")}</Badge> : null}
              </>
            ),
          },
          {
            key: "count",
            header: t("pool.count"),
            align: "end",
            render: (entry) => <span className="whitespace-nowrap">{formatGpu(entry.gpuCount, locale)}</span>,
          },
          {
            key: "effectiveOn",
            header: t("pool.effectiveOn"),
            render: (entry) => (
              <>
                {formatDate(dateOf(entry.effectiveOn), locale)}
                <span className="block text-small text-text-2">
                  {termText(t, locale, { validFrom: entry.periodFrom, validTo: entry.periodTo })}
                </span>
              </>
            ),
          },
          { key: "reason", header: t("pool.reason"), render: (entry) => reasonText(t, entry.reason) },
          {
            key: "at",
            header: t("pool.recordedAt"),
            render: (entry) => (
              <>
                {formatInstant(entry.at, locale)}
                <span className="block text-small text-text-2">
                  {[entry.actor, entry.approver].filter(Boolean).join(" → ")}
                </span>
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
