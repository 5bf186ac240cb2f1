import { withoutHiddenMarks } from "./hidden-marks";

/**
 * The little Markdown that answers are written in, as plain data. Nothing of it can load, run or lead anywhere: HTML stays
 * text, links keep their words, images and addresses are left out, since they could tell whose answer it is (X1).
 */
export type Span = { kind: "text" | "strong" | "emphasis" | "code"; text: string } | { kind: "leftOut" };
export type Block =
  | { kind: "paragraph" | "quote" | "heading"; spans: Span[] }
  | { kind: "list"; ordered: boolean; items: Span[][] }
  | { kind: "table"; rows: Span[][][] }
  | { kind: "code"; text: string };

/** No form looks beyond the next bracket, so that a text of nothing but brackets is read once and not once a bracket. */
const INLINE =
  /!\[[^[\]]*\]\([^)[]*\)|\[([^[\]]*)\]\([^)[]*\)|(?:\b[a-z][a-z0-9+.-]{1,15}:\/\/|\bwww\.)[^\s)>\]]+|`([^`]+)`|\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*/giu;

export function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of line.matchAll(INLINE)) {
    if (match.index > from) spans.push({ kind: "text", text: line.slice(from, match.index) });
    const [whole, label, code, strong, under, emphasis] = match;
    const bold = strong ?? under;
    if (label !== undefined) spans.push(...spansOf(label));
    else if (code !== undefined) spans.push({ kind: "code", text: code });
    else if (bold !== undefined) spans.push({ kind: "strong", text: bold });
    else if (emphasis !== undefined) spans.push({ kind: "emphasis", text: emphasis });
    else spans.push({ kind: "leftOut" });
    from = match.index + whole.length;
  }
  if (from < line.length) spans.push({ kind: "text", text: line.slice(from) });
  return spans;
}

const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/s;
const HEADING = /^\s*#{1,6}\s+(.*)$/s;
/** Closing marks of a heading: after a space, so that `C#` keeps its own. */
const CLOSING = /(?:^|\s)#+$/;
const FENCE = /^\s*(?:```|~~~)/;
const TABLE = /^\s*\|(.+)\|\s*$/s;
const RULE = /^\s*(?:[-*_]\s*){3,}$/;
const DIVIDER = /^[\s:|-]+$/;

/** One block from the line at `at` on, and how many lines it took; null for a line without words. */
function blockAt(lines: readonly string[], at: number): { block: Block | null; taken: number } {
  const line = lines[at] ?? "";
  const linesWhile = (test: (one: string) => boolean): string[] => {
    let end = at;
    while (end < lines.length && test(lines[end] ?? "")) end++;
    return lines.slice(at, end);
  };
  if (line.trim() === "" || RULE.test(line)) return { block: null, taken: 1 };
  if (FENCE.test(line)) {
    let last = at + 1;
    while (last < lines.length && !FENCE.test(lines[last] ?? "")) last++;
    return { block: { kind: "code", text: lines.slice(at + 1, last).join("\n") }, taken: last - at + 1 };
  }
  const heading = HEADING.exec(line);
  if (heading) {
    const words = (heading[1] ?? "").trimEnd().replace(CLOSING, "").trimEnd();
    return { block: { kind: "heading", spans: spansOf(words) }, taken: 1 };
  }
  if (TABLE.test(line)) {
    const rows = linesWhile((one) => TABLE.test(one));
    const cells = rows
      .filter((row) => !DIVIDER.test(row))
      .map((row) => (TABLE.exec(row)?.[1] ?? "").split("|").map((cell) => spansOf(cell.trim())));
    return { block: { kind: "table", rows: cells }, taken: rows.length };
  }
  const item = ITEM.exec(line);
  if (item) {
    const items = linesWhile((one) => ITEM.test(one));
    const spans = items.map((one) => spansOf(ITEM.exec(one)?.[2] ?? ""));
    return { block: { kind: "list", ordered: item[1] !== undefined, items: spans }, taken: items.length };
  }
  if (line.startsWith(">")) {
    const quoted = linesWhile((one) => one.startsWith(">"));
    const words = quoted.map((one) => one.replace(/^>\s?/, "")).join("\n");
    return { block: { kind: "quote", spans: spansOf(words) }, taken: quoted.length };
  }
  const plain = linesWhile((one) => one.trim() !== "" && ![FENCE, HEADING, TABLE, ITEM].some((form) => form.test(one)));
  return { block: { kind: "paragraph", spans: spansOf(plain.join("\n")) }, taken: Math.max(1, plain.length) };
}

export function blocksOf(text: string): Block[] {
  const lines = withoutHiddenMarks(text)
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const { block, taken } = blockAt(lines, at);
    if (block) blocks.push(block);
    at += taken;
  }
  return blocks;
}

const wordsIn = (spans: readonly Span[]): string => spans.map((span) => ("text" in span ? span.text : " ")).join("");

/** What is read of an answer, without its marks. */
export const wordsOf = (text: string): string =>
  blocksOf(text)
    .map((block) => {
      if (block.kind === "code") return block.text;
      if (block.kind === "list") return block.items.map(wordsIn).join("\n");
      if (block.kind === "table") return block.rows.flat().map(wordsIn).join("\n");
      return wordsIn(block.spans);
    })
    .join("\n");
