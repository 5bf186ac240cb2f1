import type { ChartTable } from "@/components/charts/prepare";
import { ACCOUNT_FIGURES, type AccountRow } from "@/lib/ledger/domain/account-list";
import type { AllocationView, EnvelopeView, LedgerEntryView, PoolListItem } from "@/lib/ledger/types";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { figureCell } from "@/lib/platform/tabular";
import { type ReasonWords, reasonText, wordIn } from "./words";

type Found =
  | { list: "pools"; rows: readonly PoolListItem[] }
  | { list: "allocations"; rows: readonly AllocationView[] }
  | { list: "budgets"; rows: readonly EnvelopeView[] }
  | { list: "accounts"; rows: readonly AccountRow[]; day: string }
  | { list: "entries"; rows: readonly LedgerEntryView[] };

type Words = {
  t: (key: never) => string;
  resources: (key: EnvelopeView["resource"]) => string;
  locale: Locale;
};

const POOL = ["poolName", "source", "supplier", "gpuModel", "gpuCount", "validFrom", "validTo", "costWon"];
const ALLOCATION = ["team", "poolName", "gpuCount", "validFrom", "validTo", "status"].concat([
  ...["requestedBy", "requestedAt", "decidedBy", "decidedAt", "reason"],
]);
const BUDGET = ["year", "team", "resource", "limitWon", "plannedWon", "committedWon", "paidWon"];

const ACCOUNT = ["day", "poolName", "team", ...ACCOUNT_FIGURES];
const ENTRY = ["id", "recordedAt", "poolName", "team", "credit", "debit", "gpuCount", "effectiveOn"].concat([
  ...["validFrom", "validTo", "reversal", "reason", "actor", "approver"],
]);

/** A list of the ledger as rows and columns. Amounts are whole won, so that a spreadsheet can add them up. */
export function ledgerTable(found: Found, { t: translate, resources, locale }: Words): ChartTable {
  const t = (key: string) => translate(key as never);
  const reason = (text: string) => reasonText(translate as unknown as ReasonWords, text);
  const header = (names: readonly string[]) => names.map((name) => t(`export.${name}`));
  const at = (instant: Date | null) => (instant ? formatInstant(instant, locale) : "");
  if (found.list === "pools") {
    const rows = found.rows.map((row) => [
      ...[
        wordIn(locale, row.nameKo, row.nameEn),
        t(`sources.${row.source}`),
        wordIn(locale, row.supplierKo, row.supplierEn),
      ],
      ...[row.gpuModel, row.gpuCount, row.validFrom, row.validTo, figureCell(row.costWon)],
    ]);
    return { columns: header(POOL), rows };
  }
  if (found.list === "budgets") {
    const rows = found.rows.map((row) => [
      ...[row.year, wordIn(locale, row.teamKo, row.teamEn), resources(row.resource)],
      ...[row.limitWon, row.plannedWon, row.committedWon, row.paidWon].map(figureCell),
    ]);
    return { columns: header(BUDGET), rows };
  }
  if (found.list === "accounts") {
    const rows = found.rows.map((row) => [
      ...[found.day, wordIn(locale, row.poolKo, row.poolEn)],
      ...[wordIn(locale, row.teamKo, row.teamEn) || t("accountsPage.teamUnknown")],
      ...ACCOUNT_FIGURES.map((name) => row[name]),
    ]);
    return { columns: header(ACCOUNT), rows };
  }
  if (found.list === "entries") {
    const rows = found.rows.map((row) => [
      ...[row.id, at(row.at), wordIn(locale, row.poolKo, row.poolEn), wordIn(locale, row.teamKo, row.teamEn)],
      ...[t(`accounts.${row.credit}`), t(`accounts.${row.debit}`), row.gpuCount, row.effectiveOn],
      ...[row.periodFrom, row.periodTo, row.isReversal ? t("pool.reversal") : "", reason(row.reason)],
      ...[row.actor, row.approver ?? ""],
    ]);
    return { columns: header(ENTRY), rows };
  }
  const rows = found.rows.map((row) => [
    ...[wordIn(locale, row.teamKo, row.teamEn), wordIn(locale, row.poolKo, row.poolEn), row.gpuCount],
    ...[row.validFrom, row.validTo, t(`statuses.${row.status}`), row.requestedBy, at(row.requestedAt)],
    ...[row.decidedBy ?? "", at(row.decidedAt), reason(row.decisionReason ?? row.blockReason ?? "")],
  ]);
  return { columns: header(ALLOCATION), rows };
}
