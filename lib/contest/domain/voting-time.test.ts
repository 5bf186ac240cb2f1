import { expect, it } from "vitest";
import { isBeforeClose } from "./voting-time";

const CLOSES = new Date("2026-06-15T09:00:00.000Z");

it.each([
  [-1, true],
  [0, true],
  [1, false],
])("C2: a vote %i ms from the closing instant counts: %s", (offset, counts) =>
  expect(isBeforeClose(CLOSES, new Date(CLOSES.getTime() + offset))).toBe(counts),
);
