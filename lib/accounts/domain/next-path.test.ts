import { expect, it } from "vitest";
import { safeNextPath } from "./next-path";

it.each([
  [undefined, "/dashboard"],
  ["", "/dashboard"],
  ["/proposals/1?tab=2", "/proposals/1?tab=2"],
  ["/en/proposals/1", "/proposals/1"],
  ["/en", "/"],
  ["/english", "/english"],
  [["/calls", "/x"], "/calls"],
  ["//evil.example", "/dashboard"],
  ["/\\evil.example", "/dashboard"],
  ["/\t/evil.example", "/dashboard"],
  ["/en//evil.example", "/dashboard"],
  ["/./../..//evil.example", "/dashboard"],
  ["https://evil.example", "/dashboard"],
  ["javascript:alert(1)", "/dashboard"],
  ["/sign-in?next=/sign-in", "/dashboard"],
])("%j → %s", (next, expected) => expect(safeNextPath(next)).toBe(expected));
