import "server-only";

/** Room that the form around the file may take. */
const ENVELOPE_BYTES = 10_000;

/**
 * The part `file` of a small multipart upload; null without one, or when the request says it is larger than `maxBytes`.
 * The whole form is held in memory: for files of a few megabytes only.
 */
export async function formFile(request: Request, maxBytes: number): Promise<File | null> {
  const said = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(said <= maxBytes + ENVELOPE_BYTES)) return null;
  const form = await request.formData().catch(() => null);
  const part = form?.get("file");
  return part instanceof File ? part : null;
}
