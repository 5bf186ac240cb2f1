import { describe, expect, it } from "vitest";
import { offeredDueAt, type RequestFacts, requestRefusal, supplementState } from "./supplement";

const dueAt = new Date("2025-08-01T09:00:00.000Z");
const at = (milliseconds: number) => new Date(dueAt.getTime() + milliseconds);

describe("a supplement request (A10)", () => {
  it.each([
    [-1_000, "OPEN"],
    [0, "OPEN"],
    [1, "LAPSED"],
    [1_000, "LAPSED"],
  ])("%i ms from its due instant is %s", (milliseconds, state) => {
    expect(supplementState({ status: "OPEN", dueAt }, at(milliseconds))).toBe(state);
  });

  it("an answered or cancelled one does not lapse", () => {
    expect(supplementState({ status: "ANSWERED", dueAt }, at(1))).toBe("ANSWERED");
    expect(supplementState({ status: "CANCELLED", dueAt }, at(1))).toBe("CANCELLED");
  });
});

describe("the due instant that is offered", () => {
  it.each([
    ["five days after a Monday is a Saturday, so Monday", "2025-07-21T09:00:00+09:00", 5, "2025-07-28T18:00:00+09:00"],
    ["a Sunday moves to Monday", "2025-07-22T09:00:00+09:00", 5, "2025-07-28T18:00:00+09:00"],
    ["a working day stays", "2025-07-23T09:00:00+09:00", 5, "2025-07-28T18:00:00+09:00"],
    ["days are Korea's just after midnight", "2025-07-23T00:00:00.000+09:00", 2, "2025-07-25T18:00:00+09:00"],
    ["and just before it", "2025-07-22T23:59:59.999+09:00", 2, "2025-07-24T18:00:00+09:00"],
  ])("%s", (_name, now, days, due) => {
    expect(offeredDueAt(new Date(now), days).getTime()).toBe(new Date(due).getTime());
  });
});

describe("asking for a supplement", () => {
  const facts: RequestFacts = {
    isScreeningTime: true,
    counting: "SUBMITTED",
    verdictWaits: false,
    standing: null,
    now: dueAt,
  };
  it.each<[string | null, Partial<RequestFacts>]>([
    [null, {}],
    ["CALL_NOT_IN_SCREENING", { isScreeningTime: false }],
    ["NOT_SUBMITTED", { counting: null }],
    ["VERDICT_STANDS", { counting: "ELIGIBLE" }],
    ["VERDICT_STANDS", { counting: "INELIGIBLE" }],
    ["VERDICT_WAITING", { verdictWaits: true }],
    ["SUPPLEMENT_OPEN", { standing: { status: "OPEN", dueAt } }],
    [null, { standing: { status: "OPEN", dueAt: at(-1) } }],
  ])("is refused with %s", (refusal, change) => {
    expect(requestRefusal({ ...facts, ...change })).toBe(refusal);
  });
});
