import "server-only";
import { Readable } from "node:stream";
import { openFile, type StoredFile } from "../files";

/** A stored picture to show in a page. It can run nothing, whatever it contains, and no shared cache keeps it. */
export async function imageResponse(file: Pick<StoredFile, "sha256" | "mediaType" | "sizeBytes">): Promise<Response> {
  const content = await openFile(file.sha256);
  return new Response(Readable.toWeb(content) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": file.mediaType,
      "content-length": file.sizeBytes.toString(),
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, max-age=300",
    },
  });
}
