import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import {
  type ConsentsContent,
  type DataProject,
  type DataWish,
  type GoalsContent,
  type GpuRequest,
  type PersonEntry,
  type PlanContent,
  SECTION_KEYS,
  type SectionContents,
  type SectionKey,
  type TalentRequest,
} from "./content";

/** While people write, a figure may be missing: drafts hold null where the sealed content holds a number. */
type Unfinished<T, K extends keyof T> = Omit<T, K> & { [P in K]: T[P] | null };

export type GpuRequestDraft = Unfinished<GpuRequest, "gpuCount">;
export type DataWishDraft = Unfinished<DataWish, "year" | "estimatedWon">;
export type DataProjectDraft = Unfinished<DataProject, "year" | "amountWon">;
export type TalentRequestDraft = Unfinished<
  TalentRequest,
  "year" | "personMonths" | "labourWon" | "researchWon" | "stayWon"
>;

/** A7: what an editor of a section types and autosave keeps, however unfinished. Amounts are BigInt won. */
export type SectionDrafts = {
  people: { people: PersonEntry[] };
  technology: PlanContent;
  goals: GoalsContent;
  impact: PlanContent;
  gpu: { requests: GpuRequestDraft[]; ownGpuCount: number | null; notNeeded: boolean };
  data: { wishes: DataWishDraft[]; projects: DataProjectDraft[]; notNeeded: boolean };
  talent: { people: TalentRequestDraft[]; notNeeded: boolean };
  consents: ConsentsContent;
};
export type WrittenKey = keyof SectionDrafts;

/** Sections with a form of their own; `consortium` is the list of member organisations. */
export const WRITTEN_KEYS = ["people", "technology", "goals", "impact", "gpu", "data", "talent", "consents"] as const;
export const isWrittenKey = (key: string): key is WrittenKey => (WRITTEN_KEYS as readonly string[]).includes(key);
export const isSectionKey = (key: string): key is SectionKey => (SECTION_KEYS as readonly string[]).includes(key);

/** A3: the sections that a rulebook asks for and the portal knows, in the order people meet them. */
export const sectionsOf = (rulebook: Pick<RulebookContent, "proposal">): ("consortium" | WrittenKey)[] => {
  const asked = new Set(rulebook.proposal.sections.map((section) => section.key));
  return (["consortium", ...WRITTEN_KEYS] as const).filter((key) => asked.has(key));
};

/** The groups of the task list; an empty group is not shown. */
export const SECTION_GROUPS = [
  { key: "consortium", sections: ["consortium", "people"] },
  { key: "plan", sections: ["technology", "goals", "impact"] },
  { key: "resources", sections: ["gpu", "data", "talent"] },
  { key: "consents", sections: ["consents"] },
] as const satisfies readonly { key: string; sections: readonly SectionKey[] }[];

/** ④: kinds of models a team may aim at. */
export const MODEL_KINDS = ["LLM", "LMM", "REASONING", "SPEECH", "AGENT", "OTHER"] as const;

const EMPTY: SectionDrafts = {
  people: { people: [] },
  technology: { text: "" },
  goals: { text: "", modelKinds: [] },
  impact: { text: "" },
  gpu: { requests: [], ownGpuCount: null, notNeeded: false },
  data: { wishes: [], projects: [], notNeeded: false },
  talent: { people: [], notNeeded: false },
  consents: { truthful: false, personalData: false, evaluation: false },
};

/** What a section holds before anybody wrote in it. */
export const emptyDraft = <K extends WrittenKey>(key: K): SectionDrafts[K] => structuredClone(EMPTY[key]);

/** Characters as people count them: code points, without the white space around the text. */
export const countCharacters = (text: string): number => [...text.trim()].length;

/** Rows of a form whose figure is still empty are no requests. */
export const givenRequests = (draft: SectionDrafts["gpu"]): GpuRequestDraft[] =>
  draft.notNeeded ? [] : draft.requests.filter((request) => (request.gpuCount ?? 0) > 0);

/** The strict content of drafts in which nothing is missing (`sectionProblems` is empty for each). */
export function finishedSections(drafts: SectionDrafts): SectionContents {
  const { gpu, data, talent } = drafts;
  return {
    people: { people: drafts.people.people },
    technology: { text: drafts.technology.text.trim() },
    goals: { text: drafts.goals.text.trim(), modelKinds: drafts.goals.modelKinds },
    impact: { text: drafts.impact.text.trim() },
    gpu: {
      requests: givenRequests(gpu).map((request) => ({ ...request, gpuCount: request.gpuCount ?? 0 })),
      ownGpuCount: gpu.ownGpuCount ?? 0,
      notNeeded: gpu.notNeeded,
    },
    data: {
      wishes: data.notNeeded
        ? []
        : data.wishes.map((wish) => ({ ...wish, year: wish.year ?? 0, estimatedWon: wish.estimatedWon ?? 0n })),
      projects: data.notNeeded
        ? []
        : data.projects.map((project) => ({ ...project, year: project.year ?? 0, amountWon: project.amountWon ?? 0n })),
      notNeeded: data.notNeeded,
    },
    talent: {
      people: talent.notNeeded
        ? []
        : talent.people.map((person) => ({
            ...person,
            year: person.year ?? 0,
            personMonths: person.personMonths ?? 0,
            labourWon: person.labourWon ?? 0n,
            researchWon: person.researchWon ?? 0n,
            stayWon: person.stayWon ?? 0n,
          })),
      notNeeded: talent.notNeeded,
    },
    consents: drafts.consents,
  };
}
