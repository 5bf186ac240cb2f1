import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import {
  buildSelectionSheet,
  recomputeSelection,
  type SelectionInputs,
  type SelectionSheet,
} from "./calculation-sheet";

const rulebook = rulebookContentSchema.parse(RULEBOOK_V1);
const entry = (seatNo: number, points: number) => ({
  seatNo,
  revision: 1,
  items: {
    technologyCapability: points,
    technologyExperience: points,
    goalsExcellence: 1000,
    goalsFeasibility: 1000,
    impactAccess: 1000,
    impactTransformation: 1000,
  },
  totalHundredths: points * 2 + 4000,
});
const inputs = (): SelectionInputs => ({
  call: { id: "c", code: "2025-01" },
  rulebookVersion: 1,
  criteria: rulebook.rubric.criteria.map(({ key, maxHundredths, subCriteria }) => ({
    key,
    maxHundredths,
    items: subCriteria.map((sub) => ({ key: sub.key, maxHundredths: sub.maxHundredths })),
  })),
  aggregation: rulebook.aggregation,
  tieChain: rulebook.tieChain,
  selection: { seats: 1, cutoffHundredths: 7000, reserveCount: 1 },
  proposals: ["b", "a"].map((proposalId, index) => ({
    proposalId,
    receiptNumber: `FM-2025-01-000${index}`,
    sealSha256: proposalId.repeat(64),
    sheets: [5, 4, 3, 2, 1].map((seatNo) => entry(seatNo, 1500 + seatNo * 50 + index * 50)),
  })),
  missing: [],
  missingReason: null,
});
const sheet = () => JSON.parse(JSON.stringify(buildSelectionSheet(inputs()))) as SelectionSheet;
const differences = (change: (given: SelectionSheet) => void): string => {
  const given = sheet();
  change(given);
  const result = recomputeSelection(given);
  return result.ok ? "" : result.differences.join("\n");
};

/** The same proposals in an additional call, where each seat votes (P5). */
const additional = (selectNone = false): SelectionInputs => {
  const given = inputs();
  return {
    ...given,
    selection: {
      ...given.selection,
      majority: { majorityOverBasisPoints: 5_000, majorityOf: "VALID_SHEETS" },
      selectNone,
    },
    proposals: given.proposals.map((one) => ({
      ...one,
      sheets: one.sheets.map((sheet) => ({ ...sheet, suitable: sheet.seatNo > (one.proposalId === "a" ? 3 : 2) })),
    })),
  };
};
const recomputed = (given: SelectionInputs, change: (sheet: SelectionSheet) => void = () => undefined) => {
  const written = JSON.parse(JSON.stringify(buildSelectionSheet(given))) as SelectionSheet;
  change(written);
  return { written, outcome: recomputeSelection(written) };
};

describe("P5, S11: the sheet of an additional call", () => {
  it("holds the votes and the rule, and recomputes: the better total without a majority is not taken", () => {
    const { written, outcome } = recomputed(additional());
    expect(outcome).toEqual({ ok: true });
    expect(written.results.map(({ proposalId, result, votes }) => [proposalId, result, votes])).toEqual([
      ["a", "NO_MAJORITY", { suitable: 2, counted: 5 }],
      ["b", "SELECTED", { suitable: 3, counted: 5 }],
    ]);
  });

  it("holds the choice of nobody, and recomputes", () => {
    const { written, outcome } = recomputed(additional(true));
    expect(outcome).toEqual({ ok: true });
    expect(written.results.some(({ result }) => result === "SELECTED" || result === "RESERVE")).toBe(false);
  });

  it.each<[string, (given: SelectionSheet) => void, RegExp]>([
    [
      "a vote",
      (given) => {
        const first = given.proposals[0]?.sheets[0];
        if (first) first.suitable = true;
      },
      /votes:/,
    ],
    [
      "a vote left out",
      (given) => {
        delete given.proposals[0]?.sheets[0]?.suitable;
      },
      /seat 1: the vote is missing/,
    ],
    [
      "the choice",
      (given) => {
        given.selection.selectNone = true;
      },
      /result:/,
    ],
    [
      "the majority",
      (given) => {
        if (given.selection.majority) given.selection.majority.majorityOverBasisPoints = 3_000;
      },
      /result:/,
    ],
    [
      "its version",
      (given) => {
        given.version = 1;
      },
      /version 1 knows no majority/,
    ],
  ])("names a change of %s", (_name, change, expected) => {
    const { outcome } = recomputed(additional(), change);
    expect(outcome.ok ? "" : outcome.differences.join("\n")).toMatch(expected);
  });

  it("refuses votes and the choice of nobody where points alone decide", () => {
    const voted = recomputed({ ...additional(), selection: inputs().selection }).outcome;
    expect(voted.ok ? "" : voted.differences[0]).toMatch(/a vote where none is asked for/);
    const none = recomputed({ ...inputs(), selection: { ...inputs().selection, selectNone: true } }).outcome;
    expect(none.ok ? "" : none.differences[0]).toMatch(/nobody may be chosen only where/);
  });

  it("a sheet written as version 1, which knew no votes, recomputes as it did", () => {
    const { written } = recomputed(inputs(), (sheet) => {
      sheet.version = 1;
    });
    expect(recomputeSelection(written)).toEqual({ ok: true });
  });
});

describe("S11: recomputation by anybody", () => {
  it("agrees with what was exported", () => expect(recomputeSelection(sheet())).toEqual({ ok: true }));

  it("has one spelling whatever the order of the inputs", () => {
    const turned = inputs();
    turned.proposals.reverse();
    expect(buildSelectionSheet(turned)).toEqual(buildSelectionSheet(inputs()));
  });

  it.each<[string, (given: SelectionSheet) => void, RegExp]>([
    [
      "a score",
      (given) => {
        const first = given.proposals[0]?.sheets[2];
        if (first) first.items.goalsExcellence = 1500;
      },
      /seat 3: total/,
    ],
    [
      "a score out of range",
      (given) => {
        const first = given.proposals[0]?.sheets[0];
        if (first) first.items.goalsExcellence = 1550;
      },
      /out of range/,
    ],
    [
      "a result",
      (given) => {
        const first = given.results[0];
        if (first) first.result = "RESERVE";
      },
      /result: "RESERVE"/,
    ],
    [
      "a total",
      (given) => {
        const first = given.results[0];
        if (first) first.total.numerator = "1";
      },
      /total:/,
    ],
    [
      "the order",
      (given) => {
        given.results.reverse();
      },
      /rank:/,
    ],
    [
      "the seed",
      (given) => {
        given.seed = "0".repeat(64);
      },
      /^seed:/,
    ],
    [
      "a missing result",
      (given) => {
        given.results.pop();
      },
      /results: 1/,
    ],
    [
      "a seat twice",
      (given) => {
        const one = given.proposals[0];
        if (one?.sheets[0]) one.sheets.push(one.sheets[0]);
      },
      /two sheets/,
    ],
    [
      "the rule",
      (given) => {
        given.aggregation.trimFromSheets = 9;
      },
      /keptSeats/,
    ],
  ])("names a change of %s", (_name, change, expected) => expect(differences(change)).toMatch(expected));

  it.each([null, 1, "x", [], {}, { kind: "selection-ranking", version: 3 }])(
    "refuses %o without a word of panic",
    (given) => expect(recomputeSelection(given).ok).toBe(false),
  );
  it("survives hollow sheets", () => {
    const hollow = {
      kind: "selection-ranking",
      version: 1,
      criteria: [null],
      tieChain: [],
      proposals: [{}],
      results: [],
      missing: [],
      call: {},
      aggregation: {},
      selection: {},
    };
    expect(recomputeSelection(hollow).ok).toBe(false);
  });
});
