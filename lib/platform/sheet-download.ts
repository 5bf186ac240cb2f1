import "server-only";

export type SheetFile = { fileName: string; text: string; sha256: string };

/** A calculation sheet byte for byte as it was hashed (S11). What is everybody's may be kept for a minute. */
export const sheetDownload = ({ fileName, text, sha256 }: SheetFile, { isPublic = false } = {}): Response =>
  new Response(text, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "x-content-sha256": sha256,
      "cache-control": isPublic ? "public, max-age=60" : "no-store",
    },
  });
