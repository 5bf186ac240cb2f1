import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "./json-text";
import { PROBLEM_CODES, type ProblemCode, Unreadable } from "./problem";
import { readRun } from "./read-run";

const OWN = path.join(import.meta.dirname, "../../../tests/fixtures/verification");
const text = (name: string): string => readFileSync(path.join(OWN, name), "utf8");
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
const file = (name: string, content: string | Uint8Array) => ({
  name,
  chunks: once(typeof content === "string" ? new TextEncoder().encode(content) : content),
});
async function problems(...files: [string, string | Uint8Array][]): Promise<string[]> {
  const read = await readRun(files.map(([name, content]) => file(name, content)));
  return read.ok
    ? []
    : read.problems.map((one) => `${one.file} ${one.path}:${one.line ?? "–"} ${one.code} ${one.found}`);
}

const harness = (results: string, rest = ""): [string, string] => ["r.json", `{"results": ${results}${rest}}`];

describe("a problem says what and where", () => {
  it.each<[string, [string, string | Uint8Array][], string[]]>([
    ["another kind of file", [["run.xlsx", "PK"]], ["run.xlsx :– UNKNOWN_KIND "]],
    ["another document", [["a.json", '{"models": []}']], ["a.json $:– UNKNOWN_KIND "]],
    ["nothing", [["a.json", ""]], ["a.json :– EMPTY "]],
    ["no UTF-8", [["a.json", new Uint8Array([0x7b, 0xff, 0x7d])]], ["a.json :– NOT_UTF8 byte 2"]],
    ["cut", [harness('{"a": {"acc,none": 0.5')], ["r.json $.results:1 SYNTAX "]],
    ["something after the end", [["r.json", '{"results": {}}\n}']], ["r.json $:2 SYNTAX }"]],
    ["NaN", [harness('\n{"a": {"acc,none": NaN}}')], ['r.json $.results.a["acc,none"]:2 NOT_FINITE NaN']],
    ["infinity", [harness('{"a": {"acc": -Infinity}}')], ["r.json $.results.a.acc:1 NOT_FINITE -Infinity"]],
    ["a key twice", [harness('{"a": {},\n "a": {}}')], ["r.json $.results.a:2 DUPLICATE_KEY a"]],
    ["a figure in words", [harness('{"a": {"acc": "0.5"}}')], ['r.json $.results.a.acc:– EXPECTED_NUMBER "0.5"']],
    ["a figure that is a list", [harness('{"a": {"acc": [1]}}')], ["r.json $.results.a.acc:– EXPECTED_NUMBER […]"]],
    [
      "a figure beyond all scales",
      [harness('{"a": {"acc": 1e999}}')],
      ["r.json $.results.a.acc:– NUMBER_TOO_LONG 1e999"],
    ],
    [
      "results as a list",
      [harness("[]")],
      ["r.json $.results:– EXPECTED_OBJECT […]", "r.json $.results:– NO_RESULTS […]"],
    ],
    ["no results", [harness("{}")], ["r.json $.results:– NO_RESULTS {…}"]],
    [
      "a standard error below zero",
      [harness('{"a": {"acc,none": 1, "acc_stderr,none": -1}}')],
      ['r.json $.results.a["acc_stderr,none"]:– EXPECTED_NUMBER -1'],
    ],
    [
      "half an item",
      [harness('{"a": {"acc,none": 1}}', ', "n-samples": {"a": {"original": 2, "effective": 1.5}}')],
      ['r.json $["n-samples"].a.effective:– EXPECTED_COUNT 1.5'],
    ],
    [
      "more items than there are",
      [harness('{"a": {"acc,none": 1}}', ', "n-samples": {"a": {"original": 2, "effective": 3}}')],
      ['r.json $["n-samples"].a.effective:– EFFECTIVE_ABOVE_ORIGINAL 3'],
    ],
    ["depth", [["a.json", "[".repeat(100_000)]], ["a.json $:1 TOO_DEEP "]],
    ["two runs", [harness('{"a": {"acc": 1}}'), ["s.json", '{"results": {"a": {"acc": 1}}}']], ["s.json :– TWO_RUNS "]],
    ["HELM without its figures", [["run_spec.json", text("helm/run_spec.json")]], ["stats.json :– FILE_MISSING "]],
    ["a table without answers", [["k.csv", "answer,response\nA,A"]], ["k.csv :1 COLUMN_MISSING answer, response"]],
    ["a table with a short row", [["k.csv", "answer,pred\nA,A\nB"]], ["k.csv :3 ROW_LENGTH 1"]],
    ["a quote that never ends", [["k.csv", 'answer,pred\nA,"A\nB,B']], ["k.csv :2 SYNTAX "]],
    ["a column twice", [["k.csv", "pred,answer,pred\nA,A,A"]], ["k.csv :1 DUPLICATE_KEY pred"]],
    ["points in words", [["k.csv", "answer,correct\nA,yes"]], ["k.csv :2 EXPECTED_NUMBER yes"]],
    [
      "an item twice",
      [["samples_a.jsonl", '{"doc_id": 1, "acc": 1}\n{"doc_id": 1, "acc": 0}']],
      ["samples_a.jsonl $.doc_id:2 DUPLICATE_ITEM 1"],
    ],
    ["a cut line", [["samples_a.jsonl", '{"doc_id": 1, "acc": 1}\n{"doc_id": 2']], ["samples_a.jsonl $:2 SYNTAX "]],
    [
      "items that say something else",
      [
        harness('{"a": {"acc,none": 0.75}}', ', "n-samples": {"a": {"original": 2, "effective": 2}}'),
        ["samples_a.jsonl", '{"doc_id": 1, "acc": 1}\n{"doc_id": 2, "acc": 0}'],
      ],
      ["samples_a.jsonl a:– ITEMS_DISAGREE acc,none"],
    ],
    [
      "HELM's instances that say something else",
      [
        ["run_spec.json", text("helm/run_spec.json")],
        ["stats.json", text("helm/stats.json")],
        ["per_instance_stats.json", text("helm/per_instance_stats.json").replaceAll('"mean": 0.0', '"mean": 1.0')],
      ],
      ["stats.json $[0].mean:– ITEMS_DISAGREE 0.6666666666666666"],
    ],
  ])("%s", async (_name, files, expected) => expect(await problems(...files)).toEqual(expected));
});

describe("mutated files", () => {
  const NAMES = [
    "harness-0.3.json",
    "harness-0.4-old.json",
    "harness-0.4-new.json",
    "lighteval.json",
    "kotest_alpha-1.csv",
  ];
  const SAMPLES = "samples_toxicity_2026-08-01T09-00-00.000000.jsonl";
  const HARMS = [
    "NaN",
    '"',
    "{",
    "]",
    "1e400",
    "-",
    "null",
    "\u0000",
    "0".repeat(200),
    "[[[[[[[[",
    ",",
    '"acc,none": 1,',
  ];

  it("are read or refused with a place, and never anything else", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...NAMES, SAMPLES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...HARMS, "CUT"),
        async (name, where, harm) => {
          const content = text(name);
          const at = Math.floor(where * content.length);
          const mutated = harm === "CUT" ? content.slice(0, at) : content.slice(0, at) + harm + content.slice(at + 1);
          const read = await readRun([file(name, mutated)]);
          if (read.ok) return;
          expect(read.problems.length).toBeGreaterThan(0);
          expect(read.problems.every((one) => one.file === name && one.code.length > 0)).toBe(true);
        },
      ),
      { numRuns: 600 },
    );
  });
});

it.each(["ko", "en"])("every problem has words (%s)", (locale) => {
  const file = path.join(import.meta.dirname, `../../../messages/${locale}/verification.json`);
  expect(Object.keys(JSON.parse(readFileSync(file, "utf8")).problems)).toEqual([...PROBLEM_CODES]);
});

it("JSON is read as JSON.parse reads it, or refused", () => {
  const asPlain = (value: unknown): unknown => {
    if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, asPlain(one)]));
    if (Array.isArray(value)) return value.map(asPlain);
    if (typeof value === "object" && value !== null && "number" in value) return Number(value.number);
    return value;
  };
  fc.assert(
    fc.property(fc.json(), (document) => {
      const plain = JSON.parse(document);
      // A key `__proto__` is a key like any other here.
      if (document.includes("__proto__")) return;
      expect(asPlain(readJson(document))).toEqual(plain);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (document) => {
      let refused: ProblemCode | null = null;
      try {
        readJson(document);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        refused = error.code;
      }
      const isJson = (() => {
        try {
          JSON.parse(document);
          return true;
        } catch {
          return false;
        }
      })();
      if (!isJson) expect(refused).not.toBeNull();
    }),
  );
});

describe("300 MB", () => {
  const MEGABYTE = 1_000_000;
  const TOTAL = 300;
  async function* flood(head: string, piece: string): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(head);
    const bytes = new TextEncoder().encode(piece.repeat(Math.ceil(MEGABYTE / piece.length)));
    for (let sent = 0; sent < TOTAL; sent += 1) {
      peak = Math.max(peak, process.memoryUsage.rss());
      yield bytes;
    }
  }
  let peak = 0;
  const item = `{"doc_id": null, "doc": "${"x".repeat(99_000)}", "acc": 1}\n`;

  it.each<[string, string, string, ProblemCode]>([
    ["r.json", '{"results": {"a": "', "x", "TOO_LARGE"],
    ["r.json", '{"results": [', "0,", "TOO_LARGE"],
    ["samples_a.jsonl", "", item, "TOO_LARGE"],
    ["samples_a.jsonl", "", "x", "LINE_TOO_LONG"],
    ["per_instance_stats.json", "[", "[[[", "LINE_TOO_LONG"],
    ["k.csv", "answer,pred\n", `"${"x".repeat(9_999)}`, "LINE_TOO_LONG"],
  ])(
    "%s (%s…) is refused within bounded memory",
    async (name, head, piece, code) => {
      const before = process.memoryUsage.rss();
      peak = before;
      const read = await readRun([{ name, chunks: flood(head, piece) }]);
      const grown = Math.round((peak - before) / MEGABYTE);
      process.stdout.write(`300 MB of ${name}: ${code}, resident memory grew by ${grown} MB\n`);
      expect(read.ok ? [] : read.problems.map((one) => one.code)).toContain(code);
      expect(grown).toBeLessThan(250);
    },
    30_000,
  );

  it("one document of the largest size is read within bounded memory too", async () => {
    const before = process.memoryUsage.rss();
    const zeros = `{"results": {"a": {"acc": 1}}, "x": [${"0,".repeat(7_900_000)}0]}`;
    const read = await readRun([file("r.json", zeros)]);
    const grown = Math.round((process.memoryUsage.rss() - before) / MEGABYTE);
    process.stdout.write(`a document of a million values: resident memory grew by ${grown} MB\n`);
    expect(read.ok ? [] : read.problems.map((one) => one.code)).toEqual(["TOO_MANY_VALUES"]);
    expect(grown).toBeLessThan(400);
  });
});
