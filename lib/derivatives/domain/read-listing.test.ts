import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROBLEM_CODES } from "@/lib/verification/domain/problem";
import { familyOf } from "./model";
import { readListing } from "./read-listing";

const BASE = "hanbit/base";
const HASH = "ab".repeat(32);
const model = (id: string, over: object = {}) => ({
  _id: "1",
  id,
  modelId: id,
  author: id.split("/")[0],
  createdAt: "2026-03-01T01:02:03.000Z",
  lastModified: "2026-04-01T01:02:03.000Z",
  private: false,
  gated: false,
  downloads: 12,
  likes: 3,
  tags: ["transformers", `base_model:${BASE}`, `base_model:finetune:${BASE}`],
  library_name: "transformers",
  pipeline_tag: "text-generation",
  sha: "0123abcd",
  siblings: [
    { rfilename: "config.json" },
    { rfilename: "model.safetensors", size: 9, lfs: { sha256: HASH, size: 9, pointerSize: 134 } },
  ],
  ...over,
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 997) yield bytes.subarray(from, from + 997);
}
const file = (content: string | Uint8Array, name = "p.json") => ({
  name,
  chunks: once(typeof content === "string" ? new TextEncoder().encode(content) : content),
});
const read = (contents: (string | Uint8Array)[], known: string[] = []) =>
  readListing(
    contents.map((content, index) => file(content, `p${index}.json`)),
    { base: BASE, known: new Set(known) },
  );
const problems = async (...contents: (string | Uint8Array)[]): Promise<string[]> => {
  const found = await read(contents);
  return found.ok
    ? []
    : found.problems.map((one) => `${one.file} ${one.path}:${one.line ?? "–"} ${one.code} ${one.found}`);
};
const members = async (...models: object[]) => {
  const found = await read([JSON.stringify(models)]);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.listing.members;
};

describe("Y1: what the hub lists", () => {
  it("is read with what counts: name, tie, dates, downloads, hashes of weight files", async () => {
    expect(await members(model("sun/a"))).toMatchObject([
      {
        repository: "sun/a",
        ...{ relation: "finetune", parent: BASE, isDirect: true, isGated: false, isPrivate: false, isDisabled: false },
        ...{ createdAt: "2026-03-01T01:02:03.000Z", downloads: 12, likes: 3, revision: "0123abcd", weights: [HASH] },
      },
    ]);
  });

  it("plain listings say neither access nor hashes: unknown is unknown", async () => {
    const { siblings: _files, gated: _gated, author: _author, modelId: _old, ...plain } = model("sun/a");
    expect(await members(plain)).toMatchObject([{ isGated: null, weights: null }]);
    const names = { siblings: [{ rfilename: "model.safetensors" }] };
    expect(await members(model("sun/a", names))).toMatchObject([{ weights: null }]);
    expect(await members(model("sun/a", { siblings: [{ rfilename: "README.md" }] }))).toMatchObject([{ weights: [] }]);
    const left = { siblings: [{ rfilename: "training_args.bin", lfs: { sha256: HASH } }] };
    expect(await members(model("sun/a", left))).toMatchObject([{ weights: [] }]);
    expect(await members(model("sun/a", { gated: "manual" }))).toMatchObject([{ isGated: true }]);
  });

  it("the base itself gives its hashes and is nobody's candidate; an empty page is a page", async () => {
    const found = await read([JSON.stringify([model(BASE, { tags: [] }), model("sun/a")])]);
    expect(found).toMatchObject({
      ok: true,
      listing: { base: { weights: [HASH] }, members: [{ repository: "sun/a" }] },
    });
    expect(await read(["[]"])).toEqual({ ok: true, listing: { base: null, members: [] } });
  });

  it("later generations belong to the family through models of the pages, in any order, or of before", async () => {
    const tied = (id: string, ...ties: string[]) => model(id, { tags: ties.map((tie) => `base_model:${tie}`) });
    const all = await members(
      tied("c/c", "quantized:b/b"),
      tied("b/b", "merge:a/a", "merge:other/x"),
      tied("a/a", `adapter:${BASE}`, `finetune:${BASE}`, "a/a", "finetune:a/a"),
    );
    expect(all.map((one) => [one.repository, one.relation, one.parent, one.isDirect])).toEqual([
      ["c/c", "quantized", "b/b", false],
      ["b/b", "merge", "a/a", false],
      ["a/a", "adapter", BASE, true],
    ]);
    expect((await read([JSON.stringify([tied("b/b", "merge:a/a")])], ["a/a"])).ok).toBe(true);
  });

  it("a chain of ten thousand generations is followed, last one first", () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => {
      const parent = index === 0 ? BASE : `o/m${index - 1}`;
      return { repository: `o/m${index}`, links: [{ relation: "finetune" as const, parent }] };
    });
    const family = familyOf(BASE, chain.toReversed());
    expect(family.size).toBe(10_000);
    expect(family.get("o/m9999")).toEqual({ relation: "finetune", parent: "o/m9998", isDirect: false });
  });

  it("more than twenty thousand models are refused where the next one stands", async () => {
    const many = (count: number) =>
      `[${Array.from({ length: count }, (_, index) => JSON.stringify(model(`o/m${index}`, { siblings: undefined }))).join(",\n")}]`;
    expect(await problems(many(20_001))).toEqual(["p0.json :20001 TOO_MANY_VALUES 20000"]);
  });
});

describe("a problem says what and where, and nothing is taken", () => {
  const with_ = (over: object) => JSON.stringify([model("sun/a", over)]);
  it.each<[string, (string | Uint8Array)[], string[]]>([
    ["nothing", [""], ["p0.json :– EMPTY "]],
    ["no UTF-8", [new Uint8Array([0x5b, 0xff, 0x5d])], ["p0.json :– NOT_UTF8 byte 2"]],
    [
      "one model instead of a list",
      [JSON.stringify(model("sun/a"))],
      ['p0.json $:1 EXPECTED_LIST {"_id":"1","id":"sun'],
    ],
    ["an error page", ["<html>"], ["p0.json $:1 EXPECTED_LIST <html>"]],
    ["cut", [`[${JSON.stringify(model("sun/a"))},\n{"id": "su`], ["p0.json $:2 SYNTAX "]],
    ["cut between", [`[${JSON.stringify(model("sun/a"))},`], ["p0.json $:1 SYNTAX "]],
    ["something after the end", ["[]\n[]"], ["p0.json $:2 SYNTAX []"]],
    ["a key twice", ['[{"id": "a/b",\n"id": "a/b"}]'], ["p0.json $[0].id:2 DUPLICATE_KEY id"]],
    ["NaN", ['[{"downloads": NaN}]'], ["p0.json $[0].downloads:1 NOT_FINITE NaN"]],
    [
      "a number of no end",
      [with_({}).replace(":12,", `:${"9".repeat(200)},`)],
      [`p0.json $[0].downloads:1 NUMBER_TOO_LONG ${"9".repeat(80)}…`],
    ],
    ["half a download", [with_({ downloads: 1.5 })], ["p0.json $[0].downloads:1 EXPECTED_COUNT 1.5"]],
    ["downloads below none", [with_({ downloads: -1 })], ["p0.json $[0].downloads:1 EXPECTED_COUNT -1"]],
    ["downloads in words", [with_({ downloads: "12" })], ['p0.json $[0].downloads:1 EXPECTED_COUNT "12"']],
    ["no downloads", [with_({ downloads: undefined })], ["p0.json $[0].downloads:1 EXPECTED_COUNT "]],
    ["no word on privacy", [with_({ private: null })], ["p0.json $[0].private:1 EXPECTED_YES_NO null"]],
    ["another way of access", [with_({ gated: "maybe" })], ['p0.json $[0].gated:1 EXPECTED_YES_NO "maybe"']],
    [
      "a day without a time",
      [with_({ createdAt: "2026-03-01" })],
      ['p0.json $[0].createdAt:1 EXPECTED_INSTANT "2026-03-01"'],
    ],
    [
      "a day that is none",
      [with_({ createdAt: "2026-13-01T00:00:00Z" })],
      ['p0.json $[0].createdAt:1 EXPECTED_INSTANT "2026-13-01T00:00:00Z"'],
    ],
    [
      "a model without owner",
      [with_({ id: "gpt2", modelId: undefined, author: undefined })],
      ['p0.json $[0].id:1 NOT_A_REPOSITORY "gpt2"'],
    ],
    [
      "a path",
      [with_({ id: "../a", modelId: undefined, author: undefined })],
      ['p0.json $[0].id:1 NOT_A_REPOSITORY "../a"'],
    ],
    ["two names", [with_({ modelId: "sun/b" })], ['p0.json $[0].modelId:1 NAMES_DIFFER "sun/b"']],
    ["another author", [with_({ author: "moon" })], ['p0.json $[0].author:1 NAMES_DIFFER "moon"']],
    ["tags as text", [with_({ tags: "x" })], ['p0.json $[0].tags:1 EXPECTED_LIST "x"']],
    ["no tags", [with_({ tags: undefined })], ["p0.json $[0].tags:1 EXPECTED_LIST "]],
    [
      "a short hash",
      [with_({ siblings: [{ rfilename: "m.safetensors", lfs: { sha256: "ab" } }] })],
      ['p0.json $[0].siblings[0].lfs.sha256:1 NOT_A_HASH "ab"'],
    ],
    ["a file without name", [with_({ siblings: [{}] })], ["p0.json $[0].siblings[0].rfilename:1 EXPECTED_TEXT "]],
    ["another family", [with_({ tags: ["base_model:finetune:other/x"] })], ["p0.json $[0].tags:1 NOT_DERIVED […]"]],
    ["no relation", [with_({ tags: [`base_model:${BASE}`] })], ["p0.json $[0].tags:1 NOT_DERIVED […]"]],
    ["a text among models", ['["sun/a"]'], ['p0.json $[0]:1 EXPECTED_OBJECT "sun/a"']],
    ["depth", [`[${"[".repeat(100_000)}`], ["p0.json $:1 SYNTAX "]],
    ["a model twice, on two pages", [with_({}), with_({})], ['p1.json $[0].id:1 DUPLICATE_MODEL "sun/a"']],
    [
      "more than one",
      [`[${JSON.stringify(model("a/b", { downloads: -1 }))},\n${JSON.stringify(model("b/c", { private: 1 }))}]`],
      ["p0.json $[0].downloads:1 EXPECTED_COUNT -1", "p0.json $[1].private:2 EXPECTED_YES_NO 1"],
    ],
  ])("%s", async (_name, contents, expected) => expect(await problems(...contents)).toEqual(expected));
});

describe("whatever comes", () => {
  const good = JSON.stringify([model("sun/a"), model("sky/b"), model("sea/c")]);
  it("cut anywhere it is refused", () =>
    fc.assert(
      fc.asyncProperty(fc.nat(good.length - 2), async (length) => {
        expect((await read([good.slice(0, length)])).ok).toBe(false);
      }),
      { numRuns: 200 },
    ));
  it("any JSON is read or refused with a known problem, and never throws", () =>
    fc.assert(
      fc.asyncProperty(
        fc.json(),
        fc.jsonValue(),
        fc.constantFrom(...Object.keys(model("a/b"))),
        async (text, value, key) => {
          for (const content of [text, JSON.stringify([model("sun/a", { [key]: value })])]) {
            const found = await read([content]);
            if (!found.ok) for (const one of found.problems) expect(PROBLEM_CODES).toContain(one.code);
          }
        },
      ),
      { numRuns: 300 },
    ));
  it("changed bytes never make a model that is not on the page", () =>
    fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = new TextEncoder().encode(good);
        bytes[at] = byte;
        const found = await read([bytes]);
        if (found.ok) expect(found.listing.members.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 300 },
    ));
  it("the order of pages and models changes nothing", () =>
    fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(["a/a", "b/b", "c/c"], { minLength: 3 }), async (order) => {
        const all = await members(...order.map((id) => model(id)));
        expect(all.map((one) => one.repository).sort()).toEqual(["a/a", "b/b", "c/c"]);
      }),
    ));
});
