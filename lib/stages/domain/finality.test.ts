import { expect, it } from "vitest";
import type { StageDeliberation } from "@/lib/deliberation/domain/stage-item";
import { deliberationRefusal } from "./deliberation";
import { finalityRefusal } from "./finality";

const DUE = new Date("2025-12-22T14:59:59.999Z");
const published = (objectionsDueAt: Date | null = DUE) => ({
  ...{ state: "PUBLISHED" as const, objectionsDueAt, undecided: 0, uncorrected: 0, correctionWaits: false },
});

it("S10, C2: the last instant is still in the window, a millisecond later the result may be final", () => {
  expect(finalityRefusal(published(), new Date(DUE.getTime() - 1_000))).toBe("WINDOW_OPEN");
  expect(finalityRefusal(published(), DUE)).toBe("WINDOW_OPEN");
  expect(finalityRefusal(published(), new Date(DUE.getTime() + 1))).toBeNull();
  expect(finalityRefusal(published(), new Date(DUE.getTime() + 1_000))).toBeNull();
  // Results of before there was a window.
  expect(finalityRefusal(published(null), DUE)).toBeNull();
  expect(finalityRefusal({ ...published(), state: "other" }, new Date(DUE.getTime() + 1))).toBe("NOT_PUBLISHED");
});

it("E3, S10: nothing is final while an objection is undecided, or what an accepted one asked for is not done", () => {
  const after = new Date(DUE.getTime() + 1);
  expect(finalityRefusal({ ...published(), undecided: 1 }, after)).toBe("OBJECTIONS_UNDECIDED");
  expect(finalityRefusal({ ...published(), uncorrected: 1 }, after)).toBe("CORRECTION_DUE");
  expect(finalityRefusal({ ...published(), uncorrected: 1, correctionWaits: true }, after)).toBe("CORRECTION_WAITS");
});

it("E3: what is on the agenda waits for the minutes; nobody approves what was rejected; no vote counts as no session", () => {
  const session = { sessionId: "s", number: 1, callCode: "2025-01", itemId: "i", minutesSha256: null };
  const motion = { id: "m", number: 1, for: 3, against: 0, abstain: 0 };
  const found = (state: StageDeliberation["state"], vote: "CARRIED" | "REJECTED" | null): StageDeliberation => ({
    ...session,
    state,
    motion: vote && { ...motion, state: vote },
  });
  expect([deliberationRefusal(null, false), deliberationRefusal(null, true)]).toEqual([null, "NOT_DELIBERATED"]);
  for (const state of ["PLANNED", "IN_SESSION", "ENDED"] as const)
    expect(deliberationRefusal(found(state, "CARRIED"), false)).toBe("COMMITTEE_SITS");
  expect(deliberationRefusal(found("FINAL", "CARRIED"), true)).toBeNull();
  expect(deliberationRefusal(found("FINAL", "REJECTED"), false)).toBe("COMMITTEE_REJECTED");
  expect(deliberationRefusal(found("FINAL", null), true)).toBe("NOT_DELIBERATED");
  expect(deliberationRefusal(found("FINAL", null), false)).toBeNull();
});
