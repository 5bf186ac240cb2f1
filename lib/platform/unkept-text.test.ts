import { expect, test } from "vitest";
import { unkeptPaths } from "./unkept-text";

test.each<[string, unknown, string[]]>([
  ["what people type", { name: "한글 😀\n\t", list: ["a", null, 3, true, 10n], day: new Date(0) }, []],
  ["NUL in a field", { name: "가\u0000나" }, ["name"]],
  ["NUL deep in a list", { items: [{ note: "a" }, { note: "\u0000" }] }, ["items.1.note"]],
  ["either half of a pair", { high: "\ud83d", low: "\ude00", both: "😀" }, ["high", "low"]],
  ["a key", { content: { "a\u0000": 1 } }, ["content"]],
  ["a bare text", "\u0000", [""]],
  ["bytes of a file", new Uint8Array([0, 1]), []],
  ["nothing", null, []],
  ["something nested without end", { body: JSON.parse("[".repeat(5_000) + "]".repeat(5_000)) }, ["body"]],
])("names where there is %s", (_name, sent, paths) => {
  expect(unkeptPaths(sent)).toEqual(paths);
});
