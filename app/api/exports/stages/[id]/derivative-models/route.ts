import { exportCandidates } from "@/lib/derivatives/queries/export-count";
import { exportCandidatesSchema } from "@/lib/derivatives/schema";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";

const COLUMNS = [
  ...(["team", "repository", "relation", "parent", "createdAt", "earlier", "later", "weights"] as const),
  ...(["state", "findings", "counts"] as const),
] as const;

/** Y2: the models as the list shows them, with a reason on record (L2). */
export const GET = createRoute<typeof exportCandidatesSchema, { id: string }>({
  schema: exportCandidatesSchema,
  run: async ({ actor, params, receivedAt }, { reason, format, locale, ...search }) => {
    const list = search as Record<string, string>;
    const { stageNumber, rows } = await exportCandidates(actor, params.id, list, { reason, at: receivedAt });
    const t = await translatorFor(locale);
    const table = rows.map((row) => [
      locale === "ko" ? row.teamKo : row.teamEn,
      row.repository,
      t(`stages.derivatives.relationNames.${row.relation}`),
      row.parent,
      row.createdAt,
      row.downloads.earlier,
      row.downloads.later,
      row.weightFiles,
      t(`derivatives.states.${row.state}`),
      row.findings.map((finding) => t(`derivatives.findings.${finding}`)).join("; "),
      t(row.counts ? "derivatives.export.yes" : "derivatives.export.no"),
    ]);
    const columns = COLUMNS.map((key) => t(`derivatives.export.columns.${key}`));
    return tableDownload({ columns, rows: table }, t("derivatives.export.file", { number: stageNumber }), format);
  },
});
