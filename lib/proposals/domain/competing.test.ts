import { describe, expect, it } from "vitest";
import { likeNamed, refusesCompeting, showsCompeting } from "./competing";

const person = (name: string, nameEn = "", email = "a@x.kr", organisationId = "o") => ({
  name,
  nameEn,
  email,
  organisationId,
});

describe("people who may stand in two proposals", () => {
  it.each([
    ["the same name, another address", person("한가람"), person("한가람", "", "b@x.kr"), true],
    ["the same name in Latin letters", person("한가람"), person("", "Han Garam", "b@x.kr"), true],
    ["given name first", person("한가람"), person("", "Garam Han", "b@x.kr"), true],
    ["the same address: the rule's matter, not a hint's", person("한가람"), person("한가람", "", "A@x.kr "), false],
    ["another organisation", person("한가람"), person("한가람", "", "b@x.kr", "p"), false],
    ["another name", person("한가람"), person("윤슬기", "", "b@x.kr"), false],
    ["no name", person(" "), person(" ", "", "b@x.kr"), false],
  ])("%s", (_name, own, other, expected) => {
    expect(likeNamed([own], [other])).toEqual(expected ? [own] : []);
  });

  it.each([
    ["ALLOWED", "ALLOWED", false],
    ["SHOWN", "SHOWN", false],
    ["REFUSED", "ALLOWED", true],
    ["ALLOWED", "REFUSED", true],
  ] as const)(
    "organisations %s, people %s: submissions wait for one another: %s",
    (organisations, people, expected) => {
      expect(refusesCompeting({ organisations, people })).toBe(expected);
    },
  );

  it("is shown unless it is allowed", () => {
    expect((["ALLOWED", "SHOWN", "REFUSED"] as const).map(showsCompeting)).toEqual([false, true, true]);
  });
});
