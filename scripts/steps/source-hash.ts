import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/** One hash over the contents of files and folders, tests left out. Missing ones count as absent. */
export function hashSources(entries: string[]): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of entries.flatMap(filesUnder)) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

/** Runs `work` unless `stamp` says that it was done for this very hash. Returns whether it ran. */
export async function oncePerHash(stamp: string, hash: string, work: () => Promise<void>): Promise<boolean> {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return false;
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

function filesUnder(entry: string): string[] {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(entry, name))
    .filter((file) => !/\.test\.tsx?$/.test(file) && statSync(file).isFile())
    .sort();
}
