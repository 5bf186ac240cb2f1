import "server-only";
import type { Readable } from "node:stream";
import type { Actor } from "@/lib/access/actor";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { openFile } from "@/lib/platform/files";
import { KOREAN_TEXT } from "@/lib/platform/files/media-type";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { csvRows } from "../domain/csv-rows";
import { nothingSaid, REPORT_COLUMNS, type Report, type RowProblem, readReport, repeats } from "../domain/report";
import { type Headings, rawReports } from "../domain/report-table";
import type { ImportPreview } from "../types";
import { previewEffects } from "./report-effects";
import { learnDays, reportIndex, requireReporter } from "./report-facts";

/** Rows in memory at a time, whatever the file's length. */
const BATCH = 2_000;
const SHOWN = 200;
/** CSV as programs and as spreadsheets in Korea save it. */
export const REPORT_TYPES = ["text/plain", KOREAN_TEXT] as const;

/** The list's words in both languages, and the names that the API gives the fields. */
export async function importHeadings(): Promise<Headings> {
  const both = await Promise.all((["ko", "en"] as const).map((locale) => translatorFor(locale)));
  return new Map(
    REPORT_COLUMNS.map((column) => [
      column,
      [
        column,
        ...both.flatMap((t) => [
          t(`utilisation.columns.${column}`),
          ...t(`utilisation.alsoNamed.${column}`).split(","),
        ]),
      ],
    ]),
  );
}

/** An uploaded file: only whoever uploaded it goes on with it. */
export async function uploadedReports(reader: Reader, actor: Actor, fileId: string, teamId: string | null) {
  await requireReporter(reader, actor, teamId);
  const file = await reader.storedFile.findFirst({
    where: { id: fileId, uploadedById: actor.id, mediaType: { in: [...REPORT_TYPES] } },
    select: { id: true, name: true, sha256: true, mediaType: true },
  });
  if (!file) throw new AppError("NOT_FOUND", `uploaded file ${fileId}`);
  return file;
}

async function* texts(stream: Readable, mediaType: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(mediaType === KOREAN_TEXT ? "euc-kr" : "utf-8");
  for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

type Source = { reader: Reader; file: { sha256: string; mediaType: string }; teamId: string | null; at: Date };
type Batch = { reports: Report[]; problems: RowProblem[] };

/** A file's reports and problems in batches: everything a row can be asked before it is written. */
export async function* readBatches({ reader, file, teamId, at }: Source): AsyncGenerator<Batch> {
  const [index, headings] = [await reportIndex(reader, teamId), await importHeadings()];
  const said = nothingSaid();
  for await (const { raws, problems } of rawReports(
    csvRows(texts(await openFile(file.sha256), file.mediaType)),
    headings,
    BATCH,
  )) {
    const read = raws.map((raw) => readReport(raw, index, at));
    const reports = read.filter((one): one is Report => !Array.isArray(one));
    const days = nothingSaid();
    await learnDays(reader, reports, days);
    // What an earlier batch said of a day stands before what is stored.
    for (const [day, hours] of days.days) if (!said.days.has(day)) said.days.set(day, hours);
    const repeated = reports.map((report) => ({ report, problem: repeats(report, said) }));
    yield {
      reports: repeated.flatMap(({ report, problem }) => (problem ? [] : [report])),
      problems: [
        ...read.filter(Array.isArray).flat(),
        ...repeated.flatMap(({ problem }) => problem ?? []),
        ...problems,
      ],
    };
  }
}

/** What taking a file in would do, row by row; nothing is written. */
export async function previewImport(
  actor: Actor,
  { fileId, teamId }: { fileId: string; teamId: string | null },
  at: Date,
): Promise<ImportPreview> {
  const file = await uploadedReports(db, actor, fileId, teamId);
  const preview: ImportPreview = {
    ...{ fileId: file.id, fileName: file.name, teamId, problemCount: 0, problems: [], firstDay: null, lastDay: null },
    counts: { accepted: 0, corrected: 0, unchanged: 0 },
    teams: 0,
  };
  const teams = new Set<string>();
  for await (const { reports, problems } of readBatches({ reader: db, file, teamId, at })) {
    preview.problemCount += problems.length;
    preview.problems.push(...problems.slice(0, SHOWN - preview.problems.length));
    const effects = await previewEffects(db, reports);
    for (const name of ["accepted", "corrected", "unchanged"] as const) preview.counts[name] += effects[name];
    for (const { teamId: team, day } of reports) {
      teams.add(team);
      if (preview.firstDay === null || day < preview.firstDay) preview.firstDay = day;
      if (preview.lastDay === null || day > preview.lastDay) preview.lastDay = day;
    }
  }
  return { ...preview, teams: teams.size };
}
