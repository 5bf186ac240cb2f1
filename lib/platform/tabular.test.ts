import { expect, it } from "vitest";
import { type Cell, toCsv } from "./tabular";

it.each<[string, Cell, string]>([
  ["plain", "가온", "가온"],
  ["a formula", "=1+1", "'=1+1"],
  ["a phone number", "+82", "'+82"],
  ["a negative figure stays a figure", -5, "-5"],
  ["commas and quotes", 'a "b", c', '"a ""b"", c"'],
  ["a formula with a comma", "@sum(a,b)", '"\'@sum(a,b)"'],
  ["nothing", null, ""],
])("%s", (_name, cell, expected) => {
  expect(toCsv({ columns: ["칸", "끝"], rows: [[cell, "끝"]] })).toBe(`\uFEFF칸,끝\r\n${expected},끝\r\n`);
});
