import { expect, it } from "vitest";
import { currentCall } from "./current";
import type { CallPhase } from "./state";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const call = (name: string, opens: number, closes: number, phase: CallPhase = "ANNOUNCED") => ({
  name,
  phase,
  opensAt: day(opens),
  closesAt: day(closes),
});

it.each([
  ["nothing announced", [], null],
  ["a draft is nobody's business", [call("draft", 1, 20, "DRAFT")], null],
  ["of two open ones the one that closes first", [call("late", 1, 20), call("soon", 1, 12)], "soon"],
  ["an open one before a coming one", [call("coming", 11, 30), call("open", 1, 29)], "open"],
  ["of two coming ones the next to open", [call("far", 20, 30), call("near", 15, 40)], "near"],
  ["a coming one before a closed one", [call("closed", 1, 9), call("coming", 11, 12)], "coming"],
  ["of closed ones the latest", [call("older", 1, 5, "PUBLISHED"), call("newer", 2, 8, "IN_REVIEW")], "newer"],
])("%s", (_name, calls, chosen) => {
  expect(currentCall(calls, day(10))?.name ?? null).toBe(chosen);
});
