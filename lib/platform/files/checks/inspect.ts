import "server-only";
import { type LocalFile, withFile } from "./bytes";
import { checkCompound } from "./hwp";
import { checkHwpx, HWPX, HWPX_WANTED, isHwpx } from "./hwpx";
import { checkJpeg, checkPng, JPEG, PNG } from "./image";
import { checkOffice, DOCX, isOffice, OFFICE_WANTED, PPTX, XLSX } from "./office";
import { checkPdf, PDF } from "./pdf";
import { broken, type Verdict } from "./problem";
import { readPackage } from "./zip";

/** Name endings that go with each kind of document. */
export const ENDINGS: Record<string, readonly string[]> = {
  [PDF]: ["pdf"],
  [HWPX]: ["hwpx"],
  "application/x-hwp": ["hwp"],
  [DOCX]: ["docx"],
  [XLSX]: ["xlsx"],
  [PPTX]: ["pptx"],
  [PNG]: ["png"],
  [JPEG]: ["jpg", "jpeg"],
};

async function checkPackage(file: LocalFile): Promise<Verdict> {
  const read = await readPackage(file, [...HWPX_WANTED, ...OFFICE_WANTED]);
  if (!read.ok) return broken(read.problem);
  if (isHwpx(read.content)) return checkHwpx(read.content);
  if (isOffice(read.content)) return checkOffice(read.content);
  return broken("ZIP_NOT_ALLOWED");
}

const FAMILIES: { magic: Buffer; check: (file: LocalFile) => Promise<Verdict> }[] = [
  { magic: Buffer.from("%PDF-", "latin1"), check: checkPdf },
  { magic: Buffer.from("PK\x03\x04", "latin1"), check: checkPackage },
  { magic: Buffer.from("PK\x05\x06", "latin1"), check: async () => broken("ZIP_NOT_ALLOWED") },
  { magic: Buffer.from("d0cf11e0a1b11ae1", "hex"), check: checkCompound },
  { magic: Buffer.from("89504e470d0a1a0a", "hex"), check: checkPng },
  { magic: Buffer.from("ffd8ff", "hex"), check: checkJpeg },
];

const endingOf = (name: string): string => (name.includes(".") ? (name.split(".").at(-1) ?? "") : "").toLowerCase();

async function judged(file: LocalFile): Promise<Verdict> {
  if (file.size === 0) return broken("EMPTY");
  const head = await file.read(0, 16);
  const family = FAMILIES.find(({ magic }) => head.subarray(0, magic.length).equals(magic));
  return family ? family.check(file) : broken("TYPE_NOT_ALLOWED");
}

/**
 * A6: what a finished local file is, by its content alone, and whether it is whole and safe to hand on. Only at the end
 * its name is looked at: an ending that says something else is refused, because it would mislead whoever opens it.
 */
export async function inspectDocument(path: string, name: string): Promise<Verdict> {
  const verdict = await withFile(path, judged);
  if (!verdict.ok) return verdict;
  return ENDINGS[verdict.mediaType]?.includes(endingOf(name)) ? verdict : broken("EXTENSION_MISMATCH");
}
