import { describe, expect, it } from "vitest";
import { isOpenForSupplement } from "./supplement";

const dueAt = new Date("2025-08-01T09:00:00.000Z");
const at = (milliseconds: number) => new Date(dueAt.getTime() + milliseconds);
const supplement = { id: "one", sections: ["people", "gpu"], dueAt };

describe("sections opened by a supplement request (A10)", () => {
  it("are writable up to and at the due instant, and not after it", () => {
    expect(isOpenForSupplement(supplement, "gpu", at(-1_000))).toBe(true);
    expect(isOpenForSupplement(supplement, "gpu", at(0))).toBe(true);
    expect(isOpenForSupplement(supplement, "gpu", at(1))).toBe(false);
    expect(isOpenForSupplement(supplement, "gpu", at(1_000))).toBe(false);
  });

  it("are the named ones only", () => {
    expect(isOpenForSupplement(supplement, "impact", at(-1_000))).toBe(false);
    expect(isOpenForSupplement(null, "gpu", at(-1_000))).toBe(false);
  });
});
