import type { Failure } from "@/lib/platform/outcome";
import { CHUNK_BYTES } from "@/lib/proposals/domain/attachments";

/** What stands between a file and the proposal, for the person who sends it. */
export type Trouble = { kind: "network" } | { kind: "signedOut" } | { kind: "refused"; failure: Failure };
export type Sent = { ok: true } | { ok: false; trouble: Trouble };
type Upload = {
  proposalId: string;
  kind: string;
  file: File;
  replacesId: string | null;
  signal: AbortSignal;
  onStart: (uploadId: string) => void;
  onProgress: (sentBytes: number) => void;
  onBusy: (busy: boolean) => void;
};
type Answer = {
  status: number;
  body: { ok?: boolean; data?: Record<string, unknown>; receivedBytes?: number } & Partial<Failure>;
};

class Stopped extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.kind);
  }
}

const BUSY = 429;
const SIGNED_OUT = 401;
const CONFLICT = 409;
const WAITS = 20;

const later = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(), seconds * 1_000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

async function once(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Stopped({ kind: "network" });
  }
}

/** One request; a busy portal is asked again after the time it names, so that nothing is lost under load. */
async function ask(address: string, init: RequestInit, upload: Upload): Promise<Answer> {
  for (let wait = 0; ; wait++) {
    const response = await once(address, { ...init, signal: upload.signal });
    if (response.status !== BUSY || wait >= WAITS) {
      upload.onBusy(false);
      if (response.status === SIGNED_OUT) throw new Stopped({ kind: "signedOut" });
      return { status: response.status, body: await response.json().catch(() => ({})) };
    }
    upload.onBusy(true);
    await later(Number(response.headers.get("retry-after") ?? 5) + Math.random() * 3, upload.signal);
  }
}

const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

function dataOf({ body }: Answer): Record<string, unknown> {
  if (body.ok && body.data) return body.data;
  throw new Stopped({ kind: "refused", failure: { ...body, ok: false, code: body.code ?? "INTERNAL" } });
}

async function sendPieces(address: string, from: number, upload: Upload): Promise<void> {
  const { file } = upload;
  let sent = from;
  upload.onProgress(sent);
  while (sent < file.size) {
    const piece = file.slice(sent, sent + CHUNK_BYTES);
    const headers = { "upload-offset": String(sent), "content-type": "application/octet-stream" };
    const answer = await ask(address, { method: "PUT", headers, body: piece }, upload);
    // Another window, or an answer that was lost on the way: go on from where the portal is.
    const place = answer.status === CONFLICT && answer.body.receivedBytes !== undefined;
    sent = Number(place ? answer.body.receivedBytes : dataOf(answer).receivedBytes);
    upload.onProgress(sent);
  }
}

/** A6: sends a file in pieces, from where an earlier try stopped, and has it attached. */
export async function sendFile(upload: Upload): Promise<Sent> {
  const base = `/api/proposals/${upload.proposalId}/uploads`;
  const replaces = upload.replacesId ? { replacesId: upload.replacesId } : {};
  const { kind, file } = upload;
  try {
    const start = json("POST", { kind, name: file.name, sizeBytes: file.size, ...replaces });
    const started = dataOf(await ask(base, start, upload));
    const address = `${base}/${started.uploadId}`;
    upload.onStart(String(started.uploadId));
    await sendPieces(address, Number(started.receivedBytes), upload);
    dataOf(await ask(address, json("POST", replaces), upload));
    return { ok: true };
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, trouble: error.trouble };
    throw error;
  }
}
