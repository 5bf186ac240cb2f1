import "server-only";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { beginsAsPdf, endsAsZip, type LocalFile } from "./bytes";
import type { FileProblemCode } from "./problem";

/** A package that unpacks to no more than this many files and bytes; figures of common documents are far below. */
const MAX_ENTRIES = 10_000;
const MAX_RATIO = 120;
const FREE_BYTES = 20_000_000;
const MAX_BYTES = 2_000_000_000;
/** Parts whose words decide what a package is are kept while they pass; all others are only counted. */
const MAX_KEPT = 2_000_000;
const LOCAL_HEADER = 30;

export type Package = {
  names: Set<string>;
  /** First entry and whether it lies there unpacked. */
  first: { name: string; stored: boolean };
  text: (name: string) => string;
};
type Read = { ok: true; content: Package } | { ok: false; problem: FileProblemCode };

class PackageProblem extends Error {
  constructor(readonly code: FileProblemCode) {
    super(code);
  }
}
const stop = (code: FileProblemCode): never => {
  throw new PackageProblem(code);
};

const problemOf = (error: unknown): FileProblemCode => {
  if (error instanceof PackageProblem) return error.code;
  const words = error instanceof Error ? error.message : "";
  if (/relative path|absolute path|invalid characters in fileName/.test(words)) return "ZIP_NAMES";
  return /too many bytes/.test(words) ? "ZIP_BOMB" : "ZIP_BROKEN";
};

const isUnsafeName = (name: string): boolean =>
  name.includes("\\") ||
  name.includes("\0") ||
  name.startsWith("/") ||
  /^[a-z]:/i.test(name) ||
  name.split("/").includes("..");

/** What the directory says, before a byte is unpacked: names, number, sizes, and that no two entries share bytes. */
function judgeDirectory(entries: readonly Entry[], fileSize: number): void {
  if (entries.length > MAX_ENTRIES) stop("ZIP_BOMB");
  if (entries.some((entry) => isUnsafeName(entry.fileName))) stop("ZIP_NAMES");
  if (new Set(entries.map((entry) => entry.fileName)).size < entries.length) stop("ZIP_NAMES");
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (total > MAX_BYTES || total > FREE_BYTES + MAX_RATIO * fileSize) stop("ZIP_BOMB");
  const placed = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  if ((placed[0]?.relativeOffsetOfLocalHeader ?? 1) !== 0) stop("POLYGLOT"); // something stands before the package
  placed.forEach((entry, index) => {
    const next = placed[index + 1];
    const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.compressedSize;
    if (next && end > next.relativeOffsetOfLocalHeader) stop("ZIP_BOMB");
  });
}

const isXml = (name: string): boolean => /\.(xml|rels|hpf|vml)$/i.test(name);
const DOCTYPES = [Buffer.from("<!DOCTYPE"), Buffer.from("<!DOCTYPE", "utf16le"), Buffer.from("<!ENTITY")];

/** Unpacks one entry as a stream, never beyond what it announced; XML that defines entities is refused. */
async function passThrough(zip: ZipFile, entry: Entry, keep: boolean): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry, {});
  const kept: Buffer[] = [];
  let keptBytes = 0;
  let previous: Buffer = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (isXml(entry.fileName)) {
      const seen = Buffer.concat([previous, chunk]);
      if (DOCTYPES.some((mark) => seen.includes(mark))) stop("XML_DOCTYPE");
      previous = seen.subarray(Math.max(0, seen.length - 32));
    }
    if (!keep) continue;
    keptBytes += chunk.length;
    if (keptBytes > MAX_KEPT) stop("ZIP_BOMB");
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}

const readEntries = async (zip: ZipFile): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    if (entries.length > MAX_ENTRIES) stop("ZIP_BOMB");
  }
  return entries;
};

async function readContent(zip: ZipFile, size: number, wanted: ReadonlySet<string>): Promise<Package> {
  const entries = await readEntries(zip);
  judgeDirectory(entries, size);
  const encrypted = entries.some((entry) => (entry.generalPurposeBitFlag & 1) === 1);
  const texts = new Map<string, string>();
  for (const entry of entries) {
    if (encrypted || entry.fileName.endsWith("/")) continue;
    const text = await passThrough(zip, entry, wanted.has(entry.fileName));
    if (wanted.has(entry.fileName)) texts.set(entry.fileName, text.toString("utf8"));
  }
  if (encrypted) stop("HWPX_ENCRYPTED");
  const first = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)[0];
  return {
    names: new Set(entries.map((entry) => entry.fileName)),
    first: { name: first?.fileName ?? "", stored: first?.compressionMethod === 0 },
    text: (name) => texts.get(name) ?? "",
  };
}

/** Reads a package (A6): directory first, then every entry as a counted stream; `wanted` parts come back as text. */
export async function readPackage(file: LocalFile, wanted: readonly string[]): Promise<Read> {
  try {
    if (!(await endsAsZip(file))) return { ok: false, problem: "ZIP_BROKEN" };
    if (await beginsAsPdf(file)) return { ok: false, problem: "POLYGLOT" };
    const zip = await openPromise(file.path, { autoClose: false, strictFileNames: true, lazyEntries: true });
    try {
      return { ok: true, content: await readContent(zip, file.size, new Set(wanted)) };
    } finally {
      zip.close();
    }
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}
