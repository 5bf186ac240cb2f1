import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type Environment, programFile, startNode, typescriptArguments } from "./process.ts";

const READY_MS = 60_000;
const DRAIN_MS = 35_000;

export interface RunningApplication {
  /** Settles when a part ends that nobody asked to end; names it. */
  died: Promise<string>;
  /** Asks both parts to finish what they are doing, waits, and ends them by force after 35 seconds. */
  stop(): Promise<void>;
}

/** Starts the built application and the worker. Resolves when the first page can be fetched. */
export async function startApplication(env: Environment, port: number): Promise<RunningApplication> {
  const parts = {
    application: startNode([programFile("next", "dist/bin/next"), "start", "-p", String(port)], env),
    worker: startNode(typescriptArguments("scripts/worker.ts"), env),
  };
  const children = Object.values(parts);
  const died = Promise.race(
    Object.entries(parts).map(
      ([name, child]) =>
        new Promise<string>((resolve) => child.once("exit", (code) => resolve(`${name} (exit code ${code})`))),
    ),
  );
  const stop = async () => {
    await Promise.all(children.map(endChild));
  };
  try {
    await untilAnswering(`http://127.0.0.1:${port}/healthz`, died);
  } catch (error) {
    await stop();
    throw error;
  }
  return { died, stop };
}

/** `preferred` when nobody listens there, otherwise any free port. */
export function findPort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => (preferred === 0 ? reject(error) : resolve(findPort())));
    probe.listen(preferred, () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : preferred));
    });
  });
}

async function untilAnswering(url: string, died: Promise<string>): Promise<void> {
  const deadline = Date.now() + READY_MS;
  let dead: string | undefined;
  died.then((name) => {
    dead = name;
  });
  while (Date.now() < deadline) {
    if (dead) throw new Error(`It ended while starting: ${dead}`);
    // Any answer will do: readiness is about listening, and a missing page is an answer.
    if (await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null)) return;
    await pause(100);
  }
  throw new Error(`No answer from ${url} within ${READY_MS / 1000} s.`);
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), DRAIN_MS);
  await ended;
  clearTimeout(force);
}
