import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha } from "./agreement";

const asNumber = (units: readonly (readonly number[])[]): number | null => {
  const alpha = krippendorffAlpha(units);
  return alpha && Number(alpha.numerator) / Number(alpha.denominator);
};

describe("Krippendorff's alpha, interval data (S7)", () => {
  it("is 0.849 on the four observers and twelve units of Krippendorff 2011", () => {
    const none = Number.NaN;
    const observers = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3],
      [none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none],
    ];
    const units = Array.from({ length: 12 }, (_, unit) =>
      observers.flatMap((row) => (Number.isNaN(row[unit]) ? [] : [row[unit] ?? 0])),
    );
    expect(asNumber(units)?.toFixed(3)).toBe("0.849");
  });

  it("is one where all agree and the units differ", () => {
    expect(
      asNumber([
        [9_000, 9_000],
        [7_500, 7_500, 7_500],
      ]),
    ).toBe(1);
  });

  it("is null where nothing can be compared", () => {
    expect(krippendorffAlpha([])).toBeNull();
    expect(krippendorffAlpha([[8_000], [7_000]])).toBeNull();
    expect(
      krippendorffAlpha([
        [8_000, 8_000],
        [8_000, 8_000],
      ]),
    ).toBeNull();
  });

  it("is negative where reviewers contradict each other on every unit", () => {
    expect(
      asNumber([
        [0, 100],
        [100, 0],
      ]),
    ).toBe(-0.5);
  });

  it("does not change when all points are shifted or scaled, and never exceeds one", () => {
    const score = fc.integer({ min: 0, max: 100 });
    const units = fc.array(fc.array(score, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(units, fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 }), (given, shift, scale) => {
        const alpha = krippendorffAlpha(given);
        expect(krippendorffAlpha(given.map((values) => values.map((value) => value * scale + shift)))).toEqual(alpha);
        if (alpha) expect(alpha.numerator <= alpha.denominator).toBe(true);
      }),
    );
  });
});
