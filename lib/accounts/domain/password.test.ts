import { describe, expect, it } from "vitest";
import { passwordRefusal } from "./password";

const person = { email: "minseo.kim@example.test", name: "Kim Minseo" };

describe("password policy", () => {
  it.each([
    ["short-one", "PASSWORD_TOO_SHORT"],
    ["아홉글자는모자랍니", "PASSWORD_TOO_SHORT"],
    ["x".repeat(129), "PASSWORD_TOO_LONG"],
    ["password1234", "PASSWORD_COMMON"],
    ["Password!2025", "PASSWORD_COMMON"],
    ["2025qwerty2025", "PASSWORD_COMMON"],
    ["1q2w3e4r5678", "PASSWORD_COMMON"],
    ["aaaaaaaaaaaa", "PASSWORD_COMMON"],
    ["1234567890", "PASSWORD_COMMON"],
    ["abcdefghijkl", "PASSWORD_COMMON"],
    ["korea2korea2", "PASSWORD_COMMON"],
    ["minseo.kim-rocks", "PASSWORD_PERSONAL"],
    ["my-KimMinseo-99", "PASSWORD_PERSONAL"],
    ["correct horse battery", null],
    ["열 글자가 넘는 문장이면 됩니다", null],
    ["tidal-oak7-lantern", null],
  ])("%s → %s", (password, expected) => expect(passwordRefusal(password, person)).toBe(expected));

  it("counts characters, not bytes, at the boundary", () => {
    expect(passwordRefusal("가나다라마바사아자차", person)).toBeNull();
    expect(passwordRefusal("🌊".repeat(9), person)).toBe("PASSWORD_TOO_SHORT");
  });
});
