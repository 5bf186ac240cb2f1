import type { JSONContent } from "@tiptap/core";
import type { PlanBlock, PlanCell, PlanRun } from "@/lib/proposals/domain/plan-text";

type Node = JSONContent;

const HTTPS = /^https:\/\/[^\s/]+\.[^\s/]+/i;
/** Addresses a link may lead to. */
export const isLinkable = (address: unknown): address is string => typeof address === "string" && HTTPS.test(address);

const sameLook = (a: PlanRun, b: PlanRun): boolean => a.bold === b.bold && a.italic === b.italic && a.href === b.href;

function runOf(node: Node): PlanRun {
  if (node.type === "hardBreak") return { text: "\n" };
  const marks = node.marks ?? [];
  const has = (type: string) => marks.some((mark) => mark.type === type);
  const href: unknown = marks.find((mark) => mark.type === "link")?.attrs?.href;
  return {
    text: node.text ?? "",
    ...(has("bold") ? { bold: true } : {}),
    ...(has("italic") ? { italic: true } : {}),
    ...(isLinkable(href) ? { href } : {}),
  };
}

/** Words of a node and everything in it; neighbours of one look become one run. */
function runsOf(nodes: readonly Node[] | undefined): PlanRun[] {
  const runs: PlanRun[] = [];
  for (const run of (nodes ?? []).map(runOf)) {
    const last = runs.at(-1);
    if (run.text === "") continue;
    if (last && sameLook(last, run)) last.text += run.text;
    else runs.push({ ...run });
  }
  return runs;
}

const wordsIn = (node: Node): PlanRun[] => (node.content ?? []).flatMap((child) => runsOf(child.content));

function cellsOf(row: Node): PlanCell[] {
  return (row.content ?? []).flatMap((cell) => {
    const header = cell.type === "tableHeader";
    const span = Number(cell.attrs?.colspan ?? 1);
    const rest = Array.from({ length: Math.max(0, span - 1) }, (): PlanCell => ({ header, content: [] }));
    return [{ header, content: wordsIn(cell) }, ...rest];
  });
}

/** Merged cells of a pasted table fall apart into single ones; every row gets as many as the longest. */
function tableOf(node: Node): PlanBlock {
  const rows = (node.content ?? []).map(cellsOf);
  const width = Math.max(1, ...rows.map((row) => row.length));
  return {
    type: "table",
    rows: rows.map((row) => [
      ...row,
      ...Array.from({ length: width - row.length }, (): PlanCell => ({ header: false, content: [] })),
    ]),
  };
}

const imageOf = ({ fileId, sha256, alt }: Record<string, unknown>): PlanBlock => ({
  type: "image",
  fileId: String(fileId ?? ""),
  sha256: String(sha256 ?? ""),
  alt: String(alt ?? ""),
});

function blockOf(node: Node): PlanBlock[] {
  switch (node.type) {
    case "heading":
      return [{ type: "heading", level: node.attrs?.level === 3 ? 3 : 2, content: runsOf(node.content) }];
    case "paragraph":
      return [{ type: "paragraph", content: runsOf(node.content) }];
    case "bulletList":
    case "orderedList":
      return [{ type: node.type, items: (node.content ?? []).map(wordsIn) }];
    case "table":
      return [tableOf(node)];
    case "planImage":
      return [imageOf(node.attrs ?? {})];
    default:
      return [];
  }
}

const isEmpty = (block: PlanBlock): boolean => block.type === "paragraph" && block.content.length === 0;

/** What the editor holds, as the safe subset. Empty paragraphs at the end are the place to type on, not content. */
export function blocksOf(editorDocument: Node): PlanBlock[] {
  const blocks = (editorDocument.content ?? []).flatMap(blockOf);
  const last = blocks.findLastIndex((block) => !isEmpty(block));
  return blocks.slice(0, last + 1);
}

function inlineOf(runs: readonly PlanRun[]): Node[] {
  return runs.flatMap((run) => {
    const marks = [
      ...(run.bold ? [{ type: "bold" }] : []),
      ...(run.italic ? [{ type: "italic" }] : []),
      ...(run.href ? [{ type: "link", attrs: { href: run.href } }] : []),
    ];
    return run.text
      .split("\n")
      .flatMap((line, index): Node[] => [
        ...(index > 0 ? [{ type: "hardBreak" }] : []),
        ...(line === "" ? [] : [{ type: "text", text: line, marks }]),
      ]);
  });
}
const paragraphOf = (runs: readonly PlanRun[]): Node => ({ type: "paragraph", content: inlineOf(runs) });

function nodeOf(block: PlanBlock): Node {
  switch (block.type) {
    case "heading":
      return { type: "heading", attrs: { level: block.level }, content: inlineOf(block.content) };
    case "paragraph":
      return paragraphOf(block.content);
    case "bulletList":
    case "orderedList":
      return {
        type: block.type,
        content: block.items.map((item) => ({ type: "listItem", content: [paragraphOf(item)] })),
      };
    case "table":
      return {
        type: "table",
        content: block.rows.map((row) => ({
          type: "tableRow",
          content: row.map((cell) => ({
            type: cell.header ? "tableHeader" : "tableCell",
            content: [paragraphOf(cell.content)],
          })),
        })),
      };
    case "image":
      return { type: "planImage", attrs: { fileId: block.fileId, sha256: block.sha256, alt: block.alt } };
  }
}

/** The safe subset as the editor takes it. */
export const editorDocumentOf = (blocks: readonly PlanBlock[]): Node => ({
  type: "doc",
  content: blocks.length > 0 ? blocks.map(nodeOf) : [{ type: "paragraph" }],
});
