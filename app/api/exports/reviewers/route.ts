import { translatorFor } from "@/lib/platform/i18n/translator";
import { parseListQuery } from "@/lib/platform/list-query";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";
import { POOL_LIST } from "@/lib/reviewers/domain/pool";
import { exportPool } from "@/lib/reviewers/queries/pool";
import { exportReviewersSchema } from "@/lib/reviewers/schema";

/** In the headings by which an import knows its columns, so that a corrected list can be taken in again. */
const COLUMNS = [
  "name",
  "nameEn",
  "email",
  "organisation",
  "unit",
  "startedOn",
  "fields",
  "keywords",
  "languages",
  "isForeign",
  "maxSheets",
  "availability",
  "standing",
  "panels",
  "submitted",
  "waiting",
] as const;

/** The pool as the list shows it, with a reason on record (L2). */
export const GET = createRoute({
  schema: exportReviewersSchema,
  run: async ({ actor, request }, { reason, format, locale }) => {
    const query = parseListQuery(Object.fromEntries(new URL(request.url).searchParams), POOL_LIST);
    const { rows: found, fields } = await exportPool(actor, query, reason);
    const t = await translatorFor(locale);
    const names = new Map(fields.map((field) => [field.key, locale === "en" ? field.nameEn : field.nameKo]));
    const rows = found.map((row) => [
      row.name,
      row.nameEn,
      row.email,
      row.organisation,
      row.unit,
      row.startedOn?.toISOString().slice(0, 10) ?? "",
      row.fieldKeys.flatMap((key) => names.get(key) ?? []).join("; "),
      row.keywords.join("; "),
      row.languages.join("; "),
      t(row.isForeign ? "reviewers.yes" : "reviewers.no"),
      row.maxSheets,
      t(`reviewers.availabilities.${row.availability}`),
      t(`reviewers.standings.${row.standing}`),
      row.panels,
      row.submitted,
      row.waiting,
    ]);
    const columns = COLUMNS.map((key) => t(`reviewers.columns.${key}`));
    return tableDownload({ columns, rows }, t("reviewers.file"), format);
  },
});
