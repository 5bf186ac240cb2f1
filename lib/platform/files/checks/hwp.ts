import "server-only";
import { type CFB$Container, find, read } from "cfb";
import { beginsAsPdf, endsAsZip, type LocalFile } from "./bytes";
import { broken, sound, type Verdict } from "./problem";

export const HWP = "application/x-hwp";
const SIGNATURE = "HWP Document File";
const HEADER_BYTES = 40;
const PASSWORD = 1 << 1;
const RIGHTS_MANAGED = 1 << 4;
const STREAM = 2;

const opened = (bytes: Buffer): CFB$Container | null => {
  try {
    return read(bytes, { type: "buffer" });
  } catch {
    return null;
  }
};

const streamOf = (container: CFB$Container, path: string): Buffer | null => {
  const entry = find(container, path);
  return entry ? Buffer.from(entry.content) : null;
};

/** A stream that is shorter than its directory says was cut off. */
const isWhole = (container: CFB$Container): boolean =>
  container.FileIndex.every(
    (entry) => entry.type !== STREAM || entry.size === 0 || entry.content?.length === entry.size,
  );

function checkHeader(header: Buffer, container: CFB$Container): Verdict {
  if (header.length < HEADER_BYTES || !header.toString("latin1").startsWith(SIGNATURE)) return broken("HWP_BROKEN");
  const flags = header.readUInt32LE(36);
  if (flags & (PASSWORD | RIGHTS_MANAGED)) return broken("HWP_ENCRYPTED");
  const body = find(container, "/BodyText/Section0") ?? find(container, "/ViewText/Section0");
  return isWhole(container) && find(container, "/DocInfo") && body ? sound(HWP) : broken("HWP_BROKEN");
}

/** A6: a compound file is an HWP document with its header, no password and all its streams; old Office files are named as such. */
export async function checkCompound(file: LocalFile): Promise<Verdict> {
  if ((await endsAsZip(file)) || (await beginsAsPdf(file))) return broken("POLYGLOT");
  const container = opened(await file.read(0, file.size));
  if (!container) return broken("HWP_BROKEN");
  const header = streamOf(container, "/FileHeader");
  if (header) return checkHeader(header, container);
  if (find(container, "/EncryptedPackage")) return broken("OFFICE_ENCRYPTED");
  const office = ["/WordDocument", "/Workbook", "/Book", "/PowerPoint Document"].some((name) => find(container, name));
  return broken(office ? "OFFICE_OLD" : "TYPE_NOT_ALLOWED");
}
