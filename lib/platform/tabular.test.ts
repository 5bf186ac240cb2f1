import { expect, it } from "vitest";
import { type Cell, figureCell, toCsv } from "./tabular";

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

it.each([
  ["an amount is a number, so that a spreadsheet adds it up", 15_760_000_000n, 15_760_000_000],
  ["a correction too", -3n, -3],
  ["the largest that a spreadsheet holds exactly", 9_007_199_254_740_991n, 9_007_199_254_740_991],
  ["one more stays text", 9_007_199_254_740_992n, "9007199254740992"],
])("%s", (_name, figure, cell) => expect(figureCell(figure)).toBe(cell));
