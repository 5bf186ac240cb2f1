import { describe, expect, it } from "vitest";
import { callState } from "@/lib/calls/domain/state";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import type { MemberFacts } from "./consortium";
import { emptyDraft, type SectionDrafts, WRITTEN_KEYS } from "./drafts";
import { planFromText } from "./plan-text";
import { contentRefusals, type SubmissionFacts, submissionRefusals } from "./submission";

const rulebookV1 = () => rulebookContentSchema.parse(RULEBOOK_V1);

const OPENS = new Date("2025-06-20T00:00:00Z");
const CLOSES = new Date("2025-07-21T09:00:00Z");
const plus = (milliseconds: number) => new Date(CLOSES.getTime() + milliseconds);
const stateAt = (now: Date) => callState({ phase: "ANNOUNCED", opensAt: OPENS, closesAt: CLOSES }, now);

const member = (facts: Partial<MemberFacts> = {}): MemberFacts => ({
  organisationId: "lead",
  nameKo: "가온누리",
  nameEn: "Gaonnuri",
  kind: "COMPANY",
  sizeClass: "SME",
  shareBasisPoints: null,
  leasesGpusToGovernment: false,
  role: "LEAD",
  task: "총괄",
  hasGraduateStudents: false,
  acceptedAt: OPENS,
  declinedAt: null,
  ...facts,
});
const university = (facts: Partial<MemberFacts> = {}) =>
  member({
    organisationId: "uni",
    nameKo: "한빛대",
    kind: "UNIVERSITY",
    sizeClass: "NON_PROFIT",
    role: "PARTICIPANT",
    hasGraduateStudents: true,
    ...facts,
  });

const person = (role: "PI" | "RESEARCHER") => ({
  name: "한가람",
  nameEn: "",
  organisationId: "lead",
  unit: "연구실",
  email: `${role}@example.test`,
  role,
  participationPercent: 50,
  startOn: "2025-08-01",
  endOn: "2027-12-31",
});
const drafts = (over: Partial<SectionDrafts> = {}): SectionDrafts => ({
  performance: {
    referenceModelKeys: ["world/model"],
    rows: [
      {
        ...{ benchmarkKey: "knowledge", nameKo: "지식", nameEn: "Knowledge", direction: "HIGHER" as const },
        ...{ scaleMaxMillionths: 1_000_000n, ownMillionths: 900_000n },
      },
    ],
    figures: [
      {
        ...{ modelKey: "world/model", modelName: "World", benchmarkKey: "knowledge", valueMillionths: 857_000n },
        ...{ selfReported: true, sourceUrl: "https://example.test" },
      },
    ],
    formulaKey: "GEOMETRIC_MEAN",
    method: "세 번 측정합니다.",
  },
  openness: { choices: [], releasePlan: "공개하지 않습니다." },
  contribution: {
    rows: [{ organisationId: "lead", year: 2025, cashWon: 10_000_000_000n, inKindWon: null, note: "" }],
  },
  people: { people: [person("PI")] },
  technology: { document: planFromText("가".repeat(200)) },
  goals: { document: planFromText("나".repeat(200)), modelKinds: ["LLM"] },
  impact: { document: planFromText("다".repeat(200)) },
  gpu: {
    requests: [{ halfYear: "2025H2", gpuCount: 512, otherSizeReason: "", purpose: "학습" }],
    ownGpuCount: 0,
    notNeeded: false,
  },
  data: { wishes: [], projects: [], notNeeded: true },
  talent: { people: [], notNeeded: true },
  ...over,
});
/** Shares that make a whole, whoever takes part. */
const shared = (members: readonly MemberFacts[]): MemberFacts[] => {
  const others = members.filter(({ declinedAt }) => declinedAt === null).length - 1;
  return members.map((one, index) => ({ ...one, shareBasisPoints: index === 0 ? 10_000 - others * 100 : 100 }));
};
const facts = ({ members = [member(), university()], ...over }: Partial<SubmissionFacts> = {}): SubmissionFacts => ({
  status: "DRAFT",
  callState: "OPEN",
  members: shared(members),
  drafts: drafts(),
  rulebook: rulebookV1(),
  rulebookVersion: 1,
  attachments: [],
  unsigned: [],
  ...over,
});
const codes = (given: SubmissionFacts) => submissionRefusals(given).map(({ code }) => code);

describe("submissionRefusals", () => {
  it.each([
    ["C2 a millisecond before the closing", facts({ callState: stateAt(plus(-1)) }), []],
    ["C2 at the closing instant", facts({ callState: stateAt(CLOSES) }), []],
    ["C2 one millisecond late", facts({ callState: stateAt(plus(1)) }), ["CALL_CLOSED"]],
    ["C4 before the opening", facts({ callState: stateAt(new Date(OPENS.getTime() - 1)) }), ["CALL_NOT_OPEN"]],
    ["already submitted", facts({ status: "SUBMITTED" }), ["NOT_DRAFT"]],
    ["A1 no university", facts({ members: [member()] }), ["NO_GRADUATE_UNIVERSITY"]],
    [
      "A1 university without graduate students",
      facts({ members: [member(), university({ hasGraduateStudents: false })] }),
      ["NO_GRADUATE_UNIVERSITY"],
    ],
    [
      "A1 university that has not accepted",
      facts({ members: [member(), university({ acceptedAt: null })] }),
      ["NO_GRADUATE_UNIVERSITY", "MEMBER_NOT_ACCEPTED"],
    ],
    [
      "a member that declined",
      facts({
        members: [member(), university(), member({ organisationId: "x", role: "PARTICIPANT", declinedAt: OPENS })],
      }),
      ["MEMBER_DECLINED"],
    ],
    ["a member without task", facts({ members: [member({ task: " " }), university()] }), ["MEMBER_TASK_MISSING"]],
    ["no PI", facts({ drafts: drafts({ people: { people: [person("RESEARCHER")] } }) }), ["NO_PI"]],
    [
      "A5 a leasing lead asks for a blocked half-year",
      facts({ members: [member({ leasesGpusToGovernment: true }), university()] }),
      ["LESSOR_GPU_BLOCKED"],
    ],
    [
      "A5 a leasing participant does not block the lead",
      facts({ members: [member(), university({ leasesGpusToGovernment: true })] }),
      [],
    ],
  ] as const)("%s", (_name, given, expected) => {
    expect(codes(given)).toEqual(expected);
  });

  it("A5: a leasing lead may ask from the half-year after the one the rulebook names", () => {
    const gpu = {
      requests: [{ halfYear: "2026H2", gpuCount: 1_024, otherSizeReason: "", purpose: "학습" }],
      ownGpuCount: 0,
      notNeeded: false,
    };
    expect(
      codes(facts({ members: [member({ leasesGpusToGovernment: true }), university()], drafts: drafts({ gpu }) })),
    ).toEqual([]);
  });

  it("lists every refusal of an untouched draft, each with its section", () => {
    const empty = Object.fromEntries(WRITTEN_KEYS.map((key) => [key, emptyDraft(key)])) as SectionDrafts;
    const refusals = contentRefusals(facts({ members: [member()], drafts: empty }));
    expect(refusals.map(({ code, section }) => `${code} ${section}`)).toEqual([
      "NO_GRADUATE_UNIVERSITY consortium",
      "NO_PI people",
      ...["technology", "goals", "impact", "performance", "gpu", "data", "talent", "openness"].map(
        (key) => `SECTION_INCOMPLETE ${key}`,
      ),
    ]);
  });

  it("a rulebook that does not ask for a university or a section changes what is refused", () => {
    const rulebook = rulebookV1();
    rulebook.proposal.requiresGraduateUniversity = false;
    rulebook.proposal.sections = rulebook.proposal.sections.filter((section) => section.key !== "talent");
    const talent = { people: [], notNeeded: false };
    expect(codes(facts({ members: [member()], rulebook, drafts: drafts({ talent }) }))).toEqual([]);
  });
});
