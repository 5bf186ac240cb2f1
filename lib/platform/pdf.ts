import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { renderSVG } from "uqr";
import { compilePdf } from "./pdf/compile";

type Listing = { title: string; head: string[]; widths: number[]; rows: string[][]; empty: string };

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
  /** `code`: a hash or number that may break anywhere. */
  facts: { label: string; value: string; code?: boolean }[];
  /** Consortium, files … ; `widths` are relative. */
  tables: Listing[];
  /** Where anybody can check it; drawn as QR as well. */
  check: { title: string; body: string; url: string };
  footer: string;
};

export type Templates = { receipt: ReceiptDocument };
export type TemplateName = keyof Templates;

const FOLDER = path.join(process.cwd(), "lib/platform/pdf/templates");

/** Values that the template needs and the caller should not have to draw. */
const prepared = (data: Templates[TemplateName]) => ({
  ...data,
  check: { ...data.check, qr: renderSVG(data.check.url, { ecc: "M", border: 0 }) },
});

/**
 * Renders a document of `lib/platform/pdf/templates`. Nothing is kept between two calls: the data goes in as one JSON text
 * and everything else is made anew, so two people's documents can never mix. `createdAt` goes into the PDF's own date.
 */
export async function renderPdf<T extends TemplateName>(
  template: T,
  data: Templates[T],
  createdAt: Date,
): Promise<Buffer> {
  const source = await readFile(path.join(FOLDER, `${template}.typ`), "utf8");
  return compilePdf(source, { data: JSON.stringify(prepared(data)) }, createdAt);
}
