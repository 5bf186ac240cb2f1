import "server-only";
import { broken, sound, type Verdict } from "./problem";
import type { Package } from "./zip";

export const HWPX = "application/hwp+zip";
const PARTS = [
  "version.xml",
  "META-INF/container.xml",
  "Contents/content.hpf",
  "Contents/header.xml",
  "Contents/section0.xml",
];
/** Parts whose words are read. */
export const HWPX_WANTED = ["mimetype", "META-INF/manifest.xml"];

/** Whether a package calls itself an HWPX document. */
export const isHwpx = (content: Package): boolean => content.text("mimetype").trim() === HWPX;

/** A6: an HWPX document names its type first and unpacked, has every part that a reader needs, and no password. */
export function checkHwpx(content: Package): Verdict {
  if (/encryption-data/i.test(content.text("META-INF/manifest.xml"))) return broken("HWPX_ENCRYPTED");
  const complete = PARTS.every((part) => content.names.has(part));
  return complete && content.first.name === "mimetype" && content.first.stored ? sound(HWPX) : broken("HWPX_PARTS");
}
