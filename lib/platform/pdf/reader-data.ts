import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../errors";

const FOLDERS: Record<string, string> = {
  cmaps: path.join(process.cwd(), "node_modules/pdfjs-dist/cmaps"),
  standard_fonts: path.join(process.cwd(), "node_modules/pdfjs-dist/standard_fonts"),
};
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,60}\.(bcmap|pfb|ttf)$/;

/** A file that comes with the PDF reader; NOT_FOUND for any other name. */
export async function pdfData(folder: string, file: string): Promise<Response> {
  const root = FOLDERS[folder];
  if (!root || !NAME.test(file)) throw new AppError("NOT_FOUND", `pdf data ${folder}`);
  const content = await readFile(path.join(root, file)).catch(() => null);
  if (!content) throw new AppError("NOT_FOUND", `pdf data ${folder}/${file}`);
  return new Response(new Uint8Array(content), {
    headers: {
      "content-type": "application/octet-stream",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=86400",
    },
  });
}
