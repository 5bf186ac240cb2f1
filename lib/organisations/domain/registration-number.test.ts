import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatRegistrationNumber,
  normaliseRegistrationNumber,
  registrationCheckDigit,
  registrationNumberProblem,
} from "./registration-number";

const nineDigits = fc.integer({ min: 0, max: 999_999_999 }).map((value) => String(value).padStart(9, "0"));
const valid = nineDigits.map((nine) => nine + registrationCheckDigit(nine));

describe("A2: business registration number", () => {
  it.each([
    ["123-45-67891", null],
    ["9876543215", null],
    ["987 65 43215", null],
    ["123-45-67890", "CHECK_DIGIT"],
    ["123-45-6789", "LENGTH"],
    ["123-45-678911", "LENGTH"],
    ["12A-45-67891", "LENGTH"],
    ["", "LENGTH"],
    ["１２３４５６７８９１", "LENGTH"],
  ] as const)("%s → %s", (text, problem) => {
    expect(registrationNumberProblem(text)).toBe(problem);
  });

  it("takes every number that carries its own check digit", () => {
    fc.assert(fc.property(valid, (number) => registrationNumberProblem(number) === null));
  });

  it("notices any one wrong digit", () => {
    fc.assert(
      fc.property(valid, fc.nat(9), fc.integer({ min: 1, max: 9 }), (number, at, step) => {
        const wrong = (Number(number[at]) + step) % 10;
        return registrationNumberProblem(number.slice(0, at) + wrong + number.slice(at + 1)) === "CHECK_DIGIT";
      }),
    );
  });

  it("notices two neighbours of the first eight swapped, unless they differ by five", () => {
    fc.assert(
      fc.property(valid, fc.nat(6), (number, at) => {
        const [a, b] = [Number(number[at]), Number(number[at + 1])];
        fc.pre(a !== b && Math.abs(a - b) !== 5);
        const swapped = number.slice(0, at) + b + a + number.slice(at + 2);
        return registrationNumberProblem(swapped) === "CHECK_DIGIT";
      }),
    );
  });

  it("is written and read in one form", () => {
    fc.assert(fc.property(valid, (number) => normaliseRegistrationNumber(formatRegistrationNumber(number)) === number));
    expect(formatRegistrationNumber("1234567891")).toBe("123-45-67891");
  });
});
