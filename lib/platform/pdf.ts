import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { renderSVG } from "uqr";
import { compilePdf, type GivenFile } from "./pdf/compile";

export type Listing = {
  title: string;
  head: string[];
  widths: number[];
  rows: string[][];
  empty: string;
  /** Columns of figures, which stand to the right. */
  figures?: number[];
};
/** `code`: a hash or number that may break anywhere. */
type Fact = { label: string; value: string; code?: boolean };
/** Where anybody can check it; drawn as QR as well. */
type Check = { title: string; body: string; url: string };
type Run = { text: string; bold?: boolean | undefined; italic?: boolean | undefined; href?: string | undefined };

/** What a section of a longer document is made of, top to bottom. */
export type PdfBlock =
  | { type: "text"; text: string; quiet?: boolean }
  | { type: "pair"; label: string; value: string }
  | ({ type: "listing" } & Listing)
  | { type: "heading"; level: 2 | 3; content: Run[] }
  | { type: "paragraph"; content: Run[] }
  | { type: "bulletList" | "orderedList"; items: Run[][] }
  | { type: "table"; rows: { header: boolean; content: Run[] }[][] }
  /** `path` of a given file; empty when the picture cannot be shown. */
  | { type: "image"; path: string; alt: string };

/** Receipt of a submission (A8), every word already in the reader's language. */
export type ReceiptDocument = {
  language: "ko" | "en";
  /** Line above the title, left: the programme. */
  programme: string;
  /** Who gives the receipt; also the PDF's author. */
  issuer: string;
  title: string;
  receiptNumber: string;
  /** One sentence: what was received from whom. */
  statement: string;
  facts: Fact[];
  /** Consortium, files … ; `widths` are relative. */
  tables: Listing[];
  check: Check;
  footer: string;
};

/** A letter of decision in one language (A10, S8, S10), every word already in the reader's language. */
export type LetterDocument = {
  language: "ko" | "en";
  programme: string;
  /** Who decides and signs below; also the PDF's author. */
  issuer: string;
  title: string;
  /** Number of the document, `FM-2025-01-0007-R`. */
  number: string;
  date: string;
  recipient: string;
  paragraphs: string[];
  facts: { label: string; value: string }[];
  /** Opinions and reasons, each text a block of its own. */
  texts: { title: string; hint: string; items: string[] }[];
  tables: Listing[];
  /** In a box below: what can be done about it, and until when; a line is a paragraph. */
  notice: { title: string; body: string } | null;
  /** Whom to ask, below the issuer. */
  contact?: { title: string; lines: string[] };
  footer: string;
};

/** A whole proposal as it was sealed (A8), every word already in the reader's language. */
export type SealedDocument = {
  language: "ko" | "en";
  programme: string;
  issuer: string;
  title: string;
  receiptNumber: string;
  facts: Fact[];
  sections: { title: string; blocks: PdfBlock[] }[];
  check: Check;
  footer: string;
};

/** Minutes of a committee (D1): facts, then a section an item, and the hash of what was signed. */
export type MinutesDocument = {
  language: "ko" | "en";
  programme: string;
  issuer: string;
  title: string;
  /** Under the title: which session. */
  subtitle: string;
  statement: string;
  facts: { label: string; value: string; code?: boolean }[];
  attendance: Listing;
  sections: { title: string; facts: { label: string; value: string }[]; parts: Part[] }[];
  /** Closing words and signature. */
  closing: { title: string; text: string; facts: { label: string; value: string; code?: boolean }[] };
  footer: string;
};
type Part = { title: string; text: string; tables: Listing[] };

export type Templates = {
  receipt: ReceiptDocument;
  letter: LetterDocument;
  proposal: SealedDocument;
  minutes: MinutesDocument;
};
export type TemplateName = keyof Templates;

const FOLDER = path.join(process.cwd(), "lib/platform/pdf/templates");

/** Values that the template needs and the caller should not have to draw. */
const prepared = (data: Templates[TemplateName]) =>
  "check" in data
    ? { ...data, check: { ...data.check, qr: renderSVG(data.check.url, { ecc: "M", border: 0 }) } }
    : data;

/**
 * Renders a document of `lib/platform/pdf/templates`. Nothing is kept between two calls: the data goes in as one JSON text
 * and everything else is made anew, so two people's documents can never mix. `createdAt` goes into the PDF's own date.
 */
export async function renderPdf<T extends TemplateName>(
  template: T,
  data: Templates[T],
  createdAt: Date,
  files: readonly GivenFile[] = [],
): Promise<Buffer> {
  const source = await readFile(path.join(FOLDER, `${template}.typ`), "utf8");
  return compilePdf(source, { data: JSON.stringify(prepared(data)) }, createdAt, files);
}

/** The answer of a route that hands out a PDF: kept nowhere on the way, and saved under its own name. */
export const pdfResponse = (pdf: Buffer, fileName: string): Response =>
  new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${fileName}.pdf"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
