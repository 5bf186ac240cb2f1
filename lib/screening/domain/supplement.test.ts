import { describe, expect, it } from "vitest";
import { supplementState } from "./supplement";

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
