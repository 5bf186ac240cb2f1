import { expect, it } from "vitest";
import { normalisedRecoveryCode, recoveryCodeFromBytes } from "./recovery-code";

it("is read back however it is typed", () => {
  const code = recoveryCodeFromBytes(Uint8Array.from([0, 31, 32, 33, 200, 255, 7, 8, 9, 10]));
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(normalisedRecoveryCode(code)).toBe(code);
  expect(normalisedRecoveryCode(` ${code.toLowerCase().replace("-", " ")} `)).toBe(code);
});

it("reads look-alikes as meant", () => expect(normalisedRecoveryCode("OIL00-00000")).toBe("01100-00000"));

it.each(["", "123456", "ABCDE-FGHJU", "7K2QD-M9X4T7"])("refuses %j", (typed) =>
  expect(normalisedRecoveryCode(typed)).toBeNull(),
);
