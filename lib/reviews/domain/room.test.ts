import { describe, expect, it } from "vitest";
import { answerRefusal, isPut, presidingSeat, roomOpens } from "./room";
import { ONLY_WRITTEN } from "./rounds";

const seat = (seatNo: number, more: object = {}) =>
  ({ seatNo, isChair: false, declaration: "CLEAR", ...more }) as Parameters<typeof presidingSeat>[0][number];

describe("S2: the room opens as colleagues' reviews do", () => {
  it.each([
    ["NEVER", "SUBMITTED", false],
    ["AFTER_OWN", null, false],
    ["AFTER_OWN", "DRAFT", false],
    ["AFTER_OWN", "SUBMITTED", true],
    ["AFTER_OWN", "ADJUSTING", true],
    ["ALWAYS", null, true],
  ] as const)("%s with a sheet %s: %s", (othersReviews, sheetStatus, open) => {
    expect(roomOpens({ ...ONLY_WRITTEN, othersReviews }, sheetStatus)).toBe(open);
  });
});

describe("S2: who sums up", () => {
  it("is the chair, also before they have declared", () => {
    expect(presidingSeat([seat(1), seat(4, { isChair: true, declaration: "PENDING" })])).toBe(4);
  });
  it("is the lowest open seat where the chair has none in this room, and nobody where none is open", () => {
    expect(presidingSeat([seat(5), seat(2, { declaration: "PENDING" }), seat(3)])).toBe(3);
    expect(presidingSeat([seat(2, { declaration: "PENDING" })])).toBeNull();
    expect(presidingSeat([])).toBeNull();
  });
});

describe("C2: an answer", () => {
  const dueAt = new Date("2025-08-01T09:00:00Z");
  it("is in time at the due instant and late a millisecond after it", () => {
    expect(answerRefusal({ state: "SENT", dueAt }, dueAt)).toBeNull();
    expect(answerRefusal({ state: "SENT", dueAt }, new Date(dueAt.getTime() + 1))).toBe("ANSWER_TOO_LATE");
  });
  it("is given once", () => {
    expect(answerRefusal({ state: "ANSWERED", dueAt }, dueAt)).toBe("ALREADY_ANSWERED");
  });
  it("exists for the applicant only where the question was put", () => {
    expect(["ASKED", "SENT", "DECLINED", "ANSWERED"].filter((state) => isPut({ state } as never))).toEqual([
      "SENT",
      "ANSWERED",
    ]);
  });
});
