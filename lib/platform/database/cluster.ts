import { execFile } from "node:child_process";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { type ClusterCredentials, clusterCredentials, databaseUrl, rememberPort } from "./credentials.ts";
import type { PostgresBinaries, ServerAccount } from "./postgres-binaries.ts";

const run = promisify(execFile);

export interface Cluster {
  home: string;
  account: ServerAccount;
  durability: "durable" | "throwaway";
  binaries: PostgresBinaries;
  credentials: ClusterCredentials;
}

const dataFolder = (cluster: Cluster) => path.join(cluster.home, "cluster");

/** Whether a server answers on the remembered port and is this cluster's own. */
export async function isServing(cluster: Cluster): Promise<boolean> {
  Object.assign(cluster.credentials, clusterCredentials(cluster.home));
  if (cluster.credentials.port === 0) return false;
  const url = databaseUrl(cluster.credentials, "postgres", "postgres");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("SHOW data_directory");
    return rows[0]?.data_directory === dataFolder(cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Initialises the cluster when there is none, clears what an unclean stop left, and starts it on a free port. */
export async function startCluster(cluster: Cluster): Promise<void> {
  if (!existsSync(path.join(dataFolder(cluster), "PG_VERSION"))) await initialise(cluster);
  const deadline = Date.now() + 30_000;
  for (;;) {
    removeStaleProcessFile(cluster);
    rememberPort(cluster.home, cluster.credentials, await freePort(cluster.credentials.port));
    try {
      await pgCtl(cluster, [
        "start",
        "-w",
        "-t",
        "60",
        "-l",
        path.join(cluster.home, "server.log"),
        "-o",
        flags(cluster),
      ]);
      return;
    } catch (error) {
      // Children of a killed server hold its memory for a moment; a port can be taken between look and use.
      if (await isServing(cluster)) return;
      if (Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${lastLog(cluster)}`, { cause: error });
      await pause(250);
    }
  }
}

/** Stops the server and waits until its files are closed; open connections are ended. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  if (clusterProcess(cluster) === null) return;
  await pgCtl(cluster, ["stop", "-m", "fast", "-w", "-t", "60"]);
}

/** Process id in the cluster's process file, when that process lives and is a PostgreSQL server. */
export function clusterProcess(cluster: Cluster): number | null {
  const file = path.join(dataFolder(cluster), "postmaster.pid");
  if (!existsSync(file)) return null;
  const processId = Number.parseInt(readFileSync(file, "utf8"), 10);
  return processId > 0 && isPostgres(processId) ? processId : null;
}

async function initialise(cluster: Cluster): Promise<void> {
  // Made aside and renamed: a half-made cluster must never be taken for a whole one.
  const folder = path.join(cluster.home, "cluster.new");
  const passwordFile = path.join(cluster.home, "password.tmp");
  rmSync(folder, { recursive: true, force: true });
  rmSync(dataFolder(cluster), { recursive: true, force: true });
  writeFileSync(passwordFile, cluster.credentials.passwords.postgres, { mode: 0o600 });
  if ("uid" in cluster.account) chownSync(passwordFile, cluster.account.uid as number, cluster.account.gid as number);
  // The built-in C.UTF-8 sorts alike on every system; Korean names ask for the ICU collation "ko-x-icu".
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const speed = cluster.durability === "throwaway" ? ["--no-sync"] : [];
  try {
    await runAs(cluster, cluster.binaries.initdb, [`--pgdata=${folder}`, ...access, ...locale, ...speed]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(folder, dataFolder(cluster));
}

/** After kill -9 or a restart of the machine the number in the file may belong to anybody, or nobody. */
function removeStaleProcessFile(cluster: Cluster): void {
  if (clusterProcess(cluster) === null) rmSync(path.join(dataFolder(cluster), "postmaster.pid"), { force: true });
}

function isPostgres(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const commandFile = `/proc/${processId}/cmdline`;
  // A process that has ended but was not yet collected has an empty command line.
  return (
    !existsSync("/proc/self/cmdline") ||
    (existsSync(commandFile) && readFileSync(commandFile, "utf8").includes("postgres"))
  );
}

function flags(cluster: Cluster): string {
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC"];
  if (cluster.durability === "throwaway") {
    settings.push(
      "fsync=off",
      "synchronous_commit=off",
      "full_page_writes=off",
      "max_connections=200",
      "max_wal_size=4GB",
    );
  }
  return [`-p ${cluster.credentials.port}`, ...settings.map((setting) => `-c ${setting}`)].join(" ");
}

function pgCtl(cluster: Cluster, args: string[]) {
  return runAs(cluster, cluster.binaries.pgCtl, ["-D", dataFolder(cluster), ...args]);
}

function runAs(cluster: Cluster, program: string, args: string[]) {
  return run(program, args, { ...cluster.account, cwd: cluster.home });
}

function freePort(preferred: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => (preferred === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(preferred, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : preferred));
    });
  });
}

function lastLog(cluster: Cluster): string {
  const file = path.join(cluster.home, "server.log");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(-20).join("\n") : "(no log)";
}
