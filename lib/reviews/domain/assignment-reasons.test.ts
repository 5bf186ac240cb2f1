import { describe, expect, it } from "vitest";
import { type AssignmentMember, pairKey } from "./assignment";
import { type ReasonFacts, whyNot } from "./assignment-reasons";

const member = (id: string, more: Partial<AssignmentMember> = {}): AssignmentMember => {
  return { id, isForeign: false, fieldKeys: [], maxSheets: null, ...more };
};
const facts = (members: AssignmentMember[], more: Partial<ReasonFacts> = {}): ReasonFacts => ({
  members,
  proposal: { id: "p0", fieldKeys: ["safety"] },
  pairs: [{ memberId: "m0", proposalId: "p0" }],
  pinned: new Set(),
  fit: new Map(),
  sheetsPerProposal: 1,
  foreignPerProposal: 1,
  ...more,
});

describe("S2: why not others", () => {
  it("says nothing of whoever has the proposal, or is no member", () => {
    expect(whyNot(facts([member("m0"), member("m1")]), "m0")).toBeNull();
    expect(whyNot(facts([member("m0")]), "m9")).toBeNull();
  });

  it.each([
    ["a limit that is reached", [member("m0"), member("m1", { maxSheets: 0 })], {}, { why: "LIMIT", maxSheets: 0 }],
    ["a seat that is free", [member("m0"), member("m1")], { sheetsPerProposal: 2 }, { why: "SHORT" }],
    ["everybody pinned", [member("m0"), member("m1")], { pinned: new Set([pairKey("m0", "p0")]) }, { why: "PINNED" }],
    ["the only foreign expert", [member("m0", { isForeign: true }), member("m1")], {}, { why: "FOREIGN" }],
    [
      "an uneven load",
      [member("m0"), member("m1")],
      { pairs: ["p0", "p1"].map((proposalId) => ({ memberId: proposalId === "p0" ? "m0" : "m1", proposalId })) },
      { why: "LOAD", load: 1, partnerLoad: 1 },
    ],
    ["a change for the better", [member("m0"), member("m1", { isForeign: true })], {}, { why: "BETTER" }],
  ] as const)("%s", (_name, members, more, expected) => {
    expect(whyNot(facts([...members], more), "m1")).toEqual(expected);
  });

  const even = (extra: Partial<ReasonFacts>, members: AssignmentMember[]) => {
    const pairs = [
      { memberId: "m0", proposalId: "p0" },
      { memberId: "m0", proposalId: "p1" },
      { memberId: "m1", proposalId: "p2" },
    ];
    return whyNot(facts(members, { pairs, ...extra }), "m1");
  };
  it("a field, a lower fit, or nothing at all", () => {
    expect(even({}, [member("m0", { fieldKeys: ["safety"] }), member("m1")])).toEqual({
      why: "FIELD",
      fieldKey: "safety",
    });
    expect(even({ fit: new Map([[pairKey("m0", "p0"), 60]]) }, [member("m0"), member("m1")])).toEqual({
      why: "FIT",
      fit: 0,
      partnerFit: 60,
    });
    expect(even({}, [member("m0"), member("m1")])).toEqual({ why: "EQUAL" });
  });

  it("takes the partner whom changing places with would cost least", () => {
    const members = [member("m0", { isForeign: true }), member("m1"), member("m2")];
    const pairs = ["m0", "m2"].map((memberId) => ({ memberId, proposalId: "p0" }));
    const fit = new Map([[pairKey("m2", "p0"), 10]]);
    const more = [
      { memberId: "m2", proposalId: "p1" },
      { memberId: "m1", proposalId: "p2" },
    ];
    expect(whyNot(facts(members, { pairs: [...pairs, ...more], fit, sheetsPerProposal: 2 }), "m1")).toEqual({
      why: "FIT",
      fit: 0,
      partnerFit: 10,
    });
  });
});
