import {
  amountProblem,
  required,
  type SectionProblem,
  type SectionRules,
  type Unfinished,
  when,
  yearProblem,
} from "./section";

export type DataWish = { corpus: string; ownerName: string; year: number; estimatedWon: bigint };
export type DataProject = { title: string; year: number; amountWon: bigint };
export type DataContent = { wishes: DataWish[]; projects: DataProject[]; notNeeded: boolean };
export type DataWishDraft = Unfinished<DataWish, "year" | "estimatedWon">;
export type DataProjectDraft = Unfinished<DataProject, "year" | "amountWon">;
export type DataDraft = { wishes: DataWishDraft[]; projects: DataProjectDraft[]; notNeeded: boolean };

export const emptyData: DataDraft = { wishes: [], projects: [], notNeeded: false };

export const finishData = (draft: DataDraft): DataContent => ({
  wishes: draft.notNeeded
    ? []
    : draft.wishes.map((wish) => ({ ...wish, year: wish.year ?? 0, estimatedWon: wish.estimatedWon ?? 0n })),
  projects: draft.notNeeded
    ? []
    : draft.projects.map((project) => ({ ...project, year: project.year ?? 0, amountWon: project.amountWon ?? 0n })),
  notNeeded: draft.notNeeded,
});

/** ⑧ T1: every wish and project with its year and amount. */
export function dataProblems(draft: DataDraft, rules: SectionRules): SectionProblem[] {
  if (draft.notNeeded) return [];
  const last = rules.rulebook.programme.lastYear;
  return [
    ...when(draft.wishes.length + draft.projects.length === 0, "notNeeded", "proposals.fillOrNotNeeded"),
    ...draft.wishes.flatMap((wish, index) => [
      ...required(wish.corpus, `wishes.${index}.corpus`),
      ...required(wish.ownerName, `wishes.${index}.ownerName`),
      ...yearProblem(wish.year, last, rules, `wishes.${index}.year`),
      ...amountProblem(wish.estimatedWon, `wishes.${index}.estimatedWon`),
    ]),
    ...draft.projects.flatMap((project, index) => [
      ...required(project.title, `projects.${index}.title`),
      ...yearProblem(project.year, last, rules, `projects.${index}.year`),
      ...amountProblem(project.amountWon, `projects.${index}.amountWon`),
    ]),
  ];
}
