import { expect, test } from "vitest";
import { changesOf, factsOf } from "./changes";

test("old and new values stand side by side, also when one side lacks the field", () => {
  const data = { from: { status: "DRAFT", version: 1 }, to: { status: "SUBMITTED", receipt: "FM-1" }, reason: "x" };
  expect(changesOf(data)).toEqual([
    { field: "status", before: "DRAFT", after: "SUBMITTED" },
    { field: "version", before: "1", after: null },
    { field: "receipt", before: null, after: "FM-1" },
  ]);
  expect(factsOf(data)).toEqual([{ field: "reason", value: "x" }]);
});

test("plain old and new values are one change without a field", () => {
  expect(changesOf({ from: null, to: "2025-07-21" })).toEqual([{ field: "", before: null, after: "2025-07-21" }]);
  expect(changesOf({ note: "x" })).toEqual([]);
});
