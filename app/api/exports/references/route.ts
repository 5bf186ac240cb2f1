import { translatorFor } from "@/lib/platform/i18n/translator";
import { parseListQuery } from "@/lib/platform/list-query";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";
import { exportModels, MODEL_LIST } from "@/lib/references/queries/models";
import { exportReferencesSchema } from "@/lib/references/schema";

const COLUMNS = [
  "name",
  "organisation",
  "releasedOn",
  "weights",
  "licence",
  "parametersMillions",
  "scores",
  "key",
] as const;

/** The catalogue of models as the list shows it, with a reason on record (L2). */
export const GET = createRoute({
  schema: exportReferencesSchema,
  run: async ({ actor, request }, { reason, format, locale }) => {
    const query = parseListQuery(Object.fromEntries(new URL(request.url).searchParams), MODEL_LIST);
    const found = await exportModels(actor, query, reason);
    const t = await translatorFor(locale);
    const rows = found.map((row) => [
      row.name,
      row.organisation,
      row.releasedOn?.toISOString().slice(0, 10) ?? "",
      t(`references.${row.openWeights === null ? "unknown" : row.openWeights ? "yes" : "no"}`),
      row.licence,
      row.parametersMillions === null ? null : Number(row.parametersMillions) / 1_000,
      row.scoreCount,
      row.key,
    ]);
    const columns = COLUMNS.map((key) => t(`references.models.columns.${key}`));
    return tableDownload({ columns, rows }, t("references.models.file"), format);
  },
});
