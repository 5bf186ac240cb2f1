import { describe, expect, it } from "vitest";
import { type ReplacementFacts, replacementOf } from "./replacement";

const facts: ReplacementFacts = {
  ...{ state: "FINAL", isLatest: true, wanted: 3, active: 3, maxTeams: 5, additionalSeats: 1 },
};

describe("P5: an additional call after a final stage", () => {
  it.each([
    ["as many as planned, and seats left", {}, { missing: 0, seats: 1 }],
    ["a gate removed one too many", { active: 2 }, { missing: 1, seats: 1 }],
    ["a gate removed everybody", { active: 0 }, { missing: 3, seats: 1 }],
    ["an additional call has brought more than were wanted", { active: 4 }, { missing: 0, seats: 1 }],
    ["two seats a call, two free", { additionalSeats: 2 }, { missing: 0, seats: 2 }],
    ["two seats a call, one free", { active: 4, additionalSeats: 2 }, null],
    ["no seat free", { active: 5 }, null],
    ["not final yet", { state: "PUBLISHED" as const, active: 2 }, null],
    ["a later stage is decided", { isLatest: false, active: 2 }, null],
  ])("%s", (_name, change, expected) => {
    expect(replacementOf({ ...facts, ...change })).toEqual(expected);
  });
});
