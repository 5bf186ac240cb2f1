import { fileTypeFromBuffer } from "file-type";

/** Bytes that decide what a file is. */
export const SNIFF_BYTES = 4_100;

const OOXML: Record<string, string> = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
};
const HWPX = "application/hwp+zip";
const HWP = "application/x-hwp";
export const BINARY = "application/octet-stream";

// An HWPX file is a zip whose first entry is a stored `mimetype`, as in OpenDocument.
const isHwpx = (head: Buffer): boolean => head.includes("mimetypeapplication/hwp+zip");
// HWP 5 is a compound file whose directory or header stream names the signature in one of its first sectors.
const isHwp = (head: Buffer): boolean =>
  head.includes("HWP Document File") || head.includes(Buffer.from("FileHeader", "utf16le"));
/** What spreadsheets in Korea save as CSV: windows-949. */
export const KOREAN_TEXT = "text/plain; charset=euc-kr";
const isText = (head: Buffer, encoding: "utf-8" | "euc-kr"): boolean => {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return [...text].every(
      (character) => character >= " " || character === "\n" || character === "\r" || character === "\t",
    );
  } catch {
    return false;
  }
};

function textType(head: Buffer): string {
  if (head.length === 0) return BINARY;
  if (isText(head, "utf-8")) return "text/plain";
  return isText(head, "euc-kr") ? KOREAN_TEXT : BINARY;
}

/** What a file is by its first bytes, never by its name (A6). Plain text has no signature: whatever is clean UTF-8 or windows-949. */
export async function mediaTypeOf(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  if (!found) return textType(head);
  if (found.mime === "application/zip" && isHwpx(head)) return HWPX;
  if (found.mime === "application/x-cfb") return isHwp(head) ? HWP : "application/x-cfb";
  return found.mime;
}

/** Kinds of attachments a proposal may have (A6): ZIP is off. */
export const DOCUMENT_TYPES: readonly string[] = [
  "application/pdf",
  HWPX,
  HWP,
  ...Object.keys(OOXML),
  "image/png",
  "image/jpeg",
];
