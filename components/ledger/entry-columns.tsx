import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/column";
import { TextLink } from "@/components/ui/text-link";
import { dateOf } from "@/lib/ledger/domain/calendar";
import type { LedgerEntryView } from "@/lib/ledger/types";
import { formatDate, formatGpu, formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { type ReasonWords, reasonText, termText, wordIn } from "./words";

type Account = "POOL" | "RESERVED" | "ALLOCATED" | "RETURNED" | "LOST";
type Translate = ReasonWords & {
  (key: "period", values: { from: string; to: string }): string;
  (key: "pool.movementText", values: { credit: string; debit: string }): string;
  (
    key:
      | "allocations.team"
      | "allocations.pool"
      | `pool.${"movement" | "reversal" | "count" | "effectiveOn" | "reason" | "recordedAt"}`
      | `accounts.${Account}`,
  ): string;
};

/** Out of which account into which. */
export const movementText = (t: Translate, entry: Pick<LedgerEntryView, "credit" | "debit">): string =>
  t("pool.movementText", { credit: t(`accounts.${entry.credit}`), debit: t(`accounts.${entry.debit}`) });

/** Columns shared by the whole ledger and the narrower card of one pool, where the reason stands under the movement. */
export function entryColumns(t: Translate, locale: Locale, ofPool = false): Column<LedgerEntryView>[] {
  const all: Column<LedgerEntryView>[] = [
    {
      key: "team",
      header: t("allocations.team"),
      primary: true,
      render: (entry) => {
        const name = wordIn(locale, entry.teamKo, entry.teamEn);
        if (!entry.teamId) return name;
        return (
          <span className="md:whitespace-nowrap">
            <TextLink href={`/teams/${entry.teamId}`}>{name}</TextLink>
          </span>
        );
      },
    },
    {
      key: "pool",
      header: t("allocations.pool"),
      optional: true,
      render: (entry) => (
        <div className="md:min-w-24">
          <TextLink href={`/ledger/pools/${entry.poolId}`}>{wordIn(locale, entry.poolKo, entry.poolEn)}</TextLink>
        </div>
      ),
    },
    {
      key: "movement",
      header: t("pool.movement"),
      render: (entry) => (
        <>
          <span className="whitespace-nowrap">{movementText(t, entry)}</span>{" "}
          {entry.isReversal ? <Badge>{t("pool.reversal")}</Badge> : null}
          {ofPool ? <span className="block text-small text-text-2">{reasonText(t, entry.reason)}</span> : null}
        </>
      ),
    },
    {
      key: "gpuCount",
      header: t("pool.count"),
      align: "end",
      sortable: true,
      render: (entry) => <span className="whitespace-nowrap">{formatGpu(entry.gpuCount, locale)}</span>,
    },
    {
      key: "effectiveOn",
      header: t("pool.effectiveOn"),
      sortable: true,
      render: (entry) => (
        <div className="md:min-w-32">
          {formatDate(dateOf(entry.effectiveOn), locale)}
          <span className="block text-small text-text-2">
            {termText(t, locale, { validFrom: entry.periodFrom, validTo: entry.periodTo })}
          </span>
        </div>
      ),
    },
    {
      key: "reason",
      header: t("pool.reason"),
      optional: true,
      render: (entry) => <div className="md:min-w-32">{reasonText(t, entry.reason)}</div>,
    },
    {
      key: "at",
      header: t("pool.recordedAt"),
      sortable: true,
      render: (entry) => (
        <div className="md:min-w-32">
          {formatInstant(entry.at, locale)}
          <span className="block text-small text-text-2">
            {[entry.actor, entry.approver].filter(Boolean).join(" → ")}
          </span>
        </div>
      ),
    },
  ];
  return ofPool ? all.filter(({ key }) => key !== "pool" && key !== "reason") : all;
}
