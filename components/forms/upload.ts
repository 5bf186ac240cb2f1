import type { Outcome } from "@/lib/platform/outcome";

export type UploadedFile = { id: string; name: string; sizeBytes: number };

/** Sends one file and reports progress (0–1); XHR, because fetch cannot report what has been sent. */
export function uploadFile(
  href: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<Outcome<UploadedFile>> {
  return new Promise((resolve) => {
    const lost: Outcome<UploadedFile> = { ok: false, code: "INTERNAL" };
    const request = new XMLHttpRequest();
    request.open("POST", href);
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve((request.response as Outcome<UploadedFile> | null) ?? lost);
    request.onerror = () => resolve(lost);
    request.onabort = () => resolve(lost);
    const body = new FormData();
    body.append("file", file);
    request.send(body);
  });
}
