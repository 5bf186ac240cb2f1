import type { Column } from "@/components/ui/column";
import { TextLink } from "@/components/ui/text-link";
import type { AllocationView } from "@/lib/ledger/types";
import { formatGpu, formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { AllocationDecision } from "./allocation-decision";
import { AllocationStatusTag } from "./allocation-status";
import { type ReasonWords, reasonText, termText, wordIn } from "./words";

type Translate = ReasonWords & {
  (key: "period", values: { from: string; to: string }): string;
  (key: "allocations.lost", values: { count: string }): string;
  (key: `allocations.${"team" | "pool" | "count" | "term" | "status" | "requested" | "decided" | "actions"}`): string;
};

const Deed = ({ by, at, locale, note }: { by: string; at: Date; locale: Locale; note: string | null }) => (
  <>
    {by}
    <span className="block text-small text-text-2">{formatInstant(at, locale)}</span>
    {note ? <span className="block text-small text-text-2">{note}</span> : null}
  </>
);

/** Columns shared by the list of all allocations and that of one pool; what to do only where there is something to do. */
export function allocationColumns(
  t: Translate,
  locale: Locale,
  { today, rows }: { today: string; rows: readonly AllocationView[] },
): Column<AllocationView>[] {
  const actions: Column<AllocationView> = {
    key: "actions",
    header: t("allocations.actions"),
    render: (row) => <AllocationDecision allocation={row} today={today} />,
  };
  return [
    {
      key: "team",
      header: t("allocations.team"),
      primary: true,
      sortable: true,
      render: (row) => (
        <span className="md:whitespace-nowrap">
          <TextLink href={`/teams/${row.teamId}`}>{wordIn(locale, row.teamKo, row.teamEn)}</TextLink>
        </span>
      ),
    },
    {
      key: "pool",
      header: t("allocations.pool"),
      optional: true,
      render: (row) => (
        <TextLink href={`/ledger/pools/${row.poolId}`}>{wordIn(locale, row.poolKo, row.poolEn)}</TextLink>
      ),
    },
    {
      key: "gpuCount",
      header: t("allocations.count"),
      align: "end",
      sortable: true,
      render: (row) => <span className="whitespace-nowrap">{formatGpu(row.gpuCount, locale)}</span>,
    },
    {
      key: "validFrom",
      header: t("allocations.term"),
      sortable: true,
      render: (row) => termText(t, locale, row),
    },
    {
      key: "status",
      header: t("allocations.status"),
      render: (row) => (
        <>
          <AllocationStatusTag allocation={row} today={today} />
          {row.lostCount > 0 ? (
            <span className="block text-small text-text-2">
              {t("allocations.lost", { count: formatGpu(row.lostCount, locale) })}
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: "requestedAt",
      header: t("allocations.requested"),
      sortable: true,
      optional: true,
      render: (row) => <Deed by={row.requestedBy} at={row.requestedAt} locale={locale} note={row.blockReason} />,
    },
    {
      key: "decided",
      header: t("allocations.decided"),
      optional: true,
      hiddenAtFirst: true,
      render: (row) =>
        row.decidedBy && row.decidedAt ? (
          <Deed
            by={row.decidedBy}
            at={row.decidedAt}
            locale={locale}
            note={row.decisionReason === null ? null : reasonText(t, row.decisionReason)}
          />
        ) : (
          "–"
        ),
    },
    ...(rows.some((row) => row.mayDecide || row.mayReturn || row.mayReverse || row.mayExtend) ? [actions] : []),
  ];
}
