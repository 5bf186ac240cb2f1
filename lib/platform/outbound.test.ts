import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { type OutboundRules, postJson } from "./outbound";

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

async function serve(handler: RequestListener): Promise<{ url: URL; host: string }> {
  const listening = createServer(handler);
  server = listening;
  await new Promise<void>((ready) => listening.listen(0, "127.0.0.1", ready));
  const host = `127.0.0.1:${(listening.address() as AddressInfo).port}`;
  return { url: new URL(`http://${host}/v1/chat/completions`), host };
}
const never = () => new AbortController().signal;
const rules = (over: Partial<OutboundRules> = {}): OutboundRules => ({
  ...{ allowedHosts: [], maxBytes: 1_000, signal: never(), ...over },
});
const sent = { headers: { authorization: "Bearer k" }, body: { say: "안녕" } };

it("sends JSON to an allowed host and gives back what it said", async () => {
  const heard: { headers?: object; body?: string } = {};
  const { url, host } = await serve(async (request, response) => {
    heard.headers = request.headers;
    heard.body = Buffer.concat(await request.toArray()).toString();
    response.end('{"ok":true}');
  });
  const reply = await postJson(url, sent, rules({ allowedHosts: [host] }));
  expect(reply).toEqual({ ok: true, status: 200, retryAfter: null, body: '{"ok":true}' });
  expect(heard.headers).toMatchObject({ authorization: "Bearer k", "content-type": "application/json" });
  expect(heard.body).toBe('{"say":"안녕"}');
});

it("does not speak without TLS, to addresses inside, or to names that lead there, whatever the name was a moment ago", async () => {
  let asked = 0;
  const { url } = await serve((_request, response) => {
    asked++;
    response.end("{}");
  });
  const blocked = { ok: false, reason: "BLOCKED_ADDRESS" };
  expect(await postJson(url, sent, rules())).toEqual(blocked);
  for (const address of ["https://127.0.0.1/", "https://[::1]/", "https://0x7f.1/", "https://169.254.169.254/"])
    expect(await postJson(new URL(address), sent, rules())).toEqual(blocked);
  const inside = { address: "10.0.0.1", family: 4 };
  const outside = { address: "93.184.215.14", family: 4 };
  for (const found of [[inside], [outside, inside], []])
    expect(
      await postJson(new URL("https://models.example/"), sent, rules({ resolve: () => Promise.resolve(found) })),
    ).toEqual(blocked);
  expect(asked).toBe(0);
});

it("follows no redirect, reads no endless answer, and gives up when it is told to", async () => {
  const stop = new AbortController();
  const drip = new AbortController();
  const { url, host } = await serve((request, response) => {
    if (request.url?.endsWith("/moved")) response.writeHead(307, { location: "http://169.254.169.254/" }).end("x");
    else if (request.url?.endsWith("/huge")) response.end("x".repeat(1_001));
    else if (request.url?.endsWith("/full")) response.end("x".repeat(1_000));
    else if (request.url?.endsWith("/cut")) request.socket.destroy();
    else if (request.url?.endsWith("/drip")) {
      // A server that streams for ever, a little at a time: the time of the whole request is over, not of a pause in it.
      response.write("{");
      const dripping = setInterval(() => response.write(" "), 5);
      response.on("close", () => clearInterval(dripping));
      setTimeout(() => drip.abort(), 40);
    } else stop.abort();
  });
  const ask = (path: string, signal = never()) =>
    postJson(new URL(path, url), sent, rules({ allowedHosts: [host], signal }));
  expect(await ask("/moved")).toEqual({ ok: true, status: 307, retryAfter: null, body: "" });
  expect(await ask("/full")).toMatchObject({ ok: true, status: 200 });
  expect(await ask("/huge")).toEqual({ ok: false, reason: "TOO_LARGE" });
  expect(await ask("/cut")).toEqual({ ok: false, reason: "UNREACHABLE" });
  expect(await ask("/drip", drip.signal)).toEqual({ ok: false, reason: "TIMEOUT" });
  expect(await ask("/hang", stop.signal)).toEqual({ ok: false, reason: "TIMEOUT" });
});

it("says that nobody knows the host", async () => {
  const resolve = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
  const reply = await postJson(new URL("https://nowhere.example/"), sent, rules({ resolve }));
  expect(reply).toEqual({ ok: false, reason: "UNKNOWN_HOST" });
});
