import { createHash } from "node:crypto";
import type { Fraction } from "@/lib/references/domain/fraction";
import { exactOf } from "./exact";
import { textProblem } from "./place";
import { type Report, Unreadable } from "./problem";
import { addTo, type ItemMean, MAX_ITEMS, meanOf } from "./read-items";
import { NO_FILTER, type ResultRow, type Run } from "./run";
import { linesOf, type SourceFile } from "./source-file";

const MAX_RECORD = 1_000_000;
const METRIC = "acc";
type Row = { line: number; cells: string[] };

/** Cells of one record; null while a quoted cell is still open at the end of the line. */
function cellsOf(text: string): string[] | null {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === ",") {
      cells.push(cell);
      cell = "";
    } else cell += letter;
  }
  return quoted ? null : [...cells, cell];
}

/** Records of a comma-separated file (RFC 4180): a quoted cell may hold line breaks. */
async function* recordsOf(file: SourceFile): AsyncGenerator<Row> {
  let [open, openLine] = ["", 0];
  for await (const { line, text } of linesOf(file)) {
    const isInside = openLine > 0;
    const whole = isInside ? `${open}\n${text}` : text.replace(/^\uFEFF/, "");
    const first = isInside ? openLine : line;
    const cells = cellsOf(whole);
    if (cells === null && whole.length > MAX_RECORD) throw new Unreadable("LINE_TOO_LONG", { line: first });
    [open, openLine] = cells === null ? [whole, first] : ["", 0];
    if (cells !== null && whole !== "") yield { line: first, cells };
  }
  if (openLine > 0) throw new Unreadable("SYNTAX", { line: openLine });
}

type Columns = { category: number; answer: number; prediction: number; score: number; width: number };

function columnsOf({ cells, line }: Row): Columns {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Unreadable("DUPLICATE_KEY", { line, found: twice });
  const of = (...options: string[]) => names.findIndex((name) => options.includes(name));
  const columns = {
    category: of("category", "subject", "task"),
    answer: of("answer", "target", "gold"),
    prediction: of("pred", "prediction"),
    score: of("correct", "score"),
    width: cells.length,
  };
  if (columns.score === -1 && (columns.answer === -1 || columns.prediction === -1))
    throw new Unreadable("COLUMN_MISSING", { line, found: cells.join(", ") });
  return columns;
}

const TRUTHS: Record<string, bigint> = { true: 1n, false: 0n };

/** An empty prediction is a wrong answer, not a missing one. */
function pointsOf({ cells }: Row, { score, answer, prediction }: Columns): Fraction | null {
  if (score === -1) return { num: cells[prediction] !== "" && cells[prediction] === cells[answer] ? 1n : 0n, den: 1n };
  const text = (cells[score] ?? "").trim().toLowerCase();
  const truth = TRUTHS[text];
  return truth === undefined ? exactOf(text) : { num: truth, den: 1n };
}

/** `haerae_some-model.csv` → haerae. */
export const taskOfItems = (name: string): string => name.replace(/\.csv$/i, "").split("_")[0] ?? name;

type Counted = { means: Map<string, ItemMean>; hashes: Map<string, ReturnType<typeof createHash>> };

async function counted(file: SourceFile, task: string, report: Report): Promise<Counted> {
  const [means, hashes] = [new Map<string, ItemMean>(), new Map<string, ReturnType<typeof createHash>>()];
  let columns: Columns | null = null;
  let count = 0;
  for await (const row of recordsOf(file)) {
    if (columns === null) {
      columns = columnsOf(row);
      continue;
    }
    count += 1;
    if (count > MAX_ITEMS) throw new Unreadable("TOO_MANY_VALUES", { line: row.line, found: String(MAX_ITEMS) });
    const points = row.cells.length === columns.width ? pointsOf(row, columns) : null;
    if (row.cells.length !== columns.width) report("", "ROW_LENGTH", String(row.cells.length), row.line);
    else if (points === null) report("", "EXPECTED_NUMBER", row.cells[columns.score] ?? "", row.line);
    if (points === null) continue;
    const category = columns.category === -1 ? "" : (row.cells[columns.category] ?? "").trim();
    const problem = textProblem(category);
    if (problem !== null) {
      report("", problem, category, row.line);
      continue;
    }
    for (const name of category === "" ? [task] : [task, `${task}:${category}`]) {
      addTo(means, name, { metric: METRIC, filter: NO_FILTER }, points);
      const hash = hashes.get(name) ?? createHash("sha256");
      hash.update(JSON.stringify([category, columns.answer === -1 ? "" : row.cells[columns.answer]]));
      hashes.set(name, hash);
    }
  }
  if (count === 0) throw new Unreadable("EMPTY");
  return { means, hashes };
}

/** V1: one row per item. The whole file is a group over its categories; without categories it is a task of its own. */
export async function readItemTable(file: SourceFile, report: Report): Promise<Run> {
  const task = taskOfItems(file.name);
  const { means, hashes } = await counted(file, task, report);
  const leaves = [...means.keys()].filter((name) => name !== task);
  const rows = [...means].map(([name, mean]): ResultRow => {
    const isGroup = name === task && leaves.length > 0;
    return {
      task: name,
      version: "",
      metric: METRIC,
      filter: NO_FILTER,
      shots: null,
      effective: mean.count,
      original: null,
      value: meanOf(mean),
      deviation: null,
      higherIsBetter: true,
      taskHash: hashes.get(name)?.digest("hex") ?? null,
      kind: isGroup ? "GROUP" : "LEAF",
      leaves: isGroup ? leaves : [],
    };
  });
  const facts = { tool: "ITEMS" as const, toolVersion: "", modelName: null, modelRevision: null };
  return { facts: { ...facts, isLimited: false, startedAt: null, seconds: null }, rows };
}
