import { expect, it } from "vitest";
import { csvOf } from "./export";

it.each([
  ["plain", "가온", "가온"],
  ["a formula", "=1+1", "'=1+1"],
  ["a phone number", "+82", "'+82"],
  ["commas and quotes", 'a "b", c', '"a ""b"", c"'],
  ["a formula with a comma", "@sum(a,b)", '"\'@sum(a,b)"'],
])("%s", (_name, cell, expected) => {
  expect(csvOf([[cell, "끝"]])).toBe(`\uFEFF${expected},끝\r\n`);
});
