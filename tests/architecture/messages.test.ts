import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PRODUCT, ROOT } from "./sources";

type Tree = { [key: string]: string | Tree };
const LOCALES = ["ko", "en"] as const;
const read = (locale: string, file: string): Tree =>
  JSON.parse(readFileSync(path.join(ROOT, "messages", locale, file), "utf8"));
const files = (locale: string) => readdirSync(path.join(ROOT, "messages", locale)).sort();

const leaves = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`),
  );
/** Names of ICU arguments, so that both languages ask for the same facts. */
const argumentsOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\s*([A-Za-z][A-Za-z0-9]*)\s*[,}]/g)].map((match) => match[1] ?? ""))].sort();

describe("messages", () => {
  it("both languages have the same files", () => {
    expect(files("en")).toEqual(files("ko"));
  });

  it.each(files("ko"))("%s says the same in both languages, with the same arguments, and nothing empty", (file) => {
    const [ko, en] = LOCALES.map((locale) => leaves(read(locale, file)));
    expect(en?.map(([key]) => key).sort()).toEqual(ko?.map(([key]) => key).sort());
    const english = new Map(en);
    const uneven = (ko ?? []).filter(
      ([key, text]) => text.trim() === "" || argumentsOf(text).join() !== argumentsOf(english.get(key) ?? "").join(),
    );
    expect(uneven.map(([key]) => key)).toEqual([]);
  });

  it("English has no Korean in it", () => {
    const offenders = files("en").flatMap((file) =>
      leaves(read("en", file))
        .filter(([, text]) => /[가-힣]/.test(text))
        .map(([key, text]) => `${file} ${key}: ${text}`),
    );
    // Names that stay Korean on an English page: the language switch names each language in itself, and terms shown beside their translation.
    expect(offenders.filter((line) => !/한국어|\([가-힣·\s]+\)/.test(line))).toEqual([]);
  });

  it("every visible word is a message key: no Korean in product code", () => {
    const offenders = PRODUCT.filter(({ file }) => /^(app|components|lib)\//.test(file)).flatMap(({ file, text }) =>
      text
        .split("\n")
        .map((line, index) => ({ line, at: index + 1 }))
        .filter(({ line }) => /[가-힣]/.test(line.replace(/\/\/.*$/, "")) && !/^\s*(\*|\/\*)/.test(line))
        .map(({ at }) => `${file}:${at}`),
    );
    const allowed =
      /^lib\/(reviews\/domain\/names-in-text|contest\/domain\/answer-checks|rulebook\/schema\/contest|organisations\/domain\/(organisation|person)-names|platform\/i18n\/particles)[^:]*:/;
    expect(offenders.filter((line) => !allowed.test(line))).toEqual([]);
  });
});

describe("words for what code names", () => {
  const namesIn = (pattern: RegExp, files: RegExp, uses = ""): string[] => [
    ...new Set(
      PRODUCT.filter(({ file, text }) => files.test(file) && text.includes(uses)).flatMap(({ text }) =>
        [...text.matchAll(pattern)].map((match) => match[1] ?? ""),
      ),
    ),
  ];
  const has = (tree: Tree, dotted: string): boolean =>
    dotted
      .split(".")
      .reduce<string | Tree | undefined>((node, key) => (typeof node === "object" ? node[key] : undefined), tree) !==
    undefined;

  it("every audit event has words", () => {
    const { types } = read("ko", "audit.json") as { types: Tree };
    expect(
      namesIn(/auditEvent\(\s*"([a-zA-Z.]+)"/g, /^lib\/audit\/events\//).filter((type) => !has(types, type)),
    ).toEqual([]);
  });

  it("every kind of notice has a title and a body", () => {
    const { kinds } = read("ko", "notifications.json") as { kinds: Tree };
    const used = namesIn(/kind: "([a-z][A-Za-z]+)"/g, /^lib\/[a-z]+\/(commands|jobs|queries)/, "notifications/notify");
    expect(used.filter((kind) => !has(kinds, `${kind}.title`) || !has(kinds, `${kind}.body`))).toEqual([]);
  });
});
