import { describe, expect, it } from "vitest";
import type { ConsortiumMember } from "@/lib/proposals/domain/consortium";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import type { Commitment } from "@/lib/proposals/domain/participation";
import { planFromText } from "@/lib/proposals/domain/plan-text";
import type { PersonEntry } from "@/lib/proposals/domain/sections/people";
import { emptyPerformance, finishPerformance } from "@/lib/proposals/domain/sections/performance";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { AUTOMATIC_RULES, type AutomaticRule, automaticFindings, type ScreeningFacts } from "./rules";

const V1 = rulebookContentSchema.parse(RULEBOOK_V1);
const proposalRules = (change: Partial<typeof V1.proposal>) => ({ ...V1, proposal: { ...V1.proposal, ...change } });

const member = (id: string, facts: Partial<ConsortiumMember> = {}): ConsortiumMember => ({
  ...{ organisationId: id, registrationNumber: "1208147521", nameKo: `기관 ${id}`, nameEn: "", kind: "COMPANY" },
  ...{ sizeClass: "SME", leasesGpusToGovernment: false, role: "PARTICIPANT", task: "개발" },
  ...{ hasGraduateStudents: false, shareBasisPoints: 0 },
  ...facts,
});
const lead = (facts: Partial<ConsortiumMember> = {}) =>
  member("lead", { role: "LEAD", shareBasisPoints: 10_000, ...facts });
const graduates = member("uni", { kind: "UNIVERSITY", sizeClass: "NON_PROFIT", hasGraduateStudents: true });

const person = (email: string, participationPercent: number, facts: Partial<PersonEntry> = {}): PersonEntry => ({
  ...{ name: email, nameEn: "", organisationId: "lead", unit: "연구실", email, role: "RESEARCHER" },
  ...{ participationPercent, startOn: "2025-08-01", endOn: "2027-12-31" },
  ...facts,
});

type Sections = Partial<SealedProposal["sections"]>;
const sealed = (
  consortium: ConsortiumMember[],
  sections: Sections = {},
  more: Partial<SealedProposal> = {},
): SealedProposal => ({
  ...{ proposalId: "own", callCode: "2025-01", receiptNumber: "FM-2025-01-0001", titleKo: "과제", titleEn: "" },
  consortium,
  sections: {
    people: { people: [person("pi@x.kr", 40, { role: "PI" })] },
    ...{ technology: { document: planFromText("기술") }, impact: { document: planFromText("효과") } },
    goals: { document: planFromText("목표"), modelKinds: ["LLM"] },
    performance: finishPerformance(emptyPerformance),
    gpu: { requests: [], ownGpuCount: 0, notNeeded: true },
    data: { wishes: [], projects: [], notNeeded: true },
    talent: { people: [], notNeeded: true },
    ...{ openness: { choices: [], releasePlan: "" }, contribution: { rows: [] } },
    ...sections,
  },
  ...{ attachments: [], consents: [], signatures: [] },
  ...more,
});

const registered = (members: readonly ConsortiumMember[]): ScreeningFacts["registry"] =>
  members.map(({ organisationId, sizeClass }) => ({
    ...{ id: organisationId, mergedIntoId: null, sizeClass, sizeClassConfirmedAt: new Date("2025-07-01T00:00:00Z") },
  }));
const facts = (consortium = [lead(), graduates], change: Partial<ScreeningFacts> = {}): ScreeningFacts => ({
  ...{ sealed: sealed(consortium), rulebook: V1, rulebookVersion: 1, registry: registered(consortium) },
  ...{ others: [], commitments: [] },
  ...change,
});
const found = (rule: AutomaticRule, given: ScreeningFacts) => {
  const finding = automaticFindings(given).find((one) => one.rule === rule);
  if (!finding) throw new Error(rule);
  return [finding.verdict, ...finding.items.map(({ says, about }) => (about ? `${says} ${about.ko}` : says))];
};

describe("automatic findings (A10)", () => {
  it("are one for every rule, in the order of the page, each with something to read", () => {
    const findings = automaticFindings(facts());
    expect(findings.map(({ rule }) => rule)).toEqual([...AUTOMATIC_RULES]);
    expect(findings.filter(({ items }) => items.length === 0)).toEqual([]);
  });

  const entry = { id: "lead", mergedIntoId: null, sizeClass: "SME", sizeClassConfirmedAt: new Date(0) } as const;
  it.each<[string, ScreeningFacts, string[]]>([
    ["a number with its check digit", facts([lead()]), ["PASS", "numberValid 기관 lead"]],
    [
      "a number with a wrong one",
      facts([lead({ registrationNumber: "1208147522" })]),
      ["FAIL", "numberInvalid 기관 lead"],
    ],
    ["nine digits", facts([lead({ registrationNumber: "120814752" })]), ["FAIL", "numberInvalid 기관 lead"]],
    ["no entry any more", facts([lead()], { registry: [] }), ["FAIL", "notInRegistry 기관 lead"]],
    [
      "a double of another entry",
      facts([lead()], { registry: [{ ...entry, mergedIntoId: "other" }] }),
      ["OPEN", "mergedEntry 기관 lead"],
    ],
  ])("A2 registration: %s", (_name, given, expected) => expect(found("registration", given)).toEqual(expected));

  it.each<[string, ScreeningFacts["registry"], string[]]>([
    ["confirmed as sealed", [entry], ["PASS", "sizeConfirmed 기관 lead"]],
    ["not confirmed", [{ ...entry, sizeClassConfirmedAt: null }], ["OPEN", "sizeUnconfirmed 기관 lead"]],
    ["confirmed, but another since", [{ ...entry, sizeClass: "LARGE" }], ["OPEN", "sizeDiffers 기관 lead"]],
    ["no entry", [], ["OPEN", "sizeUnconfirmed 기관 lead"]],
  ])("A2 size class: %s", (_name, registry, expected) =>
    expect(found("sizeClass", facts([lead()], { registry }))).toEqual(expected),
  );

  const plain = { ...graduates, organisationId: "plain", nameKo: "기관 plain", hasGraduateStudents: false };
  const notAsked = proposalRules({ requiresGraduateUniversity: false });
  it.each<[string, ScreeningFacts, string[]]>([
    ["with graduate students", facts([lead(), graduates]), ["PASS", "universityWithGraduates 기관 uni"]],
    ["without", facts([lead(), plain]), ["FAIL", "universityWithoutGraduates 기관 plain"]],
    [
      "one with, one without",
      facts([lead(), plain, graduates]),
      ["PASS", "universityWithoutGraduates 기관 plain", "universityWithGraduates 기관 uni"],
    ],
    ["none", facts([lead()]), ["FAIL", "noUniversity"]],
    [
      "an institute with graduates is none",
      facts([lead(), { ...graduates, kind: "INSTITUTE" }]),
      ["FAIL", "noUniversity"],
    ],
    ["not asked for", facts([lead()], { rulebook: notAsked }), ["PASS", "universityNotAsked"]],
  ])("A1 university: %s", (_name, given, expected) => expect(found("university", given)).toEqual(expected));
});

describe("automatic findings: lessors and rivals (A5, A10)", () => {
  const asks = (...halfYears: string[]): Sections => ({
    gpu: {
      requests: halfYears.map((halfYear) => ({ halfYear, gpuCount: 512, otherSizeReason: "", purpose: "학습" })),
      ...{ ownGpuCount: 0, notNeeded: false },
    },
  });
  const leasing = { leasesGpusToGovernment: true };
  it.each<[string, ConsortiumMember[], Sections, string[]]>([
    ["nobody leases", [lead(), member("b")], asks("2025H2"), ["PASS", "noLessor"]],
    ["the lead, in the last excluded half-year", [lead(leasing)], asks("2026H1"), ["FAIL", "lessorAsks 기관 lead"]],
    ["the lead, in the first one after it", [lead(leasing)], asks("2026H2"), ["PASS", "lessorWaits 기관 lead"]],
    [
      "the lead, in both",
      [lead(leasing)],
      asks("2025H2", "2026H1", "2026H2"),
      ["FAIL", "lessorAsks 기관 lead", "lessorAsks 기관 lead"],
    ],
    ["a participant", [lead(), member("b", leasing)], asks("2025H2"), ["OPEN", "lessorParticipates 기관 b"]],
    [
      "both",
      [lead(leasing), member("b", leasing)],
      asks("2025H2"),
      ["FAIL", "lessorAsks 기관 lead", "lessorParticipates 기관 b"],
    ],
  ])("A5: %s", (_name, consortium, sections, expected) =>
    expect(found("lessor", facts(consortium, { sealed: sealed(consortium, sections) }))).toEqual(expected),
  );

  const rival = {
    receiptNumber: "FM-2025-01-0002",
    consortium: [{ organisationId: "lead" }],
    people: [{ email: " PI@x.kr", name: "다른 이름", nameEn: "", organisationId: "lead" }],
  };
  const stranger = {
    ...rival,
    consortium: [{ organisationId: "else" }],
    people: [{ email: "else@x.kr", name: "다른 이름", nameEn: "", organisationId: "lead" }],
  };
  it.each([
    ["ALLOWED", [rival], "PASS", "alsoIn"],
    ["SHOWN", [rival], "OPEN", "alsoIn"],
    ["REFUSED", [rival], "FAIL", "alsoIn"],
    ["ALLOWED", [stranger], "PASS", "NowhereElse"],
    ["SHOWN", [stranger], "PASS", "NowhereElse"],
    ["REFUSED", [stranger], "PASS", "NowhereElse"],
  ] as const)("competing %s, %#", (rule, others, verdict, says) => {
    const rulebook = proposalRules({ competing: { organisations: rule, people: rule } });
    for (const about of ["organisations", "people"] as const) {
      const [is, told] = found(about, facts([lead()], { rulebook, others }));
      expect([is, told]).toEqual([verdict, expect.stringContaining(says)]);
    }
  });
});

it.each([
  ["SHOWN", "lead", ["OPEN", "alikeIn 한가람"]],
  ["REFUSED", "lead", ["OPEN", "alikeIn 한가람"]],
  ["ALLOWED", "lead", ["PASS", "peopleNowhereElse"]],
  ["SHOWN", "elsewhere", ["PASS", "peopleNowhereElse"]],
] as const)("a namesake of the same organisation: %s, %s", (people, organisationId, expected) => {
  const namesake = { name: "한가람", nameEn: "", email: "other@x.kr", organisationId };
  const others = [{ receiptNumber: "FM-2025-01-0002", consortium: [], people: [namesake] }];
  const rulebook = proposalRules({ competing: { organisations: "SHOWN", people } });
  const own = sealed([lead()], { people: { people: [person("pi@x.kr", 40, { name: "한가람" })] } });
  expect(found("people", facts([lead()], { sealed: own, rulebook, others }))).toEqual(expected);
});

it("A2: entries merged since are one body in two proposals", () => {
  const other = { receiptNumber: "FM-2025-01-0002", consortium: [{ organisationId: "main" }], people: [] };
  const registry = registered([lead()]).map((entry) => ({ ...entry, mergedIntoId: "main" }));
  expect(found("organisations", facts([lead()], { others: [other], registry }))).toEqual(["OPEN", "alsoIn 기관 lead"]);
});

describe("automatic findings: participation (②)", () => {
  const other = (percent: number, isTeam: boolean, days: Partial<PersonEntry> = {}): Commitment => ({
    ...{ proposalId: "x", receiptNumber: "FM-2025-02-0009", isTeam, people: [person("pi@x.kr", percent, days)] },
  });
  it.each<[string, number, Commitment[], string[]]>([
    ["100 % alone", 100, [], ["PASS", "peopleWithin"]],
    ["101 % alone", 101, [], ["FAIL", "promisedAlone pi@x.kr"]],
    ["100 % with a team", 40, [other(60, true)], ["PASS", "peopleWithin"]],
    ["101 % with a team", 40, [other(61, true)], ["FAIL", "promisedWithTeams pi@x.kr"]],
    ["100 % with a rival", 40, [other(60, false)], ["PASS", "peopleWithin"]],
    ["101 % with a rival", 40, [other(61, false)], ["OPEN", "promisedWithRivals pi@x.kr"]],
    ["101 % one after the other", 40, [other(61, true, { endOn: "2025-07-31" })], ["PASS", "peopleWithin"]],
    ["101 % on one day", 40, [other(61, true, { endOn: "2025-08-01" })], ["FAIL", "promisedWithTeams pi@x.kr"]],
    [
      "a team and a rival, too much with both only",
      40,
      [other(30, true), { ...other(31, false), proposalId: "y" }],
      ["OPEN", "promisedWithRivals pi@x.kr"],
    ],
  ])("%s", (_name, percent, commitments, expected) => {
    const given = sealed([lead()], { people: { people: [person("pi@x.kr", percent)] } });
    expect(found("participation", facts([lead()], { sealed: given, commitments }))).toEqual(expected);
  });
});

describe("automatic findings: papers (A6, ⑬)", () => {
  const wanted = (required: boolean) =>
    proposalRules({
      attachments: {
        ...V1.proposal.attachments,
        wanted: [{ key: "certificate", nameKo: "등록증", nameEn: "Certificate", required, maxFiles: 2 }],
      },
    });
  const file = (kind: string) => ({
    ...{ id: "f", kind, name: "a.pdf", sizeBytes: 1, sha256: "0", kindKo: "", kindEn: "" },
  });
  it.each<[string, boolean, string[], string[]]>([
    ["required and given", true, ["certificate"], ["PASS", "filesGiven 등록증"]],
    ["required, given twice", true, ["certificate", "certificate"], ["PASS", "filesGiven 등록증"]],
    ["required and missing", true, ["other"], ["FAIL", "fileMissing 등록증"]],
    ["optional and missing", false, [], ["PASS", "noFilesRequired"]],
    ["optional and given", false, ["certificate"], ["PASS", "filesGiven 등록증"]],
  ])("attachments: %s", (_name, required, kinds, expected) => {
    const given = sealed([lead()], {}, { attachments: kinds.map(file) });
    expect(found("attachments", facts([lead()], { sealed: given, rulebook: wanted(required) }))).toEqual(expected);
  });

  const by = (organisationId: string) => ({
    ...{ organisationId, nameKo: "", nameEn: "", signerName: "한가람", signedAt: "2025-07-20T00:00:00.000Z" },
    ...{ contentSha256: "0", consents: [] },
  });
  it.each<[string, boolean, string[], string[]]>([
    ["by all", true, ["lead", "uni"], ["PASS", "signed 기관 lead", "signed 기관 uni"]],
    ["by all but one", true, ["lead"], ["FAIL", "signed 기관 lead", "unsigned 기관 uni"]],
    ["not asked for", false, [], ["PASS", "signaturesNotAsked"]],
  ])("signatures: %s", (_name, signaturesRequired, signers, expected) => {
    const given = sealed([lead(), graduates], {}, { signatures: signers.map(by) });
    const rulebook = proposalRules({ signaturesRequired });
    expect(found("signatures", facts([lead(), graduates], { sealed: given, rulebook }))).toEqual(expected);
  });
});

describe("automatic findings: own contribution (D2)", () => {
  // An SME that opens nothing owes 25 % of the whole: a third of the support; a tenth of it in money.
  const asked: Sections = {
    data: { wishes: [], projects: [{ title: "말뭉치", year: 2026, amountWon: 300_000_000n }], notNeeded: false },
  };
  const row = (cashWon: bigint, inKindWon: bigint, year = 2025) => ({
    ...{ organisationId: "lead", year, cashWon, inKindWon, note: "인건비" },
  });
  const given = (...rows: ReturnType<typeof row>[]) =>
    facts([lead()], { sealed: sealed([lead()], { ...asked, contribution: { rows } }) });
  it.each([
    ["exactly what is owed", given(row(10_000_000n, 90_000_000n)), "PASS", "contributionEnough"],
    ["one won less", given(row(10_000_000n, 89_999_999n)), "FAIL", "contributionShort"],
    ["one won less in money", given(row(9_999_999n, 90_000_001n)), "FAIL", "cashShort"],
    ["money for kind", given(row(100_000_000n, 0n)), "PASS", "contributionEnough"],
    ["nothing", given(), "FAIL", "contributionShort"],
  ])("%s", (_name, one, verdict, says) => {
    expect(found("contribution", one)).toEqual([verdict, `${says} 기관 lead`, "contributionRule"]);
  });

  it("shows the sums, the rate and the version it was read from", () => {
    const finding = automaticFindings(given(row(10_000_000n, 89_999_999n))).find((one) => one.rule === "contribution");
    expect(finding?.items).toMatchObject([
      {
        params: {
          ...{ rate: "25%", supportWon: "300000000", minimumWon: "100000000", minimumCashWon: "10000000" },
          ...{ plannedWon: "99999999", cashWon: "10000000", shortWon: "1" },
        },
      },
      { verdict: null, params: { version: 1, base: "TOTAL_COST", level: "CLOSED" } },
    ]);
  });

  it("fails rows of a year outside the programme, and asks nothing where the call asks for no contribution", () => {
    expect(found("contribution", given(row(10_000_000n, 90_000_000n, 2028)))).toEqual([
      "FAIL",
      "contributionEnough 기관 lead",
      "contributionRowsWrong",
      "contributionRule",
    ]);
    const rulebook = proposalRules({ sections: V1.proposal.sections.filter(({ key }) => key !== "contribution") });
    expect(found("contribution", { ...given(), rulebook })).toEqual(["PASS", "contributionNotAsked"]);
  });
});
