import { SECTION_KEYS } from "@/lib/calls/domain/section-keys";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import type { SectionContents, SectionKey } from "./content";
import { type ContributionDraft, emptyContribution, finishContribution } from "./sections/contribution";
import { type DataDraft, emptyData, finishData } from "./sections/data";
import { emptyGoals, finishGoals, type GoalsContent } from "./sections/goals";
import { emptyGpu, finishGpu, type GpuDraft } from "./sections/gpu";
import { emptyOpenness, finishOpenness, type OpennessDraft } from "./sections/openness";
import { emptyPeople, finishPeople, type PeopleDraft } from "./sections/people";
import { emptyPerformance, finishPerformance, type PerformanceDraft } from "./sections/performance";
import { emptyPlan, finishPlan, type PlanContent } from "./sections/plan";
import { emptyTalent, finishTalent, type TalentDraft } from "./sections/talent";

/** A7: what an editor of a section types and autosave keeps, however unfinished. Amounts are BigInt won. */
export type SectionDrafts = {
  people: PeopleDraft;
  technology: PlanContent;
  goals: GoalsContent;
  impact: PlanContent;
  performance: PerformanceDraft;
  gpu: GpuDraft;
  data: DataDraft;
  talent: TalentDraft;
  openness: OpennessDraft;
  contribution: ContributionDraft;
};
export type WrittenKey = keyof SectionDrafts;

/** Sections with a form of their own; `consortium` is the list of member organisations. */
export const WRITTEN_KEYS = [
  "people",
  "technology",
  "goals",
  "impact",
  "performance",
  "gpu",
  "data",
  "talent",
  "openness",
  "contribution",
] as const satisfies readonly WrittenKey[];
/** Sections that are no written text: member organisations, files, and signatures under the consents. */
export type UnwrittenKey = "consortium" | "attachments" | "consents";
export const isWrittenKey = (key: string): key is WrittenKey => (WRITTEN_KEYS as readonly string[]).includes(key);
export const isSectionKey = (key: string): key is SectionKey => (SECTION_KEYS as readonly string[]).includes(key);

/** A3: the sections that a rulebook asks for and the portal knows, in the order people meet them. */
export const sectionsOf = (rulebook: Pick<RulebookContent, "proposal">): (UnwrittenKey | WrittenKey)[] => {
  const asked = new Set(rulebook.proposal.sections.map((section) => section.key));
  return (["consortium", ...WRITTEN_KEYS, "attachments", "consents"] as const).filter((key) => asked.has(key));
};

/** The groups of the task list; an empty group is not shown. */
export const SECTION_GROUPS = [
  { key: "consortium", sections: ["consortium", "people"] },
  { key: "plan", sections: ["technology", "goals", "impact", "performance"] },
  { key: "resources", sections: ["gpu", "data", "talent"] },
  { key: "commitments", sections: ["openness", "contribution"] },
  { key: "consents", sections: ["attachments", "consents"] },
] as const satisfies readonly { key: string; sections: readonly SectionKey[] }[];

const EMPTY: SectionDrafts = {
  people: emptyPeople,
  technology: emptyPlan,
  goals: emptyGoals,
  impact: emptyPlan,
  performance: emptyPerformance,
  gpu: emptyGpu,
  data: emptyData,
  talent: emptyTalent,
  openness: emptyOpenness,
  contribution: emptyContribution,
};

/** What a section holds before anybody wrote in it. */
export const emptyDraft = <K extends WrittenKey>(key: K): SectionDrafts[K] => structuredClone(EMPTY[key]);

/** The strict content of drafts in which nothing is missing (`sectionProblems` is empty for each). */
export const finishedSections = (drafts: SectionDrafts): SectionContents => ({
  people: finishPeople(drafts.people),
  technology: finishPlan(drafts.technology),
  goals: finishGoals(drafts.goals),
  impact: finishPlan(drafts.impact),
  performance: finishPerformance(drafts.performance),
  gpu: finishGpu(drafts.gpu),
  data: finishData(drafts.data),
  talent: finishTalent(drafts.talent),
  openness: finishOpenness(drafts.openness),
  contribution: finishContribution(drafts.contribution),
});
