import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Asked = { model: string; messages: { role: string; content: string }[]; temperature: number; max_tokens: number };
export type Heard = Asked & { key: string | undefined };
/** Answers one request; `times` counts how often this prompt was asked, from 1. */
export type Behaviour = (asked: Heard, times: number, response: ServerResponse) => void;

export const completion = (asked: Pick<Asked, "model">, content: string | null, over: object = {}): string =>
  JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion",
    model: asked.model,
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: { prompt_tokens: 10, completion_tokens: 20, total_tokens: 30 },
    ...over,
  });

/** A local server that speaks `/v1/chat/completions`, as the tests tell it to. */
export async function chatServer(first: Behaviour) {
  const heard: Heard[] = [];
  const times = new Map<string, number>();
  let behaviour = first;
  const server = createServer(async (request, response) => {
    const asked = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Asked;
    const prompt = asked.messages.at(-1)?.content ?? "";
    const count = (times.get(prompt) ?? 0) + 1;
    times.set(prompt, count);
    const told = { ...asked, key: request.headers.authorization };
    heard.push(told);
    if (request.method === "POST" && request.url === "/v1/chat/completions") behaviour(told, count, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    baseUrl: `http://${host}/v1`,
    heard,
    behave(next: Behaviour) {
      behaviour = next;
      heard.length = 0;
      times.clear();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
export type ChatServer = Awaited<ReturnType<typeof chatServer>>;
