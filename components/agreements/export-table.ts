import type { ChartTable } from "@/components/charts/prepare";
import { nameIn } from "@/components/teams/words";
import type { AgreementRow } from "@/lib/agreements/types";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";

const COLUMNS = ["number", "team", "call", "standing", "inForce", "inForceAt", "open", "signatures", "parties"];
type Translate = (key: string, values?: Record<string, string | number>) => string;

/** The list of agreements as rows and columns. */
export function agreementTable(rows: readonly AgreementRow[], t: Translate, locale: Locale): ChartTable {
  const version = (amendment: number | null) => (amendment === null ? "" : t("versionName", { amendment }));
  return {
    columns: COLUMNS.map((name) => t(`export.${name}`)),
    rows: rows.map((row) => [
      ...[row.number, nameIn(locale, { nameKo: row.teamKo, nameEn: row.teamEn }), row.callCode],
      ...[t(`standings.${row.standing}`), version(row.inForceNumber)],
      ...[row.inForceAt ? formatInstant(row.inForceAt, locale) : "", version(row.open?.number ?? null)],
      ...[row.open?.signatures ?? "", row.open?.parties ?? ""],
    ]),
  };
}
