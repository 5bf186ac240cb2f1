import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { sectionProblems } from "./completeness";
import { emptyDraft, type SectionDrafts, WRITTEN_KEYS, type WrittenKey } from "./drafts";
import { planFromText } from "./plan-text";
import type { SectionRules } from "./sections/section";

const rulebookV1 = () => rulebookContentSchema.parse(RULEBOOK_V1);

const rules = (leadLeasesGpus = false): SectionRules => ({
  rulebook: rulebookV1(),
  rulebookVersion: 1,
  members: [
    { organisationId: "lead", role: "LEAD", sizeClass: "SME", shareBasisPoints: null },
    { organisationId: "uni", role: "PARTICIPANT", sizeClass: "NON_PROFIT", shareBasisPoints: null },
  ],
  leadLeasesGpus,
});
/** A proposal with one section written. */
const only = <K extends WrittenKey>(key: K, draft: SectionDrafts[K]): SectionDrafts =>
  ({
    ...Object.fromEntries(WRITTEN_KEYS.map((one) => [one, emptyDraft(one)])),
    [key]: draft,
  }) as SectionDrafts;
const problemsOf = <K extends WrittenKey>(key: K, draft: SectionDrafts[K], given: SectionRules) =>
  sectionProblems(key, only(key, draft), given);
const gpu = (request: Partial<SectionDrafts["gpu"]["requests"][number]>): SectionDrafts["gpu"] => ({
  requests: [{ halfYear: "2026H2", gpuCount: 512, otherSizeReason: "", purpose: "학습", ...request }],
  ownGpuCount: null,
  notNeeded: false,
});

describe("texts are measured in characters as people count them", () => {
  it.each([
    ["199 of 200", "가".repeat(199), [{ path: "document", error: "tooShort?minimum=200" }]],
    ["200 of 200", "가".repeat(200), []],
    ["6,000 of 6,000", "🙂".repeat(6_000), []],
    ["6,001 of 6,000", "가".repeat(6_001), [{ path: "document", error: "tooLong?maximum=6000" }]],
    ["white space only", " \n ".repeat(200), [{ path: "document", error: "required" }]],
  ])("%s", (_name, text, expected) => {
    expect(problemsOf("technology", { document: planFromText(text) }, rules())).toEqual(expected);
  });
});

describe("GPU request (A4, A5)", () => {
  it.each([
    ["one block", gpu({}), []],
    ["a sum of blocks", gpu({ gpuCount: 1_792 }), []],
    ["another size without reason", gpu({ gpuCount: 500 }), ["requests.0.otherSizeReason proposals.otherSizeReason"]],
    ["another size with reason", gpu({ gpuCount: 500, otherSizeReason: "랙 구성 단위에 맞춤" }), []],
    ["no purpose", gpu({ purpose: " " }), ["requests.0.purpose required"]],
    ["a half-year outside the programme", gpu({ halfYear: "2031H1" }), ["requests.0.halfYear invalid"]],
    ["an empty row only", gpu({ gpuCount: null }), ["notNeeded proposals.fillOrNotNeeded"]],
    ["not needed", { ...gpu({ gpuCount: 1 }), notNeeded: true }, []],
  ])("%s", (_name, draft, expected) => {
    expect(problemsOf("gpu", draft, rules()).map(({ path, error }) => `${path} ${error}`)).toEqual(expected);
  });

  it.each([
    ["2025H2", false],
    ["2026H1", false],
    ["2026H2", true],
  ])("a leasing lead in %s", (halfYear, allowed) => {
    const problems = problemsOf("gpu", gpu({ halfYear }), rules(true));
    expect(problems).toEqual(allowed ? [] : [{ path: "requests.0.gpuCount", error: "proposals.lessorBlocked" }]);
  });

  it("names a half-year asked for twice", () => {
    const draft = gpu({});
    const twice = { ...draft, requests: [...draft.requests, ...draft.requests] };
    expect(problemsOf("gpu", twice, rules())).toEqual([{ path: "requests.1.halfYear", error: "invalid" }]);
  });
});

describe("people", () => {
  const pi = {
    name: "한가람",
    nameEn: "",
    organisationId: "lead",
    unit: "연구실",
    email: "a@example.test",
    role: "PI" as const,
    participationPercent: 40,
    startOn: "2025-08-01",
    endOn: "2027-12-31",
  };
  it.each([
    ["one PI", [pi], []],
    ["nobody", [], ["people proposals.noPi"]],
    ["two PIs", [pi, { ...pi, email: "b@example.test" }], ["people proposals.manyPi"]],
    [
      "the same address twice, in another case",
      [pi, { ...pi, role: "RESEARCHER" as const, email: "A@example.test " }],
      ["people.1.email proposals.samePerson"],
    ],
    ["from outside the consortium", [{ ...pi, organisationId: "other" }], ["people.0.organisationId chooseOne"]],
    [
      "gaps",
      [{ ...pi, name: "", unit: "", email: "nobody" }],
      ["people.0.name required", "people.0.unit required", "people.0.email email"],
    ],
  ])("%s", (_name, people, expected) => {
    const problems = problemsOf("people", { people }, rules());
    expect(problems.map(({ path, error }) => `${path} ${error}`)).toEqual(expected);
  });
});

describe("data and talent", () => {
  it("asks for year and amount of each row", () => {
    const data = {
      wishes: [{ corpus: "신문", ownerName: "", year: 2024, estimatedWon: null }],
      projects: [{ title: "말뭉치", year: 2027, amountWon: 1n }],
      notNeeded: false,
    };
    expect(problemsOf("data", data, rules()).map(({ path }) => path)).toEqual([
      "wishes.0.ownerName",
      "wishes.0.year",
      "wishes.0.estimatedWon",
    ]);
  });

  it("H2: nothing after the last year; twelve months at most; some cost", () => {
    const person = { name: "문", homeInstitution: "L", labourWon: 0n, researchWon: null, stayWon: 0n };
    const talent = { people: [{ ...person, year: 2028, personMonths: 13 }], notNeeded: false };
    expect(problemsOf("talent", talent, rules()).map(({ path }) => path)).toEqual([
      "people.0.year",
      "people.0.personMonths",
      "people.0.labourWon",
    ]);
  });
});
