// Runs before anything is installed and on any Node from 20.19 on: only what Node itself brings.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "..");
const STAMP = path.join(ROOT, "node_modules/.lock-hash");
const WINDOWS = os.platform() === "win32";
const NODE_24 = path.join(ROOT, `node_modules/node/bin/node${WINDOWS ? ".exe" : ""}`);

/** Installs what the lock file names if it is not there yet, then runs a TypeScript file with Node 24 and ends as it ends. */
export function launch(script, args = process.argv.slice(2)) {
  ensureInstalled();
  const node = node24();
  const bin = path.join(ROOT, "node_modules/.bin");
  // react-server: `server-only` modules load outside Next as they do inside.
  const child = spawn(node, ["--conditions=react-server", "--import", "tsx", script, ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

function ensureInstalled() {
  const hash = createHash("sha256")
    .update(readFileSync(path.join(ROOT, "package-lock.json")))
    .digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash && existsSync(path.join(ROOT, "node_modules/tsx")))
    return;
  console.log("Installing packages from the lock file (npm ci) …");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: ROOT,
    stdio: "inherit",
    shell: WINDOWS,
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(STAMP, hash);
}

function node24() {
  // The package fetches its program in an install script, which some npm settings suppress.
  if (!existsSync(NODE_24)) {
    spawnSync(process.execPath, ["installArchSpecificPackage.js"], {
      cwd: path.join(ROOT, "node_modules/node"),
      stdio: "inherit",
    });
  }
  if (existsSync(NODE_24)) return NODE_24;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  console.error("Node 24 could not be installed by the package `node`. Allow install scripts, or run with Node 24.");
  return process.exit(1);
}
