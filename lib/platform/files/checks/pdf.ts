import "server-only";
import { endsAsZip, type LocalFile } from "./bytes";
import { broken, sound, type Verdict } from "./problem";

export const PDF = "application/pdf";
/** Readers look for the end mark in the last kilobyte. */
const TAIL = 2_048;
const TRAILING_ALLOWED = 1_024;
const DICTIONARY = 262_144;

/** What stands after the last end mark: line ends and zero bytes are harmless. */
const hasForeignTail = (afterEnd: Buffer): boolean =>
  afterEnd.length > TRAILING_ALLOWED || afterEnd.some((byte) => byte > 0x20);

/** The dictionary that ends the cross-reference at `offset`: of a table its trailer, of a stream its own head. */
async function trailerAt(file: LocalFile, offset: number): Promise<string | null> {
  const text = (await file.read(offset, DICTIONARY)).toString("latin1");
  if (!/^\s*(xref\b|\d+\s+\d+\s+obj\b)/.test(text)) return null;
  const end = text.search(/startxref|\bstream\r?\n/);
  if (end >= 0) return text.slice(0, end);
  // A very long table: its trailer is the last thing before the end mark.
  const tail = (await file.read(file.size - TAIL * 4, TAIL * 4)).toString("latin1");
  return tail.slice(tail.lastIndexOf("trailer"));
}

/** A6: a PDF begins at the first byte, ends with its end mark, and its cross-reference is where it says. */
export async function checkPdf(file: LocalFile): Promise<Verdict> {
  if (await endsAsZip(file)) return broken("POLYGLOT");
  const tail = await file.read(file.size - TAIL, TAIL);
  const end = tail.lastIndexOf("%%EOF", undefined, "latin1");
  const pointer = [
    ...tail
      .toString("latin1")
      .slice(0, Math.max(0, end))
      .matchAll(/startxref\s+(\d+)\s*$/g),
  ].at(-1);
  if (end < 0 || !pointer) return broken("PDF_TRUNCATED");
  if (hasForeignTail(tail.subarray(end + 5))) return broken("POLYGLOT");
  const offset = Number(pointer[1]);
  const trailer = offset < file.size ? await trailerAt(file, offset) : null;
  if (trailer === null) return broken("PDF_TRUNCATED");
  return /\/Encrypt\b/.test(trailer) ? broken("PDF_ENCRYPTED") : sound(PDF);
}
