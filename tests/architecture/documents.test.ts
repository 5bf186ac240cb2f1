import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PRODUCT, ROOT } from "./sources";

const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");
const README = read("README.md");
const KIT = read("components/ui/README.md");
const unnamed = (names: readonly string[], text: string): string[] =>
  names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text));
const found = (file: string, pattern: RegExp): string[] => [...read(file).matchAll(pattern)].map((one) => one[1] ?? "");
const foldersOf = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? one.name : []));

describe("the README names", () => {
  it.each([
    ["every command", Object.keys(JSON.parse(read("package.json")).scripts)],
    ["every setting", found("lib/platform/env.ts", /^ {4}([A-Z][A-Z0-9_]+):/gm).filter((name) => name !== "NODE_ENV")],
    ["every scenario", found("prisma/seed/index.ts", /^ {2}([a-z]+):/gm)],
    ["every check of a database", found("scripts/steps/verifications.ts", /^ {2}([a-z]+): async \(\) =>/gm)],
    [
      "every measurement",
      readdirSync(path.join(ROOT, "tests/load")).flatMap((file) => file.match(/^(.+)\.bench\.ts$/)?.[1] ?? []),
    ],
  ])("%s", (_what, names) => {
    expect(names.length).toBeGreaterThan(3);
    expect(unnamed(names, README)).toEqual([]);
  });
});

describe("lib/README.md", () => {
  it("has every noun, and no other", () => {
    const chart = /```mermaid\nflowchart LR\n {2}base[\s\S]*?```/.exec(read("lib/README.md"))?.[0] ?? "";
    const nouns = foldersOf("lib").filter((name) => name !== "decisions");
    expect(unnamed(nouns, chart)).toEqual([]);
    // A box is a name, or an id with several names in it.
    const boxes = chart.split("\n").slice(2, -1).join("").split("-->");
    const named = boxes.flatMap((box) => (/"(.+)"/.exec(box)?.[1] ?? box.trim()).split(" · "));
    expect(named.filter((name) => !nouns.includes(name))).toEqual([]);
  });
});

describe("components/ui/README.md", () => {
  it("has every component of the kit that others build from", () => {
    const kit = /^components\/(ui|forms|charts|layout)\/[^/]+\.tsx$/;
    const used = new Set(
      PRODUCT.filter(({ file }) => !kit.test(file)).flatMap(({ file, imports }) =>
        // Frames of the application itself.
        /layout\.tsx$|not-found\.tsx$|-shell\.tsx$/.test(file) ? [] : imports.map((one) => `${one}.tsx`),
      ),
    );
    const exported = [...used]
      .filter((file) => kit.test(file) && existsSync(path.join(ROOT, file)))
      .flatMap((file) => found(file, /^export (?:async )?function ([A-Z]\w+)/gm));
    expect(exported.length).toBeGreaterThan(50);
    expect(unnamed(exported, KIT)).toEqual([]);
  });
});
