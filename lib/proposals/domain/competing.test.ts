import { describe, expect, it } from "vitest";
import { likeNamed, newlyShared, refusesCompeting, showsCompeting } from "./competing";

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

describe("what a rival does not know yet", () => {
  const rival = (proposalId: string, organisationIds: string[], emails: string[] = []) => ({
    proposalId,
    organisationIds,
    emails,
  });

  it("is everything when it is the only one", () => {
    const only = rival("a", ["one", "two"], ["x@y.kr"]);
    expect(newlyShared([only])).toEqual([only]);
    expect(newlyShared([])).toEqual([]);
  });

  it("is nothing about a member that two of them share already", () => {
    expect(newlyShared([rival("a", ["one"]), rival("b", ["one"]), rival("c", ["one"])])).toEqual([]);
  });

  it("is looked at member by member, organisations and people apart", () => {
    const rivals = [rival("a", ["one", "two"], ["x@y.kr"]), rival("b", ["one"], ["x@y.kr", "z@y.kr"])];
    expect(newlyShared(rivals)).toEqual([rival("a", ["two"]), rival("b", [], ["z@y.kr"])]);
  });
});
