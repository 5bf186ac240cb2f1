import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "../..");

const IMPORT =
  /^\s*(?:import|export)\b[^"';]*?\bfrom\s*["']([^"']+)["']|^\s*import\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;

export type Source = { file: string; text: string; lines: number; imports: string[] };

const resolveImport = (file: string, target: string): string => {
  if (target.startsWith("@/")) return target.slice(2);
  return target.startsWith(".") ? path.posix.join(path.posix.dirname(file), target) : target;
};

const read = (file: string): Source => {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const imports = [...text.matchAll(IMPORT)].map((match) =>
    resolveImport(file, match[1] ?? match[2] ?? match[3] ?? ""),
  );
  return { file, text, lines: text.split("\n").length - 1, imports };
};

const list = (top: string): string[] =>
  readdirSync(path.join(ROOT, top), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("generated"))
    .map((file) => path.posix.join(top, file));

/** Every TypeScript source of the house: rooms above the database, the nouns, and what surrounds them. */
export const SOURCES: Source[] = [
  ...["app", "components", "lib", "scripts", "tests", "prisma/seed"].flatMap(list),
  "proxy.ts",
  "next.config.ts",
].map(read);

export const isTest = (file: string): boolean => /\.(test|spec)\.tsx?$/.test(file) || file.startsWith("tests/");
export const PRODUCT = SOURCES.filter(({ file }) => !isTest(file));
