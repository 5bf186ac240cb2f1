export type RowProblem = { line: number; field: string };
export type ReadRows = { rows: { line: number; value: unknown }[]; problems: RowProblem[] };

/** JSON lines: one object a line, empty lines skipped; what is no JSON is named by its line. */
export function readRows(text: string): ReadRows {
  const rows: ReadRows["rows"] = [];
  const problems: RowProblem[] = [];
  for (const [index, raw] of text.replace(/^﻿/, "").split(/\r?\n/).entries()) {
    if (raw.trim() === "") continue;
    try {
      rows.push({ line: index + 1, value: JSON.parse(raw) });
    } catch {
      problems.push({ line: index + 1, field: "JSON" });
    }
  }
  return { rows, problems };
}

const SHOWN = 12;

/** The first problems as one line: `3: domain · 7: text …`. */
export const problemLine = (problems: readonly RowProblem[]): string =>
  problems
    .slice(0, SHOWN)
    .map(({ line, field }) => `${line}: ${field}`)
    .join(" · ") + (problems.length > SHOWN ? " …" : "");
