import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMPONENTS } from "@/lib/openness/domain/components";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { sectionProblems } from "./completeness";
import { consortiumOptions, contributionStanding, supportBasis } from "./contribution-standing";
import { emptyDraft, type SectionDrafts, WRITTEN_KEYS } from "./drafts";
import { opennessProblems, plannedLevel, withComponents } from "./sections/openness";
import type { SectionMember, SectionRules } from "./sections/section";

const LEAD: SectionMember = { organisationId: "lead", role: "LEAD", sizeClass: "SME", shareBasisPoints: null };
const UNI: SectionMember = {
  organisationId: "uni",
  role: "PARTICIPANT",
  sizeClass: "NON_PROFIT",
  shareBasisPoints: null,
};
const rules = (members: SectionMember[] = [LEAD, UNI]): SectionRules => ({
  rulebook: rulebookContentSchema.parse(RULEBOOK_V1),
  rulebookVersion: 1,
  members,
  leadLeasesGpus: false,
});
const drafts = (over: Partial<SectionDrafts>): SectionDrafts => ({
  ...(Object.fromEntries(WRITTEN_KEYS.map((key) => [key, emptyDraft(key)])) as SectionDrafts),
  ...over,
});
const data = (won: bigint): SectionDrafts["data"] => ({
  wishes: [],
  projects: [{ title: "말뭉치", year: 2026, amountWon: won }],
  notNeeded: false,
});
const gives = (cashWon: bigint | null, inKindWon: bigint | null, organisationId = "lead") => ({
  rows: [{ organisationId, year: 2026, cashWon, inKindWon, note: "" }],
});
const openness = (classes: string[], licence = "Apache-2.0"): SectionDrafts["openness"] => ({
  choices: COMPONENTS.filter((one) => classes.includes(one.class)).map((one) => ({
    componentKey: one.key,
    licence: one.kind === "code" ? licence : "CC-BY-4.0",
    note: "",
  })),
  releasePlan: "2026년에 공개합니다.",
});

describe("basis of the own contribution (⑪)", () => {
  it("adds GPUs by the guide, data and talent, and leaves out what is not needed", () => {
    const sections = drafts({
      gpu: {
        requests: [{ halfYear: "2025H2", gpuCount: 256, otherSizeReason: "", purpose: "학습" }],
        ownGpuCount: 0,
        notNeeded: false,
      },
      data: data(1_000n),
    });
    // 256 GPUs × 6 months × the rulebook's monthly guide.
    const gpuWon = 256n * 6n * 2_500_000n;
    expect(supportBasis(sections, 2_500_000n)).toEqual({
      gpuWon,
      dataWon: 1_000n,
      talentWon: 0n,
      supportWon: gpuWon + 1_000n,
    });
    const waived = {
      ...sections,
      gpu: { ...sections.gpu, notNeeded: true },
      data: { ...sections.data, notNeeded: true },
    };
    expect(supportBasis(waived, 2_500_000n).supportWon).toBe(0n);
  });
});

describe("minimum (D2)", () => {
  // SME, closed: 25 % of the total cost of 300 is 100 beside 300 of support; a tenth of it in cash.
  const closed = (contribution: SectionDrafts["contribution"]) =>
    sectionProblems("contribution", drafts({ data: data(300n), contribution }), rules()).map(
      ({ path, error }) => `${path} ${error}`,
    );
  it.each([
    ["exactly the minimum", gives(10n, 90n), []],
    ["all of it in cash", gives(100n, null), []],
    ["one won short", gives(10n, 89n), ["rows.0.inKindWon proposals.contributionShort?amount=1"]],
    ["one won of cash short", gives(9n, 91n), ["rows.0.cashWon proposals.cashShort?amount=1"]],
    ["nothing", { rows: [] }, ["rows proposals.cashShort?amount=10", "rows proposals.contributionShort?amount=100"]],
    [
      "somebody outside the consortium",
      { rows: [...gives(10n, 90n).rows, ...gives(1n, null, "other").rows] },
      ["rows.1.organisationId chooseOne"],
    ],
  ])("%s", (_name, contribution, expected) => {
    expect(closed(contribution)).toEqual(expected);
  });

  it("goes by the shares once they are said", () => {
    const shared = rules([
      { ...LEAD, shareBasisPoints: 5_000 },
      { ...UNI, shareBasisPoints: 5_000 },
    ]);
    const { split } = contributionStanding(drafts({ data: data(300n) }), shared);
    expect(split.members.map(({ supportWon, minimumWon }) => [supportWon, minimumWon])).toEqual([
      [150n, 50n],
      [150n, 0n],
    ]);
  });

  it("more open never pays more, and the options say what each class would cost", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (supportWon) => {
        const options = consortiumOptions(supportWon, "CLOSED", rules());
        const minimums = options.map((option) => option.minimumWon);
        expect(minimums).toEqual([...minimums].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0)));
        for (const option of options) expect(option.savedWon).toBe((minimums[0] ?? 0n) - option.minimumWon);
      }),
    );
  });
});

describe("openness plan (⑩)", () => {
  it.each([
    ["nothing", [], "CLOSED"],
    ["class III", ["III"], "CLASS_III"],
    ["class II without III", ["II"], "CLOSED"],
    ["class III and II", ["III", "II"], "CLASS_II"],
    ["everything", ["III", "II", "I"], "CLASS_I"],
  ])("%s", (_name, classes, level) => {
    expect(plannedLevel(openness(classes))).toBe(level);
    expect(opennessProblems(openness(classes))).toEqual([]);
  });

  it("names an unknown licence, an unknown component and a missing plan", () => {
    const draft = {
      choices: [
        { componentKey: "architecture", licence: "MADE-UP", note: "" },
        { componentKey: "nothing", licence: "MIT", note: "" },
      ],
      releasePlan: " ",
    };
    expect(opennessProblems(draft).map(({ path, error }) => `${path} ${error}`)).toEqual([
      "choices.0.licence chooseOne",
      "choices.1.licence invalid",
      "releasePlan required",
    ]);
  });

  it("the form shows all components in the framework's order and keeps what was chosen", () => {
    const draft = { choices: [{ componentKey: "metadata", licence: "MIT", note: "곧" }], releasePlan: "" };
    const shown = withComponents(draft).choices;
    expect(shown).toHaveLength(17);
    expect(shown.at(-1)).toEqual(draft.choices[0]);
  });
});
