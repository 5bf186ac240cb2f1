import "server-only";
import { broken, sound, type Verdict } from "./problem";
import type { Package } from "./zip";

const OOXML = "application/vnd.openxmlformats-officedocument";
export const DOCX = `${OOXML}.wordprocessingml.document`;
export const XLSX = `${OOXML}.spreadsheetml.sheet`;
export const PPTX = `${OOXML}.presentationml.presentation`;

const TYPES = "[Content_Types].xml";
export const OFFICE_WANTED = [TYPES];
const KINDS = [
  { mediaType: DOCX, part: "word/document.xml" },
  { mediaType: XLSX, part: "xl/workbook.xml" },
  { mediaType: PPTX, part: "ppt/presentation.xml" },
];

/** Whether a package calls itself an Office Open XML document. */
export const isOffice = (content: Package): boolean => content.names.has(TYPES);

/** A6: the content types name the main part, the part is there, and nothing in it can run. */
export function checkOffice(content: Package): Verdict {
  const types = content.text(TYPES);
  const names = [...content.names];
  if (/macroEnabled|vbaProject/i.test(types) || names.some((name) => /vbaProject\.bin$|^xl\/macrosheets\//i.test(name)))
    return broken("OFFICE_MACROS");
  const kind = KINDS.find(({ mediaType, part }) => types.includes(`${mediaType}.main+xml`) && content.names.has(part));
  return kind && content.names.has("_rels/.rels") ? sound(kind.mediaType) : broken("OFFICE_PARTS");
}
