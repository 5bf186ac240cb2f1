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

const INLINE =
  /!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)|(?:https?:\/\/|www\.)[^\s)>\]]+|`([^`]+)`|\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*/giu;

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

const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const HEADING = /^\s*#{1,6}\s+(.*?)\s*#*$/;
const FENCE = /^\s*(?:```|~~~)/;
const TABLE = /^\s*\|(.+)\|\s*$/;
const RULE = /^\s*(?:[-*_]\s*){3,}$/;
const DIVIDER = /^\s*\|?[\s:|-]+\|?\s*$/;

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
    const end = lines.findIndex((one, index) => index > at && FENCE.test(one));
    const last = end < 0 ? lines.length : end;
    return { block: { kind: "code", text: lines.slice(at + 1, last).join("\n") }, taken: last - at + 1 };
  }
  const heading = HEADING.exec(line);
  if (heading) return { block: { kind: "heading", spans: spansOf(heading[1] ?? "") }, taken: 1 };
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
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const { block, taken } = blockAt(lines, at);
    if (block) blocks.push(block);
    at += taken;
  }
  return blocks;
}
