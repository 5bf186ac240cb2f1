import "server-only";
import { beginsAsPdf, endsAsZip, type LocalFile } from "./bytes";
import { broken, sound, type Verdict } from "./problem";

export const PNG = "image/png";
export const JPEG = "image/jpeg";
/** An image of more than this many pixels is a bomb for whoever opens it. */
const MAX_PIXELS = 120_000_000;
const MAX_PARTS = 200_000;

const foreign = async (file: LocalFile): Promise<boolean> => (await endsAsZip(file)) || (await beginsAsPdf(file));
const sized = (pixels: number, mediaType: string): Verdict =>
  pixels > MAX_PIXELS ? broken("IMAGE_TOO_LARGE") : sound(mediaType);

/** A6: a PNG is a chain of chunks from IHDR to IEND, and nothing after it. */
export async function checkPng(file: LocalFile): Promise<Verdict> {
  if (await foreign(file)) return broken("POLYGLOT");
  let at = 8;
  let pixels = 0;
  for (let part = 0; part < MAX_PARTS && at + 12 <= file.size; part++) {
    const head = await file.read(at, 16);
    const length = head.readUInt32BE(0);
    const type = head.toString("latin1", 4, 8);
    if (part === 0) {
      if (type !== "IHDR" || length !== 13 || head.length < 16) return broken("IMAGE_BROKEN");
      pixels = head.readUInt32BE(8) * head.readUInt32BE(12);
    }
    at += 12 + length;
    if (type === "IEND") {
      if (at < file.size) return broken("POLYGLOT");
      return at === file.size && pixels > 0 ? sized(pixels, PNG) : broken("IMAGE_BROKEN");
    }
  }
  return broken("IMAGE_BROKEN");
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Segments from the start to the picture data; null when they break off. */
async function scanStart(file: LocalFile): Promise<{ at: number; pixels: number } | null> {
  let at = 2;
  let pixels = 0;
  for (let part = 0; part < MAX_PARTS && at + 4 <= file.size; part++) {
    const head = await file.read(at, 9);
    const marker = head[1] ?? 0;
    if (head[0] !== 0xff) return null;
    const length = head.readUInt16BE(2);
    if (length < 2) return null;
    if (isFrame(marker) && head.length === 9) pixels = head.readUInt16BE(5) * head.readUInt16BE(7);
    at += 2 + length;
    if (marker === 0xda) return { at, pixels };
  }
  return null;
}

const PIECE = 1_048_576;
/** The end mark after the picture data, past whatever scans follow; -1 when there is none. */
async function endOfPicture(file: LocalFile, from: number): Promise<number> {
  for (let at = from; at < file.size; at += PIECE - 1) {
    const piece = await file.read(at, PIECE);
    const found = piece.indexOf("\xff\xd9", 0, "latin1");
    if (found >= 0) return at + found + 2;
  }
  return -1;
}

/** A6: a JPEG has its frame, its data and its end. What cameras put behind it (a second picture, their own notes) is let be. */
export async function checkJpeg(file: LocalFile): Promise<Verdict> {
  if (await foreign(file)) return broken("POLYGLOT");
  const start = await scanStart(file);
  if (!start || start.pixels === 0) return broken("IMAGE_BROKEN");
  const end = await endOfPicture(file, start.at);
  if (end < 0) return broken("IMAGE_BROKEN");
  const after = await file.read(end, 65_536);
  const tail = await file.read(file.size - 4, 4);
  const camera =
    after.every((byte) => byte === 0) ||
    after.includes("\xff\xd8\xff", 0, "latin1") ||
    tail.equals(Buffer.from("SEFT"));
  return camera ? sized(start.pixels, JPEG) : broken("POLYGLOT");
}
