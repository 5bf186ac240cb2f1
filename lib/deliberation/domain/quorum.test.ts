import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { countVotes, rollOf, type Seat, type VoteChoice } from "./quorum";

const rule = rulebookContentSchema.parse(RULEBOOK_V1).committee;
const seats = (members: number, present: number, away = 0): Seat[] => [
  ...Array.from({ length: members }, (_, index) => ({ userId: `m${index}`, present: index < present, away: false })),
  ...Array.from({ length: away }, (_, index) => ({ userId: `a${index}`, present: true, away: true })),
];
const voices = (choices: Partial<Record<VoteChoice, number>>) =>
  (["FOR", "AGAINST", "ABSTAIN"] as const)
    .flatMap((choice) => Array.from({ length: choices[choice] ?? 0 }, () => choice))
    .map((choice, index) => ({ userId: `m${index}`, choice }));

describe("quorum (D1): a majority of the members", () => {
  it.each([
    [9, 4, 5, false],
    [9, 5, 5, true],
    [10, 5, 6, false], // exactly half is no majority
    [10, 6, 6, true],
    [20, 10, 11, false],
    [20, 11, 11, true],
    [1, 1, 1, true],
    [2, 1, 2, false],
    [0, 0, 1, false],
  ])("of %i members with %i present: %i needed → %s", (members, present, needed, quorate) => {
    expect(rollOf(seats(members, present), rule)).toEqual({ members, present, needed, quorate });
  });

  it("leaves out whoever is away for the item, from both numbers (S3)", () => {
    expect(rollOf(seats(4, 3, 6), rule)).toEqual({ members: 4, present: 3, needed: 3, quorate: true });
    expect(rollOf(seats(4, 2, 6), rule).quorate).toBe(false);
  });
});

describe("a motion (D1): a majority of those present", () => {
  it.each([
    [8, { FOR: 4, AGAINST: 4 }, { carried: false, tied: true, neededFor: 5 }],
    [8, { FOR: 5, AGAINST: 3 }, { carried: true, tied: false }],
    [7, { FOR: 4, AGAINST: 3 }, { carried: true, neededFor: 4 }],
    [7, { FOR: 3, ABSTAIN: 4 }, { carried: false, tied: false, abstain: 4 }], // an abstention is no vote in favour
    [7, { FOR: 3 }, { carried: false, silent: 4 }], // nor is silence
    [7, {}, { carried: false, tied: false, silent: 7 }],
  ])("of %i present with %o", (present, choices, expected) => {
    expect(countVotes(seats(9, present), voices(choices), rule)).toMatchObject(expected);
  });

  it("carries nothing without a quorum, however many are in favour", () => {
    expect(countVotes(seats(10, 5), voices({ FOR: 5 }), rule)).toMatchObject({ quorate: false, carried: false });
  });

  it("can leave abstentions out of the count where the rulebook says so", () => {
    const lenient = { ...rule, abstentionsCount: false };
    expect(countVotes(seats(9, 7), voices({ FOR: 2, AGAINST: 1, ABSTAIN: 4 }), lenient)).toMatchObject({
      carried: true,
      neededFor: 2,
    });
    expect(countVotes(seats(9, 7), voices({ ABSTAIN: 7 }), lenient).carried).toBe(false);
  });

  it("counts no vote of who left or is away", () => {
    const room: Seat[] = [
      { userId: "m0", present: true, away: false },
      { userId: "m1", present: true, away: true },
      { userId: "m2", present: false, away: false },
    ];
    expect(countVotes(room, voices({ FOR: 3 }), { ...rule, quorumOverBasisPoints: 0 })).toMatchObject({
      members: 2,
      present: 1,
      for: 1,
    });
  });

  it("holds for every room: carried means more than half of those present, of more than half of the members", () => {
    const room = fc.array(
      fc.record({
        present: fc.boolean(),
        away: fc.boolean(),
        choice: fc.constantFrom<VoteChoice | null>("FOR", "AGAINST", "ABSTAIN", null),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(room, (people) => {
        const list = people.map((one, index) => ({ ...one, userId: `m${index}` }));
        const cast = list.flatMap(({ userId, choice }) => (choice ? [{ userId, choice }] : []));
        const count = countVotes(list, cast, rule);
        expect(count.for + count.against + count.abstain + count.silent).toBe(count.present);
        if (count.carried) {
          expect(count.for * 2).toBeGreaterThan(count.present);
          expect(count.present * 2).toBeGreaterThan(count.members);
        }
      }),
    );
  });
});
