import { describe, expect, it } from "vitest";
import {
  contributionAfterMerge,
  type MergeEntry,
  type MergeFacts,
  type MergeProposal,
  mergeDifferences,
  mergeFingerprint,
  mergeRefusals,
  peopleAfterMerge,
  placeAfterMerge,
} from "./merge";

const entry = (facts: Partial<MergeEntry> = {}): MergeEntry => ({
  ...{ id: "a", version: 0, nameKo: "가온", nameEn: "Gaon", registrationNumber: "1", kind: "COMPANY" },
  ...{ sizeClass: "SME", leasesGpusToGovernment: false, isMerged: false, isOwn: false },
  ...facts,
});
const proposal = (facts: Partial<MergeProposal> = {}): MergeProposal => ({
  ...{ id: "p", titleKo: "모델", titleEn: "", receiptNumber: null, status: "DRAFT", callId: "c", isCallOpen: true },
  ...{ role: "PARTICIPANT", state: "ACCEPTED", targetState: null, standingSignatures: 0 },
  ...facts,
});
const facts = (over: Partial<MergeFacts> = {}): MergeFacts => ({
  source: entry(),
  target: entry({ id: "b", registrationNumber: "2" }),
  proposals: [],
  targetLeads: [],
  ...over,
});
const LED = { callId: "c", titleKo: "다른 모델", titleEn: "" };

describe("merging two entries (A2)", () => {
  it.each([
    ["nothing in the way", facts({ proposals: [proposal()] }), []],
    ["an entry into itself", facts({ target: entry() }), ["SAME_ENTRY"]],
    ["a source that was merged", facts({ source: entry({ isMerged: true }) }), ["SOURCE_MERGED"]],
    ["a target that was merged", facts({ target: entry({ id: "b", isMerged: true }) }), ["TARGET_MERGED"]],
    ["one's own organisation", facts({ target: entry({ id: "b", isOwn: true }) }), ["OWN_ORGANISATION"]],
    ["both in one draft", facts({ proposals: [proposal({ targetState: "ACCEPTED" })] }), ["BOTH_IN_PROPOSAL"]],
    ["both in one, one invited", facts({ proposals: [proposal({ targetState: "INVITED" })] }), ["BOTH_IN_PROPOSAL"]],
    [
      "both in one that is submitted",
      facts({ proposals: [proposal({ status: "SUBMITTED", isCallOpen: false, targetState: "ACCEPTED" })] }),
      ["BOTH_IN_PROPOSAL"],
    ],
    ["both in one, the target declined", facts({ proposals: [proposal({ targetState: "DECLINED" })] }), []],
    [
      "both in one, the source declined",
      facts({ proposals: [proposal({ state: "DECLINED", targetState: "ACCEPTED" })] }),
      [],
    ],
    ["both in a withdrawn one", facts({ proposals: [proposal({ status: "WITHDRAWN", targetState: "ACCEPTED" })] }), []],
    [
      "both lead in an open call",
      facts({ proposals: [proposal({ role: "LEAD" })], targetLeads: [LED] }),
      ["BOTH_LEAD_IN_CALL"],
    ],
    [
      "both lead, the call is closed",
      facts({ proposals: [proposal({ role: "LEAD", isCallOpen: false })], targetLeads: [LED] }),
      [],
    ],
    ["both lead in two calls", facts({ proposals: [proposal({ role: "LEAD", callId: "d" })], targetLeads: [LED] }), []],
    ["one leads, one takes part", facts({ proposals: [proposal()], targetLeads: [LED] }), []],
  ])("%s", (_name, given, codes) => {
    expect(mergeRefusals(given).map(({ code }) => code)).toEqual(codes);
  });

  it("names the proposal in the way", () => {
    const given = facts({ proposals: [proposal({ targetState: "ACCEPTED" })] });
    expect(mergeRefusals(given)[0]?.title).toEqual({ ko: "모델", en: "모델" });
  });

  it.each([
    [proposal(), "MOVE"],
    [proposal({ status: "WITHDRAWN" }), "MOVE"],
    [proposal({ status: "WITHDRAWN", targetState: "ACCEPTED" }), "STAY"],
    [proposal({ targetState: "DECLINED" }), "DROP_TARGET"],
    [proposal({ state: "DECLINED", targetState: "ACCEPTED" }), "DROP_SOURCE"],
    [proposal({ state: "DECLINED", targetState: "DECLINED" }), "DROP_SOURCE"],
  ])("the place in a proposal %#", (given, place) => {
    expect(placeAfterMerge(given)).toBe(place);
  });

  it("what drafts say of the source they say of the target, once", () => {
    const person = (organisationId: string) => ({
      ...{ name: "한", nameEn: "", organisationId, unit: "u", email: "e", role: "PI" as const },
      ...{ participationPercent: 1, startOn: "", endOn: "" },
    });
    const people = peopleAfterMerge({ people: [person("a"), person("x")] }, "a", "b");
    expect(people.people.map(({ organisationId }) => organisationId)).toEqual(["b", "x"]);
    const row = (organisationId: string, cashWon: bigint) => ({
      organisationId,
      year: 2025,
      cashWon,
      inKindWon: null,
      note: "",
    });
    const { rows } = contributionAfterMerge({ rows: [row("b", 9n), row("a", 1n), row("x", 2n)] }, "a", "b");
    expect(rows.map(({ organisationId, cashWon }) => [organisationId, cashWon])).toEqual([
      ["b", 1n],
      ["x", 2n],
    ]);
  });

  it("says what will be otherwise, and notices that what was shown is no more", () => {
    expect(mergeDifferences(facts({ target: entry({ id: "b", sizeClass: "LARGE" }) }))).toEqual(["sizeClass"]);
    const shown = mergeFingerprint(facts({ proposals: [proposal()] }));
    expect(mergeFingerprint(facts({ proposals: [proposal()] }))).toBe(shown);
    for (const other of [
      facts(),
      facts({ proposals: [proposal({ status: "SUBMITTED" })] }),
      facts({ proposals: [proposal()], source: entry({ version: 1 }) }),
      facts({ proposals: [proposal(), proposal({ id: "q" })] }),
    ])
      expect(mergeFingerprint(other)).not.toBe(shown);
  });
});
