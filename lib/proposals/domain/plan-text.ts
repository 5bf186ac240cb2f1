import { countCharacters } from "./sections/section";

/** Words with one look. `href` is always https. */
export type PlanRun = {
  text: string;
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  href?: string | undefined;
};
export type PlanCell = { header: boolean; content: PlanRun[] };
/** The safe subset of structured text a plan section is kept in: it can say nothing else, so it needs no cleaning to be shown. */
export type PlanBlock =
  | { type: "heading"; level: 2 | 3; content: PlanRun[] }
  | { type: "paragraph"; content: PlanRun[] }
  | { type: "bulletList" | "orderedList"; items: PlanRun[][] }
  | { type: "table"; rows: PlanCell[][] }
  | PlanImage;
/** A picture of this proposal; the hash seals its bytes with the words around it (A8). */
export type PlanImage = { type: "image"; fileId: string; sha256: string; alt: string };

const wordsOf = (runs: readonly PlanRun[]): string => runs.map((run) => run.text).join("");

function blockText(block: PlanBlock): string {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return wordsOf(block.content);
    case "bulletList":
    case "orderedList":
      return block.items.map(wordsOf).join("\n");
    case "table":
      return block.rows.map((row) => row.map((cell) => wordsOf(cell.content)).join("\t")).join("\n");
    case "image":
      return "";
  }
}

/** The words of a document, one line a block: for counting, searching, comparing. What a picture shows is not among them. */
export const planText = (document: readonly PlanBlock[]): string => document.map(blockText).join("\n");

/** Characters as people count them, without breaks between blocks and cells that nobody typed. */
export const planLength = (document: readonly PlanBlock[]): number => countCharacters(planText(document));

/** Plain text as a document: a paragraph a line. */
export const planFromText = (text: string): PlanBlock[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => ({ type: "paragraph", content: [{ text: line }] }));

/** Pages a document would fill, in tenths and rounded up: 1,801 characters at 1,800 a page are 1.1 pages. */
export const pageTenths = (characters: number, charactersPerPage: number): number =>
  Math.ceil((characters * 10) / charactersPerPage);

/** Pictures that the document shows. */
export const planImages = (document: readonly PlanBlock[]): PlanImage[] =>
  document.filter((block): block is PlanImage => block.type === "image");
