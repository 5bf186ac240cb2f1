import { chownSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { type Cluster, clusterProcess, isServing, startCluster, stopCluster } from "./cluster.ts";
import { clusterCredentials, databaseUrl } from "./credentials.ts";
import { withFileLock } from "./file-lock.ts";
import { addLease, liveLeases, removeLease } from "./leases.ts";
import { postgresBinaries, serverAccount, serverHome } from "./postgres-binaries.ts";
import { prepareDatabase, prepareRoles } from "./roles.ts";

export interface EmbeddedOptions {
  /** Folder of the cluster, its passwords and its log. */
  directory: string;
  /** The database made for the application. */
  database: string;
  /** `throwaway` gives up durability for speed and allows 200 connections: tests only. */
  durability: "durable" | "throwaway";
}

export interface EmbeddedDatabase {
  port: number;
  /** Superuser, database `postgres`. */
  adminUrl: string;
  /** `portal_owner`: owns the database, runs migrations. */
  ownerUrl: string;
  /** `portal_app`: reads and writes rows, no DDL. */
  appUrl: string;
  urlFor(role: "postgres" | "portal_owner" | "portal_app", database: string): string;
  /** Gives the cluster up; the last of all processes that use it stops it. */
  stop(): Promise<void>;
}

/**
 * Starts the project's own PostgreSQL 18, or joins it when another process of ours already runs it in `directory`.
 * Survives unclean stops: a stale process file is recognised and removed, and the write-ahead log is replayed.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const cluster = await locateCluster(path.resolve(options.directory), options.durability);
  const lockFile = path.join(cluster.home, "lock.sqlite");
  const lease = await withFileLock(lockFile, async () => {
    if (!(await isServing(cluster))) {
      await startCluster(cluster);
      await prepareRoles(urls(cluster).adminUrl, cluster.credentials);
    }
    await prepareDatabase(urls(cluster).adminUrl, options.database);
    return addLease(cluster.home);
  });
  const stop = () =>
    withFileLock(lockFile, async () => {
      removeLease(lease);
      if (liveLeases(cluster.home).length === 0) await stopCluster(cluster);
    });
  return { ...urls(cluster, options.database), stop };
}

/** The process id of the server in `directory`, or null when none runs. */
export async function embeddedProcessId(directory: string): Promise<number | null> {
  return clusterProcess(await locateCluster(path.resolve(directory), "durable"));
}

/** Removes a stopped cluster with everything in it: for measurements, whose databases nobody wants afterwards. */
export async function removeEmbedded(directory: string): Promise<void> {
  const { home } = await locateCluster(path.resolve(directory), "durable");
  rmSync(home, { recursive: true, force: true });
}

async function locateCluster(directory: string, durability: EmbeddedOptions["durability"]): Promise<Cluster> {
  const account = await serverAccount();
  const home = serverHome(directory, account);
  mkdirSync(home, { recursive: true });
  if ("uid" in account) chownSync(home, account.uid as number, account.gid as number);
  return { home, account, durability, binaries: postgresBinaries(account), credentials: clusterCredentials(home) };
}

function urls(cluster: Cluster, database = "postgres") {
  const urlFor = (role: "postgres" | "portal_owner" | "portal_app", name: string) =>
    databaseUrl(cluster.credentials, role, name);
  return {
    port: cluster.credentials.port,
    adminUrl: urlFor("postgres", "postgres"),
    ownerUrl: urlFor("portal_owner", database),
    appUrl: urlFor("portal_app", database),
    urlFor,
  };
}
