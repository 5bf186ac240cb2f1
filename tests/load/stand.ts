import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { embeddedProcessId, removeEmbedded, startEmbedded } from "../../lib/platform/database/embedded.ts";
import { applyMigrations } from "../../lib/platform/database/migrate.ts";
import { findPort } from "../../scripts/steps/application.ts";
import { buildApplication } from "../../scripts/steps/build.ts";
import { applicationEnvironment } from "../../scripts/steps/environment.ts";
import { generateClient } from "../../scripts/steps/generate.ts";
import { type Environment, programFile, startNode, typescriptArguments } from "../../scripts/steps/process.ts";
import { seed } from "../../scripts/steps/seed.ts";
import { send } from "./http.ts";
import { startRoundRobin } from "./round-robin.ts";

export type Stand = {
  /** Where requests go: the application, or the proxy before several of them. */
  origin: string;
  env: Environment & { DATABASE_URL: string; DATABASE_MIGRATION_URL: string };
  /** `kill -9` of application number `index` or of the database, and its start again. */
  killApplication(index: number): Promise<void>;
  startApplication(index: number): Promise<void>;
  killDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  /** Whether the worker that was started still runs. */
  workerIsAlive(): boolean;
  stop(): Promise<void>;
};

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once("exit", () => resolve()));

async function untilReady(origin: string): Promise<void> {
  // Answers at once or after its own time-out; the pause between two looks is what the process needs to get on.
  for (let look = 0; look < 600; look++) {
    if ((await send("GET", `${origin}/readyz`, { timeoutMs: 2_000 })).status === 200) return;
    await pause(100);
  }
  throw new Error(`${origin} did not become ready`);
}

/**
 * The built application in `processes` processes over a durable database of its own (fsync on, as in production), filled with
 * `scenario`, for measurements that kill parts of it. Everything lies in a temporary folder and goes with it.
 */
export async function startStand(options: {
  scenario: string;
  seedArguments: string[];
  processes: number;
  withWorker: boolean;
  /** `rehearsal` where the clock is moved. */
  mode?: "demo" | "rehearsal";
  /** `silent` where things are made to fail. */
  logLevel?: "error" | "silent";
}): Promise<Stand> {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-stand-"));
  const directory = path.join(folder, "postgres");
  const open = () => startEmbedded({ directory, database: "portal", durability: "durable" });
  const database = await open();
  // Each start joins the cluster anew; only when all have left is it stopped.
  const joined = [database];
  const ports: number[] = [];
  for (let index = 0; index < options.processes; index++) ports.push(await findPort());
  const proxy = ports.length > 1 ? await startRoundRobin(ports) : null;
  const port = proxy?.port ?? ports[0] ?? 0;
  const origin = `http://localhost:${port}`;
  await generateClient();
  await applyMigrations(database.ownerUrl);
  const env = {
    ...applicationEnvironment({ mode: options.mode ?? "demo", port, databaseUrl: database.appUrl }),
    APP_ORIGIN: origin,
    NEXTAUTH_URL: origin,
    DATA_DIR: path.join(folder, "data"),
    LOG_LEVEL: options.logLevel ?? "error",
  };
  await buildApplication(env);
  await seed(options.scenario, options.seedArguments, env);

  const children = new Map<number, ChildProcess>();
  const startApplication = async (index: number) => {
    const own = ports[index] ?? 0;
    children.set(
      index,
      startNode([programFile("next", "dist/bin/next"), "start", "-p", String(own)], { ...env, PORT: String(own) }),
    );
    await untilReady(`http://localhost:${own}`);
  };
  for (const index of ports.keys()) await startApplication(index);
  const worker = options.withWorker ? startNode(typescriptArguments("scripts/worker.ts"), env) : null;

  const kill = async (child: ChildProcess | undefined) => {
    child?.kill("SIGKILL");
    if (child) await ended(child);
  };
  return {
    origin,
    env: { ...env, DATABASE_URL: database.appUrl, DATABASE_MIGRATION_URL: database.ownerUrl },
    killApplication: (index) => kill(children.get(index)),
    startApplication,
    killDatabase: async () => {
      const processId = await embeddedProcessId(directory);
      if (processId) process.kill(processId, "SIGKILL");
    },
    startDatabase: async () => {
      joined.push(await open());
    },
    workerIsAlive: () => worker !== null && worker.exitCode === null && worker.signalCode === null,
    stop: async () => {
      for (const child of [...children.values(), ...(worker ? [worker] : [])]) await kill(child);
      await proxy?.stop();
      for (const one of joined) await one.stop();
      await removeEmbedded(directory);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
