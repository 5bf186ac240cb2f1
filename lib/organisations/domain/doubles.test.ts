import { describe, expect, it } from "vitest";
import { differingDigits, likelyDoublesOf, likeness, sameNamed } from "./doubles";

const entry = (id: string, nameKo: string, nameEn = id.repeat(6), registrationNumber = "1234567891") => ({
  ...{ id, nameKo, nameEn, registrationNumber },
});

describe("entries of the registry that may be one body (A2)", () => {
  it.each([
    ["a legal form before it", "(주)가온누리", "가온누리 주식회사", "SAME_NAME"],
    ["spaces", "가온 누리", "가온누리", "SAME_NAME"],
    ["the research arm of a university", "한빛대학교 산학협력단", "학교법인 한빛대학교", "SAME_NAME"],
    ["one letter in a long name", "가온누리인공지능", "가온누리인공지눙", "SIMILAR_NAME"],
    ["another name of the same trade", "가온인공지능", "누리인공지능", null],
    ["another name", "가온누리", "한빛대학교", null],
  ])("%s", (_name, a, b, reason) => {
    const found = likelyDoublesOf(entry("a", a), [entry("b", b), entry("a", a)]);
    expect(found.map((one) => one.reason)).toEqual(reason ? [reason] : []);
  });

  it("the English name alone counts as well, and the closest number comes first", () => {
    const given = [
      entry("far", "가나다", "Gaon Nuri Co., Ltd.", "9876543210"),
      entry("near", "라마바", "Gaon Nuri Inc.", "1234567982"),
      entry("like", "사아자", "Gaon Nurii", "1234567891"),
    ];
    const found = likelyDoublesOf(entry("a", "가온", "Gaon Nuri"), given);
    expect(found.map((one) => [one.entry.id, one.reason])).toEqual([
      ["near", "SAME_NAME"],
      ["far", "SAME_NAME"],
      ["like", "SIMILAR_NAME"],
    ]);
  });

  it("groups those of one name, by either language", () => {
    const groups = sameNamed([
      entry("a", "가온누리", "Gaon"),
      entry("b", "한빛대학교", "Hanbit"),
      entry("c", "(주)가온누리", "GaonNuri"),
      entry("d", "가온 주식회사", "Gaon, Inc."),
    ]);
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([["a", "c", "d"]]);
  });

  it("counts digits and likeness", () => {
    expect([differingDigits("1234567891", "1234567891"), differingDigits("1234567891", "1234568890")]).toEqual([0, 2]);
    expect([likeness("가온", "가온"), likeness("가", "가"), likeness("", "가온"), likeness("가온", "누리")]).toEqual([
      1, 1, 0, 0,
    ]);
  });
});
