import type { ReviewField } from "@/lib/rulebook/domain/rulebook";

export const IMPORT_COLUMNS = [
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
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];
/** Words of lists in either language: under which headings a column may stand, and what says yes and no. */
export type ImportWords = {
  headings: ReadonlyMap<ImportColumn, readonly string[]>;
  yes: readonly string[];
  no: readonly string[];
};
const REQUIRED: readonly ImportColumn[] = ["name", "email", "organisation"];
export const LANGUAGES = ["ko", "en", "ja", "zh", "fr", "de"] as const;
export const MAX_IMPORT_ROWS = 1_000;

export type RowProblem = {
  /** Row as the spreadsheet numbers it; 0 for the file as a whole. */
  row: number;
  column: ImportColumn | null;
  code:
    | "EMPTY_FILE"
    | "TOO_MANY_ROWS"
    | "MISSING_COLUMN"
    | "MISSING"
    | "EMAIL"
    | "SAME_EMAIL"
    | "DATE"
    | "FIELD"
    | "LANGUAGE"
    | "YES_NO"
    | "NUMBER"
    | "TOO_LONG"
    | "DISABLED";
  value: string;
};
export type ImportedReviewer = {
  row: number;
  name: string;
  nameEn: string;
  email: string;
  organisation: string;
  unit: string;
  startedOn: string | null;
  fieldKeys: string[] | null;
  keywords: string[] | null;
  languages: string[] | null;
  isForeign: boolean | null;
  maxSheets: number | null;
};
export type ImportCell = string | number | boolean | Date | null;

const textOf = (cell: ImportCell | undefined): string => {
  if (cell === null || cell === undefined) return "";
  // Exports put an apostrophe before what a spreadsheet would run.
  return (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)).trim().replace(/^'/, "");
};
export const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;·\n]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};
const dayOf = (text: string): string =>
  text.replace(/^(\d{4})[./]\s*(\d{1,2})[./]\s*(\d{1,2})\.?$/, (_, year: string, month: string, day: string) =>
    [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
  );
const YES = ["y", "yes", "o", "true"];
const NO = ["n", "no", "x", "false"];
const LIMITS: Partial<Record<ImportColumn, number>> = {
  name: 80,
  nameEn: 120,
  email: 200,
  organisation: 120,
  unit: 120,
  keywords: 500,
};

/** Which column stands where, by the headings of the first row. */
function headingsOf(row: readonly ImportCell[], headings: ImportWords["headings"]): Map<ImportColumn, number> {
  const places = new Map<ImportColumn, number>();
  row.forEach((cell, index) => {
    const heading = folded(textOf(cell));
    const column = IMPORT_COLUMNS.find((one) => headings.get(one)?.some((name) => folded(name) === heading));
    if (column && !places.has(column)) places.set(column, index);
  });
  return places;
}

type RowReader = {
  text: (column: ImportColumn) => string;
  wrong: (column: ImportColumn, code: RowProblem["code"], value?: string) => void;
};

function choices(
  reader: RowReader,
  column: ImportColumn,
  code: RowProblem["code"],
  find: (part: string) => string | undefined,
) {
  const text = reader.text(column);
  if (text === "") return null;
  return listOf(text).flatMap((part) => {
    const found = find(folded(part));
    if (found === undefined) reader.wrong(column, code, part);
    return found ?? [];
  });
}

function readRow(
  row: number,
  reader: RowReader,
  fields: ReadonlyMap<string, string>,
  words: ImportWords,
): ImportedReviewer {
  const { text, wrong } = reader;
  for (const column of REQUIRED) if (text(column) === "") wrong(column, "MISSING");
  for (const [column, most] of Object.entries(LIMITS) as [ImportColumn, number][])
    if ([...text(column)].length > most) wrong(column, "TOO_LONG", String(most));
  const email = text("email").toLowerCase();
  if (email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong("email", "EMAIL", email);
  const startedOn = dayOf(text("startedOn"));
  if (startedOn !== "" && !isDay(startedOn)) wrong("startedOn", "DATE", startedOn);
  const foreign = folded(text("isForeign"));
  const yes = [...YES, ...words.yes.map(folded)];
  if (foreign !== "" && ![...yes, ...NO, ...words.no.map(folded)].includes(foreign))
    wrong("isForeign", "YES_NO", foreign);
  const most = text("maxSheets");
  if (most !== "" && !/^\d{1,3}$/.test(most)) wrong("maxSheets", "NUMBER", most);
  return {
    row,
    name: text("name"),
    nameEn: text("nameEn"),
    email,
    organisation: text("organisation"),
    unit: text("unit"),
    startedOn: startedOn || null,
    fieldKeys: choices(reader, "fields", "FIELD", (part) => fields.get(part)),
    keywords: text("keywords") === "" ? null : listOf(text("keywords")).slice(0, 30),
    languages: choices(reader, "languages", "LANGUAGE", (part) => LANGUAGES.find((one) => one === part)),
    isForeign: foreign === "" ? null : yes.includes(foreign),
    maxSheets: most === "" ? null : Number(most),
  };
}

/**
 * S2: a list of reviewers as it was uploaded. Every problem is named by row and column; empty rows are passed over. An empty
 * cell says nothing: what is known already stays.
 */
export function readReviewers(
  table: readonly (readonly ImportCell[])[],
  list: readonly Pick<ReviewField, "key" | "nameKo" | "nameEn">[],
  words: ImportWords,
): { reviewers: ImportedReviewer[]; problems: RowProblem[] } {
  const [head = [], ...rows] = table;
  const whole = (code: RowProblem["code"], column: ImportColumn | null = null, value = "") => ({
    row: 0,
    column,
    code,
    value,
  });
  const filled = rows
    .map((cells, index) => ({ cells, row: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => textOf(cell) !== ""));
  if (filled.length === 0) return { reviewers: [], problems: [whole("EMPTY_FILE")] };
  if (filled.length > MAX_IMPORT_ROWS)
    return { reviewers: [], problems: [whole("TOO_MANY_ROWS", null, String(MAX_IMPORT_ROWS))] };
  const places = headingsOf(head, words.headings);
  const missing = REQUIRED.filter((column) => !places.has(column));
  if (missing.length > 0) return { reviewers: [], problems: missing.map((column) => whole("MISSING_COLUMN", column)) };
  const fields = new Map(
    list.flatMap(({ key, nameKo, nameEn }) => [key, nameKo, nameEn].map((name) => [folded(name), key] as const)),
  );
  const problems: RowProblem[] = [];
  const firstRow = new Map<string, number>();
  const reviewers = filled.map(({ cells, row }) => {
    const text = (column: ImportColumn) => textOf(cells[places.get(column) ?? -1]);
    const wrong = (column: ImportColumn, code: RowProblem["code"], value = "") =>
      problems.push({ row, column, code, value });
    const reviewer = readRow(row, { text, wrong }, fields, words);
    const before = firstRow.get(reviewer.email);
    if (before !== undefined && reviewer.email !== "") wrong("email", "SAME_EMAIL", String(before));
    else firstRow.set(reviewer.email, row);
    return reviewer;
  });
  return { reviewers, problems };
}
