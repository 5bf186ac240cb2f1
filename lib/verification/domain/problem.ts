/** Everything that keeps a result file out; words under `verification.problems`. */
export const PROBLEM_CODES = [
  "UNKNOWN_KIND",
  "EMPTY",
  "TOO_LARGE",
  "LINE_TOO_LONG",
  "TOO_MANY_VALUES",
  "TOO_DEEP",
  "NOT_UTF8",
  "SYNTAX",
  "DUPLICATE_KEY",
  "NOT_FINITE",
  "NUMBER_TOO_LONG",
  "EXPECTED_OBJECT",
  "EXPECTED_LIST",
  "EXPECTED_NUMBER",
  "EXPECTED_TEXT",
  "EXPECTED_COUNT",
  "EXPECTED_YES_NO",
  "TEXT_TOO_LONG",
  "NOT_PRINTABLE",
  "NOT_A_TIME",
  "NO_RESULTS",
  "NO_SUCH_RESULT",
  "EFFECTIVE_ABOVE_ORIGINAL",
  "DUPLICATE_ITEM",
  "DUPLICATE_METRIC",
  "ITEMS_DISAGREE",
  "FILE_MISSING",
  "TWO_RUNS",
  "COLUMN_MISSING",
  "ROW_LENGTH",
  // Of listings of a model hub (lib/derivatives).
  "EXPECTED_INSTANT",
  "NOT_A_REPOSITORY",
  "NAMES_DIFFER",
  "NOT_A_HASH",
  "DUPLICATE_MODEL",
  "NOT_DERIVED",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What is wrong, and exactly where: `path` in a JSON document, `line` counted from 1, `found` as the file has it (cut). */
export type FileProblem = { file: string; path: string; line: number | null; code: ProblemCode; found: string };

/** Stops the reading of a file: from here on nothing in it can be trusted. */
export class Unreadable extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly place: { path?: string; line?: number; found?: string } = {},
  ) {
    super(code);
  }
}

export type Report = (path: string, code: ProblemCode, found?: string, line?: number | null) => void;

const FOUND_CHARACTERS = 80;
/** A path holds keys, and a key may be as long as its file. */
const PATH_CHARACTERS = 300;
/** Listed at once; whoever has more mends the file at its source. */
const KEPT_PROBLEMS = 200;

export const cut = (text: string, characters = FOUND_CHARACTERS): string =>
  text.length > characters ? `${text.slice(0, characters)}…` : text;

export type ProblemList = { problems: FileProblem[]; count: number };

/** Collects the problems of one import; only the first of very many are kept, all are counted. */
export function reporter(list: ProblemList, file: string): Report {
  return (path, code, found = "", line = null) => {
    list.count += 1;
    if (list.problems.length < KEPT_PROBLEMS)
      list.problems.push({ file, path: cut(path, PATH_CHARACTERS), line, code, found: cut(found) });
  };
}

/** What stopped the reading stands before everything that was found on the way. */
export function reportFirst(list: ProblemList, file: string, { code, place }: Unreadable): void {
  list.count += 1;
  list.problems.unshift({
    file,
    path: cut(place.path ?? "", PATH_CHARACTERS),
    line: place.line ?? null,
    code,
    found: cut(place.found ?? ""),
  });
}
