import { describe, expect, it } from "vitest";
import { buildSelectionSheet, type SelectionInputs } from "./calculation-sheet";
import { buildStandingSheet, type OutcomeChangeFacts, recomputeStanding, type StandingSheet } from "./standing-results";

const inputs: SelectionInputs = {
  call: { id: "c", code: "2025-01" },
  rulebookVersion: 1,
  criteria: [{ key: "technology", maxHundredths: 10_000, items: [{ key: "technology", maxHundredths: 10_000 }] }],
  aggregation: { trimFromSheets: 5, trimLow: 1, trimHigh: 1 },
  tieChain: ["total", "lot"],
  selection: { seats: 1, cutoffHundredths: 7_000, reserveCount: 1, majority: null, selectNone: false },
  proposals: [90, 80, 75, 60].map((points, index) => ({
    proposalId: `p${index}`,
    receiptNumber: `FM-2025-01-000${index + 1}`,
    sealSha256: String(index).repeat(64),
    sheets: [{ seatNo: 1, revision: 1, items: { technology: points * 100 }, totalHundredths: points * 100 }],
  })),
  missing: [],
  missingReason: null,
};
const change = (more: Partial<OutcomeChangeFacts> = {}): OutcomeChangeFacts => ({
  objectionNumber: "FM-2025-01-0003-OB",
  proposalId: "p2",
  from: "NOT_SELECTED",
  to: "RESERVE",
  totalHundredths: 7_650,
  at: "2025-09-02T02:00:00.000Z",
  ...more,
});
const lifted = change({
  ...{ objectionNumber: "FM-2025-01-0004-OB", proposalId: "p3", from: "BELOW_CUTOFF", to: "NOT_SELECTED" },
  totalHundredths: 7_100,
});
const sheet = (changes: OutcomeChangeFacts[] = [change(), lifted]) =>
  JSON.parse(JSON.stringify(buildStandingSheet(buildSelectionSheet(inputs), changes))) as StandingSheet;
const problems = (given: unknown): string => {
  const outcome = recomputeStanding(given);
  return outcome.ok ? "" : outcome.differences.join("\n");
};

describe("S10, S11: results as they stand after objections", () => {
  it("recomputes, with and without changes; without any, the head is the ranking's own hash", () => {
    expect(problems(sheet())).toBe("");
    const plain = sheet([]);
    expect(problems(plain)).toBe("");
    expect(plain.headSha256).toBe(plain.rankingSha256);
    expect(sheet().standing.map(({ result, totalHundredths }) => [result, totalHundredths])).toEqual([
      ["SELECTED", 9_000],
      ["RESERVE", 8_000],
      ["RESERVE", 7_650],
      ["NOT_SELECTED", 7_100],
    ]);
  });

  it.each<[string, (given: StandingSheet) => void, RegExp]>([
    [
      "a changed score",
      (given) => Object.assign(given.ranking.proposals[0]?.sheets[0]?.items ?? {}, { technology: 1 }),
      /total/,
    ],
    [
      "a changed standing result",
      (given) => Object.assign(given.standing[1] ?? {}, { result: "SELECTED" }),
      /^standing:/,
    ],
    [
      "a changed new total",
      (given) => Object.assign(given.changes[0] ?? {}, { totalHundredths: 7_700 }),
      /the chain breaks/,
    ],
    ["a change left out", (given) => void given.changes.shift(), /the chain breaks/],
    ["the last change left out", (given) => void given.changes.pop(), /^head:/],
    ["changes in another order", (given) => void given.changes.reverse(), /the chain breaks/],
    [
      "another ranking under the published hash",
      (given) => Object.assign(given.ranking, { rulebookVersion: 2 }),
      /^ranking: hash/,
    ],
  ])("names %s", (_name, turn, expected) => {
    const given = sheet();
    turn(given);
    expect(problems(given)).toMatch(expected);
  });

  it.each<[string, OutcomeChangeFacts, RegExp]>([
    ["from what it was not", change({ from: "BELOW_CUTOFF" }), /was NOT_SELECTED, not BELOW_CUTOFF/],
    ["to the worse", change({ proposalId: "p1", from: "RESERVE", to: "NOT_SELECTED" }), /to the worse/],
    ["to a lower total", change({ totalHundredths: 7_400 }), /a lower total/],
    [
      "below the cut-off",
      change({ proposalId: "p3", from: "BELOW_CUTOFF", totalHundredths: 6_900 }),
      /below the cut-off/,
    ],
    ["of an unknown proposal", change({ proposalId: "px" }), /has no result/],
  ])("a well-chained change %s does not pass", (_name, facts, expected) =>
    expect(problems(sheet([facts]))).toMatch(expected),
  );

  it("one result changes once", () => expect(problems(sheet([change(), change()]))).toMatch(/changed before/));

  it.each([null, 1, {}, { kind: "selection-standing", version: 1, ranking: {}, changes: [], standing: [] }])(
    "refuses %o without a word of panic",
    (given) => expect(recomputeStanding(given).ok).toBe(false),
  );
});
