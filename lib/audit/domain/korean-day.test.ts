import { expect, test } from "vitest";
import { koreanRange } from "./korean-day";

test.each([
  ["2025-07-21", "2025-07-20T15:00:00.000Z", "2025-07-21T15:00:00.000Z"],
  ["2025-12-31", "2025-12-30T15:00:00.000Z", "2025-12-31T15:00:00.000Z"],
  ["2025-07", "2025-06-30T15:00:00.000Z", "2025-07-31T15:00:00.000Z"],
  ["2025-12", "2025-11-30T15:00:00.000Z", "2025-12-31T15:00:00.000Z"],
])("%s in Korea", (text, from, to) => {
  expect(koreanRange(text)).toEqual({ from: new Date(from), to: new Date(to) });
});

test.each(["", "2025", "2025-13", "2025-07-32", "21.07.2025", "2025-07-21T00"])("%s is no day or month", (text) => {
  expect(koreanRange(text)).toBeNull();
});
