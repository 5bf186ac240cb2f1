import { diffArrays, diffWordsWithSpace } from "diff";
import type { PlanBlock } from "../plan-text";
import { planText } from "../plan-text";
import { keyedRows } from "./identity";
import { isObject, type Json } from "./json";

/** One thing a section says: a field of it, the row it stands in, and its words. */
export type Line = { field: string; row: string; text: string };
export type Word = { kind: "same" | "added" | "removed"; text: string };
export type DifferenceLine = {
  field: string;
  row: string;
  kind: "same" | "added" | "removed" | "changed";
  words: Word[];
};

const plainText = (value: Json): string => (value === null ? "" : String(value));

function linesIn(section: string, field: string, row: string, value: Json): Line[] {
  if (field === "document" && Array.isArray(value))
    return value.map((block) => ({ field, row, text: planText([block as PlanBlock]) }));
  if (Array.isArray(value)) {
    const keys = [...(keyedRows(section, field, value)?.keys() ?? [])];
    return value.flatMap((entry, index) =>
      isObject(entry)
        ? linesIn(section, field, keys[index] ?? String(index + 1), entry)
        : [{ field, row, text: plainText(entry) }],
    );
  }
  if (isObject(value)) return Object.entries(value).flatMap(([name, part]) => linesIn(section, name, row, part));
  const text = plainText(value);
  return text === "" ? [] : [{ field, row, text }];
}

/** Everything a version of a section says, in order; empty fields say nothing. */
export const sectionLines = (section: string, content: Json): Line[] => linesIn(section, section, "", content);

const word = (kind: Word["kind"], text: string): Word => ({ kind, text });
/** Two texts word by word. */
export const wordDifference = (before: string, after: string): Word[] =>
  diffWordsWithSpace(before, after).map((part) =>
    word(part.added ? "added" : part.removed ? "removed" : "same", part.value),
  );

const isAt = (a: Line, b: Line): boolean => a.field === b.field && a.row === b.row;

/** Removed and added lines of one place, told as changes: in order, as far as they pair up. */
function paired(removed: readonly Line[], added: readonly Line[]): DifferenceLine[] {
  const rest = [...added];
  const lines = removed.map((line): DifferenceLine => {
    const at = rest.findIndex((other) => isAt(line, other));
    const [other] = at >= 0 ? rest.splice(at, 1) : [];
    const { field, row } = line;
    return other
      ? { field, row, kind: "changed", words: wordDifference(line.text, other.text) }
      : { field, row, kind: "removed", words: [word("removed", line.text)] };
  });
  return [
    ...lines,
    ...rest.map(
      ({ field, row, text }): DifferenceLine => ({ field, row, kind: "added", words: [word("added", text)] }),
    ),
  ];
}

/** What changed between two versions of a section, line by line and within changed lines word by word. */
export function sectionDifference(section: string, before: Json, after: Json): DifferenceLine[] {
  const comparator = (a: Line, b: Line) => isAt(a, b) && a.text === b.text;
  const parts = diffArrays(sectionLines(section, before), sectionLines(section, after), { comparator });
  const lines: DifferenceLine[] = [];
  let removed: Line[] = [];
  let added: Line[] = [];
  const close = () => {
    lines.push(...paired(removed, added));
    removed = [];
    added = [];
  };
  for (const part of parts) {
    if (part.removed) removed = [...removed, ...part.value];
    else if (part.added) added = [...added, ...part.value];
    else {
      close();
      lines.push(
        ...part.value.map(({ field, row, text }) => ({
          field,
          row,
          kind: "same" as const,
          words: [word("same", text)],
        })),
      );
    }
  }
  close();
  return lines;
}

const characters = (words: readonly Word[], kind: Word["kind"]): number =>
  words.filter((one) => one.kind === kind).reduce((sum, one) => sum + [...one.text].length, 0);

/** Size of a change in characters put in and taken out. */
export function changeSize(section: string, before: Json, after: Json): { added: number; removed: number } {
  const words = sectionDifference(section, before, after).flatMap((line) => line.words);
  return { added: characters(words, "added"), removed: characters(words, "removed") };
}
