import { describe, expect, it } from "vitest";
import { likeLetters, searchKey, searchPairs, searchWords } from "./search";

describe("the staff's search", () => {
  it.each([
    ["Foundation  Model", "foundationmodel"],
    ["㈜한빛 지능", "(주)한빛지능"],
    ["독자모델".normalize("NFD"), "독자모델"],
    ["ＡＩ\u3000모델\t", "ai모델"],
    ["", ""],
  ])("knows %j as %j", (words, key) => {
    expect(searchKey(words)).toBe(key);
  });

  it.each([
    ["독자 모델", ["독자", "모델"]],
    ["  한빛   한빛 HANBIT ", ["한빛", "hanbit"]],
    [" \u00a0 ", []],
  ])("takes %j apart into words", (search, words) => {
    expect(searchWords(search)).toEqual(words);
  });

  it("asks for no more than ten words", () => {
    expect(searchWords(Array.from({ length: 30 }, (_, n) => `w${n}`).join(" "))).toHaveLength(10);
  });

  it("takes keys apart into pairs of letters, never across two keys", () => {
    expect(searchPairs("독자모델 ai 한 모델")).toEqual(["독자", "자모", "모델", "ai"]);
    expect(searchPairs("")).toEqual([]);
  });

  it("leaves %, _ and \\ the letters they are", () => {
    expect(likeLetters("100%_a\\b")).toBe("100\\%\\_a\\\\b");
  });
});
