import http from "node:http";

export type Answer = { status: number; body: string; retryAfterMs: number; ms: number };

const agent = new http.Agent({ keepAlive: true, maxSockets: 4_000 });

/** One request over a kept connection; a refused or broken connection is status 0, never an exception. */
export function send(
  method: string,
  url: string,
  options: {
    cookie?: string;
    json?: unknown;
    bytes?: Buffer;
    headers?: Record<string, string>;
    timeoutMs?: number;
  } = {},
): Promise<Answer> {
  const began = performance.now();
  const payload = options.json === undefined ? options.bytes : Buffer.from(JSON.stringify(options.json));
  const type = options.json === undefined ? "application/octet-stream" : "application/json";
  const { origin } = new URL(url);
  return new Promise((resolve) => {
    const end = (status: number, body = "", retryAfterMs = 0) =>
      resolve({ status, body, retryAfterMs, ms: performance.now() - began });
    const request = http.request(
      url,
      {
        method,
        agent,
        timeout: options.timeoutMs ?? 30_000,
        headers: {
          origin,
          ...(options.cookie ? { cookie: options.cookie } : {}),
          ...(payload ? { "content-type": type, "content-length": payload.length } : {}),
          ...options.headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", () => end(0));
        response.once("end", () =>
          end(
            response.statusCode ?? 0,
            Buffer.concat(chunks).toString("utf8"),
            Number(response.headers["retry-after"] ?? 0) * 1_000,
          ),
        );
      },
    );
    request.once("timeout", () => request.destroy());
    request.once("error", () => end(0));
    request.end(payload);
  });
}

/** The value below which `share` of the given times lie, in ms. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
