import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ballotRefusal, priorityOrder, type VotedLot } from "./priority";

const lot = (id: string, number: number, more: Partial<VotedLot> = {}): VotedLot => ({
  ...{ id, number, estimatedWon: 100n, wanting: 1 },
  ...more,
});
const order = (lots: VotedLot[], ...ballots: Record<string, number>[]) =>
  priorityOrder(lots, ballots).map(({ lotId, tie }) => `${lotId}${tie ? ` ${tie}` : ""}`);

describe("T2: priority of lots", () => {
  it.each([
    ["points first", [lot("a", 1), lot("b", 2)], [{ a: 40, b: 60 }], ["b", "a"]],
    ["then teams that gave any", [lot("a", 1), lot("b", 2)], [{ a: 100 }, { b: 50 }, { b: 50 }], ["b", "a SUPPORTERS"]],
    ["then teams that wish", [lot("a", 1), lot("b", 2, { wanting: 2 })], [{ a: 50, b: 50 }], ["b", "a WANTING"]],
    ["then the lower price", [lot("a", 1), lot("b", 2, { estimatedWon: 99n })], [{ a: 50, b: 50 }], ["b", "a PRICE"]],
    ["then the earlier number", [lot("b", 2), lot("a", 1)], [], ["a", "b NUMBER"]],
  ] as const)("%s", (_, lots, ballots, expected) => {
    expect(order([...lots], ...ballots)).toEqual(expected);
  });

  it("does not depend on the order of lots or ballots", () => {
    const lots = [lot("a", 1), lot("b", 2, { wanting: 3 }), lot("c", 3, { estimatedWon: 5n })];
    const points = fc.record({ a: fc.nat(9), b: fc.nat(9), c: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(points, { maxLength: 6 }), (ballots) => {
        expect(priorityOrder([...lots].reverse(), [...ballots].reverse())).toEqual(priorityOrder(lots, ballots));
      }),
    );
  });
});

describe("T2: a ballot", () => {
  const closesAt = new Date("2026-03-10T09:00:00.000Z");
  const round = { closesAt, pointsPerTeam: 100, lotIds: ["a", "b"] };
  const at = (offset: number) => new Date(closesAt.getTime() + offset);
  it.each([
    ["at the closing instant", { a: 100 }, "ACTIVE", 0, null],
    ["a millisecond later", { a: 100 }, "ACTIVE", 1, "ROUND_CLOSED"],
    ["of a team that left", { a: 100 }, "ELIMINATED", 0, "TEAM_LEFT"],
    ["on another round's lot", { a: 50, c: 50 }, "ACTIVE", 0, "LOT_NOT_IN_ROUND"],
    ["short of points", { a: 50, b: 49 }, "ACTIVE", 0, "POINTS_SUM"],
    ["above its points", { a: 50, b: 51 }, "ACTIVE", 0, "POINTS_SUM"],
  ] as const)("%s", (_, points, status, offset, reason) => {
    expect(ballotRefusal({ ...points }, { status }, round, at(offset))?.reason ?? null).toBe(reason);
  });
});
