import fc from "fast-check";
import { expect, it } from "vitest";
import { toCsv } from "@/lib/platform/tabular";
import { csvRows } from "./csv-rows";

async function* pieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
const read = (text: string, size = 7) => Array.fromAsync(csvRows(pieces(text, size)));

it("reads what the portal writes, wherever the pieces end", async () => {
  const cell = fc.string({ maxLength: 12 }).filter((text) => !/^[=+\-@\t\r]/.test(text) && !text.includes("\r"));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      async (rows, size) => {
        const csv = toCsv({ columns: ["a", "b", "c"], rows });
        expect(await read(csv, size)).toEqual([["a", "b", "c"], ...rows]);
      },
    ),
    { numRuns: 200 },
  );
});

it("takes semicolons and tabs, a last line without an end, and no line at all", async () => {
  expect(await read("a;b\n1;2")).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
  expect(await read("a\tb\r\n1\t2\r\n")).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
  expect(await read("a,b")).toEqual([["a", "b"]]);
  expect(await read("")).toEqual([]);
});
