import { describe, expect, it } from "vitest";
import { contentHash } from "./content";
import { type DecisionFacts, decisionRefusal, isUpheld, resultAfter, type Voice } from "./decision";
import { dueReminder, dueUrgency } from "./due";
import { filingRefusal, objectionWindow } from "./window";

const day = (text: string) => new Date(`${text}+09:00`);

describe("S10: the window", () => {
  const call = { publishedAt: day("2025-08-04T09:00"), objectionsDueAt: new Date("2025-08-14T14:59:59.999Z") };
  const end = call.objectionsDueAt.getTime();
  it.each([
    ["a millisecond before the publication", call.publishedAt.getTime() - 1, "BEFORE", "RESULTS_NOT_PUBLISHED"],
    ["at the publication", call.publishedAt.getTime(), "OPEN", null],
    ["T − 1 ms", end - 1, "OPEN", null],
    ["T", end, "OPEN", null],
    ["T + 1 ms", end + 1, "CLOSED", "WINDOW_CLOSED"],
  ])("%s", (_what, at, state, refusal) => {
    expect(objectionWindow(call, new Date(at))).toBe(state);
    expect(filingRefusal({ ...call, filed: false }, new Date(at))).toBe(refusal);
    expect(filingRefusal({ ...call, filed: true }, new Date(at))).toBe("ALREADY_FILED");
  });
  it("does not exist for calls without one", () => {
    expect(objectionWindow({ publishedAt: call.publishedAt, objectionsDueAt: null }, day("2025-08-05T00:00"))).toBe(
      "CLOSED",
    );
  });
});

const voice = (opinion: Voice["opinion"], isOriginal = false): Voice => ({ opinion, isOriginal });
const [up, down, away] = [voice("UPHOLD"), voice("DISMISS"), voice("ABSENT")];
const facts = (more: Partial<DecisionFacts> = {}): DecisionFacts => ({
  verdict: "ACCEPTED",
  voices: [up, up, down],
  minMembers: 3,
  current: { result: "RESERVE", totalNumerator: 25_000n, totalDenominator: 3n },
  newResult: "SELECTED",
  newTotalHundredths: null,
  cutoffHundredths: 7_000,
  ...more,
});
const below = { result: "BELOW_CUTOFF", totalNumerator: 20_999n, totalDenominator: 3n } as const;

describe("S10: the decision", () => {
  it.each<[string, Partial<DecisionFacts>, string | null]>([
    ["accepted by a majority, from reserve to selected", {}, null],
    [
      "two of three is enough, of whom one is new",
      { voices: [voice("UPHOLD", true), voice("UPHOLD", true), down] },
      null,
    ],
    ["the original panel alone", { voices: [1, 2, 3].map(() => voice("UPHOLD", true)) }, "ORIGINAL_PANEL_ALONE"],
    [
      "the only new person absent",
      { voices: [...[1, 2, 3].map(() => voice("UPHOLD", true)), away] },
      "ORIGINAL_PANEL_ALONE",
    ],
    ["one too few present", { voices: [up, up, away] }, "TOO_FEW_PRESENT"],
    ["exactly half upholds", { voices: [up, up, down, down] }, "AGAINST_VOICES"],
    ["rejected though a majority upholds", { verdict: "REJECTED", newResult: null }, "AGAINST_VOICES"],
    ["rejected by half", { verdict: "REJECTED", newResult: null, voices: [up, up, down, down] }, null],
    [
      "rejected with a consequence",
      { verdict: "REJECTED", voices: [down, down, down] },
      "CONSEQUENCE_WITHOUT_ACCEPTANCE",
    ],
    ["inadmissible needs nobody", { verdict: "INADMISSIBLE", voices: [], newResult: null }, null],
    ["inadmissible changes nothing", { verdict: "INADMISSIBLE", voices: [] }, "CONSEQUENCE_WITHOUT_ACCEPTANCE"],
    ["accepted without any change", { newResult: null }, "NOTHING_CHANGES"],
    ["accepted to what it is already", { newResult: "RESERVE" }, "NOTHING_CHANGES"],
    [
      "accepted to something worse",
      {
        newResult: "RESERVE",
        current: { ...below, totalNumerator: 25_000n, totalDenominator: 3n, result: "SELECTED" },
      },
      "NOTHING_CHANGES",
    ],
    ["of a stage, accepted: what follows is a decision of its own", { newResult: null, current: null }, null],
    ["of a stage with a consequence", { current: null }, "CONSEQUENCE_WITHOUT_ACCEPTANCE"],
    ["a new total alone", { newResult: null, newTotalHundredths: 8_400 }, null],
    ["a new total of exactly the old one, rounded down", { newResult: null, newTotalHundredths: 8_333 }, "TOTAL_LOWER"],
    ["from below the cut-off without a new total", { current: below }, "BELOW_CUTOFF"],
    [
      "from below, the new total a hundredth short",
      { current: { ...below, totalNumerator: 6_000n, totalDenominator: 1n }, newTotalHundredths: 6_999 },
      "BELOW_CUTOFF",
    ],
    ["from below, the new total at the cut-off", { current: below, newTotalHundredths: 7_000 }, null],
  ])("%s", (_what, more, refusal) => {
    expect(decisionRefusal(facts(more))).toBe(refusal);
  });

  it("nobody present upholds nothing", () => {
    expect(isUpheld([])).toBe(false);
    expect(isUpheld([away, away])).toBe(false);
  });

  it("a total that reaches the cut-off lifts the result above it, and no further", () => {
    const change = { newResult: null, newTotalHundredths: 7_000, cutoffHundredths: 7_000 };
    expect(resultAfter({ ...change, current: below })).toBe("NOT_SELECTED");
    expect(resultAfter({ ...change, current: { ...below, result: "RESERVE" } })).toBe("RESERVE");
    expect(resultAfter({ ...change, newTotalHundredths: 6_999, current: below })).toBe("BELOW_CUTOFF");
  });
});

describe("S10: thirty days", () => {
  const due = new Date("2025-09-11T14:59:59.999Z");
  it.each([
    ["2025-08-12T14:00", "IN_TIME", 30],
    ["2025-09-04T00:00", "SOON", 7],
    ["2025-09-11T23:59", "SOON", 0],
    ["2025-09-12T00:00", "OVERDUE", 1],
    ["2025-09-20T00:00", "OVERDUE", 9],
  ])("on %s", (at, urgency, days) => {
    expect(dueUrgency(due, day(at))).toEqual({ urgency, days });
  });

  it("reminds once a mark, of the nearest mark only, and of none that had passed when it was filed", () => {
    const filed = { decisionDueAt: due, filedAt: day("2025-08-12T14:00"), remindedDays: [] as number[] };
    const marks = [7, 3, 1];
    expect(dueReminder(filed, marks, day("2025-09-03T23:59"))).toBeNull();
    expect(dueReminder(filed, marks, day("2025-09-04T00:00"))).toBe(7);
    expect(dueReminder({ ...filed, remindedDays: [7] }, marks, day("2025-09-05T00:00"))).toBeNull();
    expect(dueReminder(filed, marks, day("2025-09-10T08:00"))).toBe(1);
    expect(dueReminder({ ...filed, remindedDays: [1] }, marks, day("2025-09-10T09:00"))).toBeNull();
    expect(dueReminder(filed, marks, day("2025-09-12T00:00"))).toBeNull();
    expect(dueReminder({ ...filed, filedAt: day("2025-09-06T09:00") }, marks, day("2025-09-06T10:00"))).toBeNull();
  });
});

it("the hash of what was filed does not depend on the order of files", () => {
  const files = [
    { name: "a.pdf", sha256: "aa" },
    { name: "b.pdf", sha256: "bb" },
  ];
  const content = { receiptNumber: "FM-2025-01-0001", ground: "FACTS", statement: "가", request: "나", files };
  expect(contentHash(content)).toBe(contentHash({ ...content, files: [...files].reverse() }));
  expect(contentHash(content)).not.toBe(contentHash({ ...content, statement: "가나" }));
});
