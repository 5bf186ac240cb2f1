import "server-only";
import { type FileHandle, open } from "node:fs/promises";

/** A finished local file, read piece by piece: no check ever holds a whole large file. */
export type LocalFile = { path: string; size: number; read: (offset: number, length: number) => Promise<Buffer> };

const reader =
  (handle: FileHandle, size: number) =>
  async (offset: number, length: number): Promise<Buffer> => {
    const from = Math.max(0, offset);
    const wanted = Math.max(0, Math.min(length, size - from));
    const target = Buffer.alloc(wanted);
    const { bytesRead } = await handle.read(target, 0, wanted, from);
    return target.subarray(0, bytesRead);
  };

/** Opens a file for the time of the work. */
export async function withFile<T>(path: string, work: (file: LocalFile) => Promise<T>): Promise<T> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    return await work({ path, size, read: reader(handle, size) });
  } finally {
    await handle.close();
  }
}

/** How far from the start a lenient reader looks for a PDF. */
const PDF_HEAD = 1_024;
const END_RECORD = 22;
const MAX_COMMENT = 65_535;

/** Whether the file would also open as a ZIP: its end record is followed by exactly the comment it announces. */
export async function endsAsZip(file: LocalFile): Promise<boolean> {
  const tail = await file.read(file.size - END_RECORD - MAX_COMMENT, END_RECORD + MAX_COMMENT);
  for (let at = tail.lastIndexOf("PK\x05\x06", undefined, "latin1"); at >= 0; ) {
    if (at + END_RECORD <= tail.length && at + END_RECORD + tail.readUInt16LE(at + 20) === tail.length) return true;
    at = at === 0 ? -1 : tail.lastIndexOf("PK\x05\x06", at - 1, "latin1");
  }
  return false;
}

/** Whether a lenient reader would take the file for a PDF. */
export async function beginsAsPdf(file: LocalFile): Promise<boolean> {
  return (await file.read(0, PDF_HEAD)).includes("%PDF-", 0, "latin1");
}
