import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { sectionProblems } from "./completeness";
import { emptyDraft, type SectionDrafts, WRITTEN_KEYS, type WrittenKey } from "./drafts";
import { isBegun, isOptionalSection } from "./optional-sections";
import { planFromText } from "./plan-text";
import type { SectionRules } from "./sections/section";
import { problemsBySection, type SubmissionFacts } from "./submission";

type Demand = "REQUIRED" | "OPTIONAL" | "ABSENT";
type Fill = "empty" | "partial" | "whole";

/** A rulebook in which one section is demanded so, and every other as in version 1. */
function rulebookWith(key: string, demand: Demand) {
  const rulebook = rulebookContentSchema.parse(RULEBOOK_V1);
  rulebook.proposal.sections = rulebook.proposal.sections
    .filter((section) => section.key !== key || demand !== "ABSENT")
    .map((section) => (section.key === key ? { ...section, required: demand === "REQUIRED" } : section));
  return rulebook;
}
const MEMBERS: SectionRules["members"] = [
  { organisationId: "lead", role: "LEAD", sizeClass: "SME", shareBasisPoints: 10_000 },
];
const rulesWith = (key: string, demand: Demand): SectionRules => ({
  rulebook: rulebookWith(key, demand),
  rulebookVersion: 1,
  members: MEMBERS,
  leadLeasesGpus: false,
});

const TEXT = planFromText("가".repeat(200));
const SHORT = planFromText("가");
const PICTURE: SectionDrafts["impact"]["document"] = [{ type: "image", fileId: "f", sha256: "", alt: "" }];
const person = {
  ...{ name: "한가람", nameEn: "", organisationId: "lead", unit: "연구실", email: "a@example.test" },
  ...{ role: "PI" as const, participationPercent: 50, startOn: "2025-08-01", endOn: "2027-12-31" },
};
const row = { benchmarkKey: "k", nameKo: "지식", nameEn: "K", direction: "HIGHER" as const };
const target = { ...row, scaleMaxMillionths: 1_000_000n, ownMillionths: 900_000n };
const figure = { modelKey: "m", modelName: "M", benchmarkKey: "k", valueMillionths: 857_000n };
const performance: SectionDrafts["performance"] = {
  referenceModelKeys: ["m"],
  rows: [target],
  figures: [{ ...figure, selfReported: false, sourceUrl: "https://example.test" }],
  formulaKey: "GEOMETRIC_MEAN",
  method: "세 번 측정합니다.",
};
const gpuRow = { halfYear: "2026H2", gpuCount: 512, otherSizeReason: "", purpose: "학습" };
const gpu: SectionDrafts["gpu"] = { requests: [gpuRow], ownGpuCount: null, notNeeded: false };
const wish = { corpus: "신문", ownerName: "신문사", year: 2026, estimatedWon: 1n };
const talent = { name: "문", homeInstitution: "L", year: 2026, personMonths: 6, labourWon: 1n };
const talentRow = { ...talent, researchWon: null, stayWon: null };

/** For each section what is half done and what is whole; a whole one has no problem wherever it is asked. */
const FILLS: { [K in WrittenKey]: { partial: SectionDrafts[K][]; whole: SectionDrafts[K][] } } = {
  people: { partial: [{ people: [{ ...person, name: "" }] }], whole: [{ people: [person] }] },
  technology: { partial: [{ document: SHORT }, { document: PICTURE }], whole: [{ document: TEXT }] },
  goals: {
    partial: [
      { document: [], modelKinds: ["LLM"] },
      { document: TEXT, modelKinds: [] },
      { document: SHORT, modelKinds: ["LLM"] },
    ],
    whole: [{ document: TEXT, modelKinds: ["LLM"] }],
  },
  impact: { partial: [{ document: SHORT }, { document: PICTURE }], whole: [{ document: TEXT }] },
  performance: {
    partial: [
      { ...performance, rows: [] },
      { ...performance, referenceModelKeys: [] },
      { ...performance, figures: [] },
      { ...emptyDraft("performance"), method: "세 번" },
    ],
    whole: [performance],
  },
  gpu: {
    partial: [
      { ...gpu, requests: [{ ...gpuRow, purpose: "" }] },
      { ...gpu, requests: [{ ...gpuRow, gpuCount: null }] },
      { ...gpu, requests: [], ownGpuCount: 8 },
    ],
    whole: [gpu, { requests: [], ownGpuCount: null, notNeeded: true }],
  },
  data: {
    partial: [{ wishes: [{ ...wish, ownerName: "" }], projects: [], notNeeded: false }],
    whole: [
      { wishes: [wish], projects: [], notNeeded: false },
      { wishes: [], projects: [], notNeeded: true },
    ],
  },
  talent: {
    partial: [{ people: [{ ...talentRow, personMonths: null }], notNeeded: false }],
    whole: [
      { people: [talentRow], notNeeded: false },
      { people: [], notNeeded: true },
    ],
  },
  openness: {
    partial: [
      { choices: [{ componentKey: "parametersFinal", licence: "nobody-knows", note: "" }], releasePlan: "" },
      { choices: [{ componentKey: "parametersFinal", licence: "", note: "내년" }], releasePlan: "" },
    ],
    whole: [{ choices: [], releasePlan: "공개하지 않습니다." }],
  },
  contribution: {
    partial: [{ rows: [{ organisationId: "stranger", year: 2026, cashWon: 1n, inKindWon: null, note: "" }] }],
    whole: [{ rows: [{ organisationId: "lead", year: 2026, cashWon: 1n, inKindWon: null, note: "" }] }],
  },
};

/** A proposal in which nothing else is written, so that nothing is owed to it. */
const draftsWith = <K extends WrittenKey>(key: K, draft: SectionDrafts[K]): SectionDrafts =>
  ({ ...Object.fromEntries(WRITTEN_KEYS.map((one) => [one, emptyDraft(one)])), [key]: draft }) as SectionDrafts;

const CASES = WRITTEN_KEYS.flatMap((key) =>
  (["REQUIRED", "OPTIONAL"] as const).flatMap((demand) =>
    (["empty", "partial", "whole"] as const).flatMap((fill) => {
      const given = fill === "empty" ? [emptyDraft(key)] : FILLS[key][fill];
      return given.map((draft, index) => [key, demand, fill, index, draft] as const);
    }),
  ),
);
/** D2: an empty table owes nothing while no support is asked for, whatever the call demands. */
const isFine = (key: WrittenKey, demand: Demand, fill: Fill): boolean =>
  fill === "whole" || (fill === "empty" && (demand === "OPTIONAL" || key === "contribution"));

const factsOf = (drafts: SectionDrafts, rulebook: SubmissionFacts["rulebook"]): SubmissionFacts => ({
  ...{ status: "DRAFT", callState: "OPEN", members: [], drafts, rulebook, rulebookVersion: 1 },
  ...{ attachments: [], unsigned: [] },
});

describe("A3: sections a call makes optional", () => {
  it.each(CASES)("%s %s, %s (%i)", (key, demand, fill, _index, draft) => {
    const problems = sectionProblems(key, draftsWith(key, draft), rulesWith(key, demand));
    expect(problems.length === 0).toBe(isFine(key, demand, fill));
  });

  it.each(CASES)("%s: what is begun is told from what is not (%s, %s, %i)", (key, _demand, fill, _index, draft) => {
    expect(isBegun(key, draftsWith(key, draft))).toBe(fill !== "empty");
  });

  it.each(WRITTEN_KEYS)("%s, when the call does not ask for it, is not looked at", (key) => {
    for (const draft of [emptyDraft(key), ...FILLS[key].partial])
      expect(
        problemsBySection(factsOf(draftsWith(key, draft), rulebookWith(key, "ABSENT"))).map((one) => one.key),
      ).not.toContain(key);
  });

  it("rows that a form draws by itself are nothing", () => {
    const drawn: Partial<SectionDrafts> = {
      gpu: {
        requests: [{ halfYear: "2026H2", gpuCount: null, otherSizeReason: "", purpose: " " }],
        ownGpuCount: 0,
        notNeeded: false,
      },
      openness: { choices: [{ componentKey: "datasets", licence: "", note: "" }], releasePlan: " " },
      contribution: { rows: [{ organisationId: "lead", year: 2026, cashWon: null, inKindWon: 0n, note: "" }] },
      performance: { ...emptyDraft("performance"), formulaKey: "GEOMETRIC_MEAN" },
      impact: { document: [{ type: "paragraph", content: [] }] },
    };
    const drafts = { ...draftsWith("people", emptyDraft("people")), ...drawn };
    for (const key of Object.keys(drawn) as WrittenKey[]) expect(isBegun(key, drafts)).toBe(false);
  });

  it.each(["REQUIRED", "OPTIONAL"] as const)(
    "D2: support asked for owes its minimum in a %s contribution",
    (demand) => {
      const problems = sectionProblems("contribution", draftsWith("gpu", gpu), rulesWith("contribution", demand));
      expect(problems.map(({ error }) => error.split("?")[0])).toEqual([
        "proposals.cashShort",
        "proposals.contributionShort",
      ]);
    },
  );

  it("A6: files are optional unless the call requires one of them", () => {
    const rulebook = rulebookWith("attachments", "OPTIONAL");
    expect(isOptionalSection(rulebook, "attachments")).toBe(true);
    const [first, ...rest] = rulebook.proposal.attachments.wanted;
    rulebook.proposal.attachments.wanted = first ? [{ ...first, required: true }, ...rest] : [];
    expect(isOptionalSection(rulebook, "attachments")).toBe(false);
    expect(isOptionalSection(rulebook, "nothing")).toBe(false);
  });
});
