import { expect, it } from "vitest";
import { readRun } from "./read-run";

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
type Given = [name: string, content: string | Uint8Array];
async function problems(...files: Given[]): Promise<string[]> {
  const read = await readRun(
    files.map(([name, content]) => ({
      name,
      chunks: once(typeof content === "string" ? new TextEncoder().encode(content) : content),
    })),
  );
  if (read.ok) return [];
  return read.problems.map((one) => `${one.file} ${one.path}:${one.line ?? "–"} ${one.code} ${one.found}`);
}
const harness = (results: string, rest = ""): Given => ["r.json", `{"results": ${results}${rest}}`];
const one = (rest: string): Given => harness('{"a": {"acc,none": 1}}', `, ${rest}`);
const many = (count: number, of: (index: number) => string) => Array.from({ length: count }, (_, index) => of(index));

/** Each of these was once an error of the database, a run that never ended, or taken in. */
it.each<[string, Given[], string[]]>([
  [
    "a zero byte in a task",
    [harness('{"a\\u0000b": {"acc": 1}, "c": {"acc": 1}}')],
    ['r.json $.results["a\\u0000b"]:– NOT_PRINTABLE "a\\u0000b"'],
  ],
  [
    "half a letter in a task",
    [harness('{"a\\ud800": {"acc": 1}, "c": {"acc": 1}}')],
    ['r.json $.results["a\\ud800"]:– NOT_PRINTABLE "a\\ud800"'],
  ],
  ["a zero byte in the model", [one('"model_name": "\\u0000"')], ['r.json $.model_name:– NOT_PRINTABLE "\\u0000"']],
  [
    "a zero byte among arguments",
    [one('"config": {"model_args": "pretrained=\\u0000"}')],
    ['r.json $.config.model_args:– NOT_PRINTABLE "\\u0000"'],
  ],
  ["a time before the tool", [one('"date": -99999999999')], ["r.json $.date:– NOT_A_TIME -99999999999"]],
  ["a time in milliseconds", [one('"date": 1785542400000')], ["r.json $.date:– NOT_A_TIME 1785542400000"]],
  [
    "a standard error beyond all scales",
    [harness('{"a": {"acc,none": 1, "acc_stderr,none": 1e999}}')],
    ['r.json $.results.a["acc_stderr,none"]:– NUMBER_TOO_LONG 1e999'],
  ],
  ["one figure twice", [harness('{"a": {"acc,none": 1, "acc": 0}}')], ["r.json a:– DUPLICATE_METRIC acc,none"]],
  [
    "leaves with more items than can be counted",
    [
      harness(
        '{"g": {"acc,none": 1}}',
        ', "group_subtasks": {"g": ["a", "b"]}, "n-samples": {"a": {"effective": 1000000000}, "b": {"effective": 1000000000}}',
      ),
    ],
    ['r.json $["n-samples"]:– EXPECTED_COUNT 2000000000'],
  ],
  [
    "groups that double at every step",
    [
      harness(
        '{"g0": {"acc,none": 1}}',
        `, "group_subtasks": {${many(400, (n) => `"g${n}": ["g${n + 1}", "h${n + 1}"], "h${n}": ["g${n + 1}", "h${n + 1}"]`).join()}}`,
      ),
    ],
    ["r.json $.group_subtasks:– TOO_MANY_VALUES 100000"],
  ],
  [
    "more results than any run has",
    [harness(`{${many(6_000, (n) => `"t${n}": {"acc": 1}`).join()}}`)],
    ["r.json :– TOO_MANY_VALUES 5000"],
  ],
  [
    "far more",
    [harness(`{"a": {${many(30_000, (n) => `"m${n}": 1`).join()}}}`)],
    ["r.json $.results:– TOO_MANY_VALUES 5000"],
  ],
  [
    "a category for every item",
    [["k.csv", `category,answer,pred\n${many(6_000, (n) => `c${n},A,A`).join("\n")}`]],
    ["k.csv :– TOO_MANY_VALUES 5000"],
  ],
  [
    "a control character in a category",
    [["k.csv", "category,answer,pred\na\u0007b,A,A"]],
    ["k.csv :2 NOT_PRINTABLE a\u0007b"],
  ],
  [
    "a metric for every item",
    [["samples_a.jsonl", many(6_000, (n) => `{"doc_id": ${n}, "m${n}": 1}`).join("\n")]],
    ["samples_a.jsonl :– TOO_MANY_VALUES 5000"],
  ],
  [
    "the items of one task twice",
    [
      ["samples_a_1.jsonl", '{"doc_id": 1, "acc": 1}'],
      ["x_samples_a_1.jsonl", '{"doc_id": 1, "acc": 0}'],
    ],
    ["x_samples_a_1.jsonl a_1:– TWO_RUNS "],
  ],
  [
    "two files of instances",
    [
      ["per_instance_stats.json", "[]"],
      ["b_per_instance_stats.json", "[]"],
    ],
    ["b_per_instance_stats.json :– TWO_RUNS "],
  ],
  [
    "a list that promises one more",
    [["per_instance_stats.json", '[{"stats": []},\n]']],
    ["per_instance_stats.json $:2 SYNTAX ]"],
  ],
  [
    "UTF-16",
    [["r.json", new Uint8Array(Buffer.from('\ufeff{"results": {}}', "utf16le"))]],
    ["r.json :– NOT_UTF8 byte 1"],
  ],
  [
    "a Korean table of old times",
    [["k.csv", Buffer.concat([Buffer.from("answer,pred\n"), Buffer.from([0xb9, 0xd9])])]],
    ["k.csv :– NOT_UTF8 byte 13"],
  ],
  ["a packed file", [["r.json", new Uint8Array([0x50, 0x4b, 0x03, 0x04])]], ["r.json $:1 SYNTAX PK\u0003\u0004"]],
])("%s is refused with its place", async (_name, files, expected) =>
  expect(await problems(...files)).toEqual(expected),
);

it("a problem is no longer than people read, however long the names in the file", async () => {
  const [problem = ""] = await problems(harness(`{"${"x".repeat(1_000_000)}": {"acc": 1}}`));
  expect(problem).toContain("TEXT_TOO_LONG");
  expect(problem.length).toBeLessThan(500);
});

it("control characters in what a model answered are nobody's names: the items are read", async () => {
  expect(await problems(["samples_a.jsonl", '{"doc_id": 1, "resps": [["\\u0000\\ud800"]], "acc": 1}'])).toEqual([]);
});

it("groups in a circle have no leaves, and groups of groups have each leaf once", async () => {
  const rest = ', "group_subtasks": {"g": ["h"], "h": ["g"], "k": ["l", "a"], "l": ["a", "b"]}';
  const bytes = new TextEncoder().encode(`{"results": {"g": {"acc,none": 1}, "k": {"acc,none": 1}}${rest}}`);
  const read = await readRun([{ name: "r.json", chunks: once(bytes) }]);
  expect(read.ok && read.run.rows.map(({ kind, leaves }) => [kind, leaves])).toEqual([
    ["GROUP", []],
    ["GROUP", ["a", "b"]],
  ]);
});
