import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import {
  ownGroups,
  rulebookForCall,
  settingsChangeable,
  settingsOf,
  withConsentVersions,
  withGroup,
  withKeys,
  withoutGroup,
} from "./settings";
import { callState } from "./state";

const rulebook = rulebookContentSchema.parse(RULEBOOK_V1);
const OPENS = new Date("2025-06-20T00:00:00Z");
const CLOSES = new Date("2025-07-21T09:00:00Z");
const at = (ms: number) => new Date(OPENS.getTime() + ms);

describe("P3: what a call asks is fixed with its opening", () => {
  it.each([
    ["a second before", -1_000, true],
    ["at the opening instant", 0, false],
    ["a second after", 1_000, false],
  ] as const)("%s", (_name, ms, changeable) => {
    const state = callState({ phase: "ANNOUNCED", opensAt: OPENS, closesAt: CLOSES }, at(ms));
    expect(settingsChangeable(state)).toBe(changeable);
  });
  it("a draft may change however late it is", () => {
    expect(settingsChangeable("DRAFT")).toBe(true);
  });
});

describe("a call's own settings over the rulebook's", () => {
  it("leaves what it does not say to the rulebook", () => {
    const settings = settingsOf({ signaturesRequired: true }, rulebook);
    expect(settings.signaturesRequired).toBe(true);
    expect(settings.sections).toEqual(rulebook.proposal.sections);
    expect(rulebookForCall({ signaturesRequired: true }, rulebook).proposal.receiptPrefix).toBe("FM");
  });

  it("stores only what differs, so that the rest goes on following the rulebook", () => {
    const { sections, charactersPerPage } = rulebook.proposal;
    expect(withGroup(null, { sections, charactersPerPage }, rulebook)).toBeNull();
    const own = withGroup(null, { sections, charactersPerPage: 1_500 }, rulebook);
    expect(own).toEqual({ charactersPerPage: 1_500 });
    expect(ownGroups(own)).toEqual(["sections"]);
    expect(withGroup(own, { charactersPerPage }, rulebook)).toBeNull();
  });

  it("takes a card back to the rulebook and leaves the others", () => {
    const own = { charactersPerPage: 1_500, signaturesRequired: true };
    expect(withoutGroup(own, "sections")).toEqual({ signaturesRequired: true });
    expect(withoutGroup({ charactersPerPage: 1_500 }, "sections")).toBeNull();
  });
});

describe("versioned consent texts", () => {
  const text = (words: string) => ({ key: "truthful", titleKo: "확인", titleEn: "True", textKo: words, textEn: words });
  const known = [
    { ...text("하나"), version: 1 },
    { ...text("둘"), version: 2 },
  ];
  it("keeps the number of a wording that stood, also of an earlier one", () => {
    expect(withConsentVersions([text("둘")], known)[0]?.version).toBe(2);
    expect(withConsentVersions([text("하나")], known)[0]?.version).toBe(1);
  });
  it("numbers a new wording after all that stood, and a new text from one", () => {
    expect(withConsentVersions([text("셋")], known)[0]?.version).toBe(3);
    expect(withConsentVersions([{ ...text("셋"), key: "other" }], known)[0]?.version).toBe(1);
  });
  it("gives rows of the editor keys that are free", () => {
    const keys = withKeys([{ key: "" }, { key: "own1" }, { key: "" }]).map(({ key }) => key);
    expect(keys).toEqual(["own2", "own1", "own3"]);
  });
});
