/** Why a file is not taken (A6). Each has its own words: `attachments.problems.<code>`. */
export const FILE_PROBLEMS = [
  "EMPTY",
  "TYPE_NOT_ALLOWED",
  "EXTENSION_MISMATCH",
  "POLYGLOT",
  "PDF_TRUNCATED",
  "PDF_ENCRYPTED",
  "ZIP_NOT_ALLOWED",
  "ZIP_BROKEN",
  "ZIP_BOMB",
  "ZIP_NAMES",
  "HWPX_PARTS",
  "HWPX_ENCRYPTED",
  "HWP_BROKEN",
  "HWP_ENCRYPTED",
  "OFFICE_PARTS",
  "OFFICE_MACROS",
  "OFFICE_ENCRYPTED",
  "OFFICE_OLD",
  "XML_DOCTYPE",
  "IMAGE_BROKEN",
  "IMAGE_TOO_LARGE",
] as const;
export type FileProblemCode = (typeof FILE_PROBLEMS)[number];

export type Verdict = { ok: true; mediaType: string } | { ok: false; problem: FileProblemCode };

export const sound = (mediaType: string): Verdict => ({ ok: true, mediaType });
export const broken = (problem: FileProblemCode): Verdict => ({ ok: false, problem });
