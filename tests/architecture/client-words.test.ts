import path from "node:path";
import { describe, expect, it } from "vitest";
import { PRODUCT } from "./sources";

// Client components get only the words that a page sends them. What nobody sends shows as a bare key, so it is looked for here:
// every namespace a client component of a page uses is named where that page, a layout above it, or a component of it sends words.

const byFile = new Map(PRODUCT.map((source) => [source.file, source]));
const CANDIDATES = ["", ".ts", ".tsx"];
const found = (imported: string): string | null =>
  CANDIDATES.map((end) => imported + end).find((file) => byFile.has(file)) ?? null;
const isClient = (file: string): boolean => /^"use client"/.test(byFile.get(file)?.text ?? "");
const importsOf = (file: string): string[] =>
  (byFile.get(file)?.imports ?? []).flatMap((imported) => found(imported) ?? []).filter((one) => /\.tsx$/.test(one));

/** Components a page is made of; with `client`, whether each is reached through a client component. */
function partsOf(entry: string): { all: Set<string>; client: Set<string> } {
  const all = new Set<string>();
  const client = new Set<string>();
  const visit = (file: string, inClient: boolean) => {
    const within = inClient || isClient(file);
    if (all.has(file) && (!within || client.has(file))) return;
    all.add(file);
    if (within) client.add(file);
    for (const next of importsOf(file)) visit(next, within);
  };
  visit(entry, false);
  return { all, client };
}

const usedBy = (file: string): string[] =>
  [...(byFile.get(file)?.text ?? "").matchAll(/useTranslations\(\s*"([A-Za-z]+)/g)].map((match) => match[1] ?? "");
/** The kit's own words are on every page (KitMessages). */
const ALWAYS = ["ui", "crash", "fieldErrors"];
const above = (page: string): string[] => {
  const folders = path.dirname(page).split("/");
  return folders
    .map((_, index) => `${folders.slice(0, index + 1).join("/")}/layout.tsx`)
    .filter((file) => byFile.has(file));
};
const pages = PRODUCT.map(({ file }) => file).filter((file) => /^app\/.*\/page\.tsx$/.test(file));

describe("words of client components", () => {
  it.each(pages)("%s sends what its client components say", (page) => {
    const parts = partsOf(page);
    const layouts = above(page).map(partsOf);
    const senders = [...parts.all, ...layouts.flatMap((layout) => [...layout.all])].filter((file) =>
      byFile.get(file)?.text.includes("ClientMessages"),
    );
    const sent = new Set(
      senders.flatMap((file) =>
        [...(byFile.get(file)?.text ?? "").matchAll(/"([A-Za-z]+)"/g)].map((match) => match[1]),
      ),
    );
    const missing = [...parts.client].flatMap((file) =>
      usedBy(file)
        .filter((namespace) => !ALWAYS.includes(namespace) && !sent.has(namespace))
        .map((namespace) => `${file} says words of "${namespace}": name it in <ClientMessages> around it`),
    );
    expect(missing).toEqual([]);
  });
});
