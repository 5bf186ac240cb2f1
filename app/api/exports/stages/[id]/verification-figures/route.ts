import { translatorFor } from "@/lib/platform/i18n/translator";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";
import { decimalText, storedFraction } from "@/lib/verification/domain/exact";
import { exportFigures } from "@/lib/verification/queries/export-figures";
import { exportFiguresSchema } from "@/lib/verification/schema";

const COLUMNS = [
  ...(["benchmark", "team", "runner", "ranBy", "importedAt", "value", "exact"] as const),
  ...(["deviation", "effective", "original", "taskHash", "counts"] as const),
] as const;

/** V2: every figure with its chain of custody, with a reason on record (L2). */
export const GET = createRoute<typeof exportFiguresSchema, { id: string }>({
  schema: exportFiguresSchema,
  run: async ({ actor, params }, { reason, format, locale }) => {
    const { stageNumber, rows } = await exportFigures(actor, params.id, reason);
    const t = await translatorFor(locale);
    const nameOf = (named: { nameKo: string; nameEn: string }) => (locale === "ko" ? named.nameKo : named.nameEn);
    const table = rows.map(({ benchmark, team, run: { figure, flaws, ...run } }) => [
      nameOf(benchmark),
      nameOf(team),
      t(`stages.verification.runnerNames.${run.ranBy}`),
      run.ranByName,
      run.importedAt.toISOString(),
      Number(decimalText(figure.value, 9)),
      // A spreadsheet would make a day of 1/2.
      storedFraction(figure.value).replace("/", " ÷ "),
      figure.deviation === null ? null : Number(figure.deviation),
      figure.effective,
      figure.original,
      figure.taskHash ?? "",
      flaws.length === 0
        ? t("verification.runs.doesCount")
        : flaws.map((flaw) => t(`verification.flaws.${flaw}`)).join("; "),
    ]);
    const columns = COLUMNS.map((key) => t(`verification.figures.columns.${key}`));
    return tableDownload({ columns, rows: table }, t("verification.figures.file", { number: stageNumber }), format);
  },
});
