import "server-only";
import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import { env } from "../env";

export type ScanVerdict = { state: "CLEAN" } | { state: "INFECTED"; signature: string };

/** Whether files wait for a virus scan before they are handed out. */
export const isScannerSet = (): boolean => env.CLAMD_ADDRESS !== undefined;

const TIMEOUT_MS = 120_000;
const PIECE = 65_536;

const open = (address: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const split = address.lastIndexOf(":");
    const socket = connect({ host: address.slice(0, split), port: Number(address.slice(split + 1)) });
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error("the virus scanner does not answer")));
    socket.once("connect", () => resolve(socket));
    socket.once("error", reject);
  });

const put = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));

async function send(socket: Socket, content: Readable): Promise<void> {
  await put(socket, Buffer.from("zINSTREAM\0"));
  for await (const chunk of content as AsyncIterable<Buffer>)
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      await put(socket, Buffer.concat([length, piece]));
    }
  await put(socket, Buffer.alloc(4));
}

const answerOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    socket.on("data", (data: Buffer) => {
      text += data.toString("utf8");
    });
    socket.once("end", () => resolve(text));
    socket.once("error", reject);
  });

function verdictOf(answer: string): ScanVerdict {
  const text = answer.replaceAll("\0", "").trim();
  if (/\bOK$/.test(text)) return { state: "CLEAN" };
  const found = /^stream: (.+) FOUND$/.exec(text);
  if (found?.[1]) return { state: "INFECTED", signature: found[1] };
  throw new Error(`the virus scanner answered: ${text.slice(0, 200)}`);
}

/** Sends content to a clamd (INSTREAM) and reads its verdict; throws when it cannot say, so that the job tries again. */
export async function scanContent(address: string, content: Readable): Promise<ScanVerdict> {
  const socket = await open(address);
  try {
    const answer = answerOf(socket);
    answer.catch(() => undefined); // awaited below, unless sending fails first
    await send(socket, content);
    return verdictOf(await answer);
  } finally {
    content.destroy();
    socket.destroy();
  }
}
