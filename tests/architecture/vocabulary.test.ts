import { describe, expect, it } from "vitest";
import { isTest, PRODUCT, SOURCES } from "./sources";

/** Inside a noun: a closed vocabulary of files. A new kind needs a decision record. */
const NOUN_FILE =
  /^lib\/(?!platform|access|audit|decisions)[^/]+\/(domain\/.+\.ts|(schema|types|loaders|actions)\.ts|queries\.ts|commands\.ts|(queries|commands|schema|actions|loaders|types)\/[a-z0-9-]+\.ts|notify\.ts|mail\.ts|jobs\.ts|mail-jobs\.ts)$/;

/** Data tables and generated-like lists that may be longer, each with its reason. This list may only shrink. */
const LONG: Record<string, string> = {
  "lib/rulebook/schema.ts": "one schema for all numbers of the programme",
  "lib/openness/domain/licence-list.ts": "one row a licence",
};
const limitOf = (file: string): number => {
  if (isTest(file)) return 400;
  if (/^app\/.*\/page\.tsx$/.test(file) || /\/actions\.ts$/.test(file)) return 100;
  return 250;
};

describe("names and sizes", () => {
  it("files are kebab-case", () => {
    const offenders = SOURCES.map(({ file }) => file).filter(
      (file) => !/^[a-z0-9[\]().\-_/]+\.tsx?$/.test(file.replace(/\[\.\.\.[a-z-]+\]|\[[a-zA-Z]+\]/g, "x")),
    );
    expect(offenders).toEqual([]);
  });

  it("no drawer for everything: utils, helpers, misc, common, barrels", () => {
    const offenders = PRODUCT.map(({ file }) => file).filter((file) =>
      /\/(utils?|helpers?|misc|common|index)(\.tsx?$|\/)/.test(file),
    );
    expect(offenders.filter((file) => !file.startsWith("prisma/seed/index"))).toEqual([]);
  });

  it("a noun holds only the files architecture.md names", () => {
    const offenders = PRODUCT.map(({ file }) => file).filter(
      (file) => /^lib\/(?!platform|access|audit|decisions)[^/]+\//.test(file) && !NOUN_FILE.test(file),
    );
    expect(offenders).toEqual([]);
  });

  it("no file outgrows its room (250 lines; pages and actions 100; tests 400)", () => {
    const offenders = SOURCES.filter(
      ({ file, lines }) => lines > limitOf(file) && !(file in LONG) && !/^(prisma\/seed|tests\/factories)\//.test(file),
    ).map(({ file, lines }) => `${file}: ${lines}`);
    expect(offenders).toEqual([]);
  });

  it("exceptions are still needed", () => {
    expect(
      Object.keys(LONG).filter((file) => (SOURCES.find((source) => source.file === file)?.lines ?? 0) === 0),
    ).toEqual([]);
  });

  it("tests that set the environment for their modules, or want a database of their own, have a process of their own: *.alone.test.ts", () => {
    const SETS = /\bprocess\.env\.[A-Z_]+ = |vi\.stubEnv|own-database"/;
    const alone = SOURCES.filter(({ file }) => /^tests\/integration\/.*\.test\.tsx?$/.test(file)).map(
      ({ file, text }) => ({ file, wants: SETS.test(text), has: file.includes(".alone.test.") }),
    );
    expect(alone.filter(({ wants, has }) => wants !== has).map(({ file }) => file)).toEqual([]);
  });

  it("named exports only, but for what Next asks for", () => {
    const offenders = PRODUCT.filter(
      ({ file, text }) =>
        /^export default/m.test(text) && !/^(app\/|next\.config|proxy|lib\/platform\/i18n\/request)/.test(file),
    ).map(({ file }) => file);
    expect(offenders).toEqual([]);
  });
});

describe("type and test escapes", () => {
  const ESCAPES: [string, RegExp][] = [
    ["any", /\bas any\b|: any\b|<any>/],
    ["ts directives", /@ts-(ignore|expect-error|nocheck)/],
    ["lint directives", /biome-ignore|eslint-disable/],
    ["sleeps", /waitForTimeout|setTimeout\(resolve/],
    ["focused or skipped tests", /\b(describe|it|test)\.(only|fixme)\b/],
    ["open ends", /\b(TODO|FIXME|XXX)\b/],
  ];
  it.each(ESCAPES)("no %s", (_name, pattern) => {
    const offenders = SOURCES.filter(
      ({ file, text }) => file !== "tests/architecture/vocabulary.test.ts" && pattern.test(text),
    ).map(({ file }) => file);
    expect(offenders).toEqual([]);
  });
});
