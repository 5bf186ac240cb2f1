type Answer = { ok?: boolean; data?: StoredImage; fieldErrors?: Record<string, string[]> };
type StoredImage = { fileId: string; sha256: string };

/** What became of a picture: its file, or the key of what is wrong with it. */
export type UploadedImage = StoredImage | { error: string };

/** Sends a picture to the proposal; the server judges it by its content. */
export async function uploadImage(imageBase: string, file: File): Promise<UploadedImage> {
  const form = new FormData();
  form.set("file", file);
  try {
    const response = await fetch(imageBase, { method: "POST", body: form });
    const answer = (await response.json()) as Answer;
    if (answer.ok && answer.data) return { fileId: answer.data.fileId, sha256: answer.data.sha256 };
    return { error: answer.fieldErrors?.file?.[0] ?? "proposals.imageRefused" };
  } catch {
    return { error: "proposals.imageOffline" };
  }
}
