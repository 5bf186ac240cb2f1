import "server-only";
import { buffer } from "node:stream/consumers";
import { readSheet } from "read-excel-file/node";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { openFile } from "@/lib/platform/files";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { canMaintainReviewers } from "../domain/access";
import { parseCsv } from "../domain/csv";
import {
  IMPORT_COLUMNS,
  type ImportCell,
  type ImportColumn,
  type ImportedReviewer,
  type ImportWords,
  type RowProblem,
  readReviewers,
} from "../domain/import-file";
import { type ImportEffect, type KnownReviewer, planReviewerImport } from "../domain/import-plan";
import type { FieldName, ImportPreview } from "../types";
import { fieldsInForce } from "./pool";

const SHOWN = 200;

/** The list's words in both languages: an export's own headings and what people call the columns besides. */
export async function importWords(): Promise<ImportWords> {
  const both = await Promise.all((["ko", "en"] as const).map((locale) => translatorFor(locale)));
  const said = (key: string) => both.map((t) => t(`reviewers.${key}`));
  const headingsOf = (column: ImportColumn) => [
    ...said(`columns.${column}`),
    ...said(`import.alsoNamed.${column}`).flatMap((names) => names.split(",")),
  ];
  return {
    headings: new Map(IMPORT_COLUMNS.map((column) => [column, headingsOf(column)])),
    yes: said("yes"),
    no: said("no"),
  };
}

/** Throws NOT_FOUND for whoever may not keep the pool. */
export function requireMaintainer(actor: Actor): void {
  if (!canMaintainReviewers(actor)) throw new AppError("NOT_FOUND", "reviewer import");
}

/** An uploaded list: only whoever uploaded it goes on with it. */
export async function uploadedReviewers(reader: Reader, actor: Actor, fileId: string) {
  requireMaintainer(actor);
  const file = await reader.storedFile.findFirst({
    where: { id: fileId, uploadedById: actor.id },
    select: { id: true, name: true, sha256: true, mediaType: true },
  });
  if (!file) throw new AppError("NOT_FOUND", `uploaded file ${fileId}`);
  return file;
}

/** The first sheet of a workbook, or a file of separated values; an unreadable one is an empty one. */
async function tableOf(file: { sha256: string; mediaType: string }): Promise<ImportCell[][]> {
  const bytes = await buffer(await openFile(file.sha256));
  if (file.mediaType === "text/plain") return parseCsv(bytes.toString("utf8"));
  const rows = await readSheet(bytes).catch(() => []);
  return rows.map((row) =>
    row.map((cell) =>
      cell === null || ["string", "number", "boolean"].includes(typeof cell) || cell instanceof Date
        ? (cell as ImportCell)
        : String(cell),
    ),
  );
}

async function knownBy(reader: Reader, emails: readonly string[]): Promise<KnownReviewer[]> {
  const users = await reader.user.findMany({
    where: { email: { in: [...emails] } },
    select: {
      id: true,
      email: true,
      name: true,
      nameEn: true,
      status: true,
      reviewerProfile: {
        select: { fieldKeys: true, keywords: true, languages: true, isForeign: true, maxSheets: true },
      },
      affiliations: { select: { organisationName: true, unit: true, endedOn: true } },
    },
  });
  return users.map(({ id, status, reviewerProfile, ...one }) => {
    return { ...one, userId: id, disabled: status === "DISABLED", profile: reviewerProfile };
  });
}

export type ReadImport = { reviewers: ImportedReviewer[]; effects: ImportEffect[]; problems: RowProblem[] };
/** What an uploaded list says and what it would do to the pool as it stands. */
export async function readImport(
  reader: Reader,
  file: { sha256: string; mediaType: string },
  fields: readonly FieldName[],
): Promise<ReadImport> {
  const { reviewers, problems } = readReviewers(await tableOf(file), fields, await importWords());
  const known = await knownBy(
    reader,
    reviewers.map(({ email }) => email),
  );
  const plan = planReviewerImport(reviewers, known);
  return { reviewers, effects: plan.effects, problems: [...problems, ...plan.problems].sort((a, b) => a.row - b.row) };
}

/** S2: row by row what is wrong and what would happen, before anything does. */
export async function previewImport(actor: Actor, fileId: string): Promise<ImportPreview> {
  const stored = await uploadedReviewers(db, actor, fileId);
  const { effects, problems } = await readImport(db, stored, await fieldsInForce(db, await now()));
  const count = (wanted: ImportEffect["effect"]) => effects.filter(({ effect }) => effect === wanted).length;
  return {
    fileId: stored.id,
    fileName: stored.name,
    counts: { new: count("NEW"), changed: count("CHANGED"), same: count("SAME") },
    problems: problems.slice(0, SHOWN),
    problemCount: problems.length,
    effects: effects.slice(0, SHOWN).map(({ effect, reviewer }) => {
      const { row, name, email, organisation } = reviewer;
      return { effect, row, name, email, organisation };
    }),
  };
}
