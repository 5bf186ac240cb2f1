import { describe, expect, it } from "vitest";
import { signatureReminder } from "./reminders";

const MARKS = [7, 14, 28];
// 20:00 KST on 1 March: days are counted by the Korean calendar.
const offeredAt = new Date("2026-03-01T11:00:00Z");
const due = (at: string, sent: number[] = [], marks = MARKS) =>
  signatureReminder({ offeredAt, sent }, marks, new Date(at));

describe("D4: when whoever has not signed is asked again", () => {
  it.each([
    ["2026-03-07T14:59:59.999Z", null],
    ["2026-03-07T15:00:00Z", 7],
    ["2026-03-14T14:59:59.999Z", 7],
    ["2026-03-14T15:00:00Z", 14],
    ["2026-06-01T00:00:00Z", 28],
  ])("at %s the mark is %s", (at, mark) => {
    expect(due(at)).toBe(mark);
  });

  it("is once a mark, and after a pause only the latest", () => {
    expect(due("2026-03-09T00:00:00Z", [7])).toBeNull();
    expect(due("2026-03-16T00:00:00Z", [7])).toBe(14);
    expect(due("2026-05-01T00:00:00Z", [14])).toBe(28);
    expect(due("2026-05-01T00:00:00Z", [28])).toBeNull();
    expect(due("2026-05-01T00:00:00Z", [], [])).toBeNull();
  });
});
