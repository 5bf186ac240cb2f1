import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Notes that this process uses the cluster. Call under the cluster's lock. */
export function addLease(home: string): string {
  const folder = path.join(home, "leases");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${process.pid}-${randomUUID()}`);
  writeFileSync(file, "");
  return file;
}

/** Gives up one lease. */
export function removeLease(file: string): void {
  rmSync(file, { force: true });
}

/** Leases whose process still lives; those of dead processes are removed. */
export function liveLeases(home: string): string[] {
  const folder = path.join(home, "leases");
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).filter((name) => {
    const alive = isAlive(Number.parseInt(name, 10));
    if (!alive) rmSync(path.join(folder, name), { force: true });
    return alive;
  });
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
