import { classify } from "@/lib/openness/domain/classify";
import { COMPONENTS } from "@/lib/openness/domain/components";
import { licenceOf } from "@/lib/openness/domain/licences";
import type { OpennessLevel } from "@/lib/rulebook/domain/rulebook";
import { required, type SectionProblem, when } from "./section";

/** One of the 17 components of the Model Openness Framework (D3) and the licence it will be released under; "" is not released. */
export type OpennessChoice = { componentKey: string; licence: string; note: string };
export type OpennessContent = { choices: OpennessChoice[]; releasePlan: string };
export type OpennessDraft = OpennessContent;

export const emptyOpenness: OpennessDraft = { choices: [], releasePlan: "" };

/** Components that will be released; a row without licence is none. */
export const releasedComponents = (draft: Pick<OpennessDraft, "choices">): OpennessChoice[] =>
  draft.choices.filter((choice) => choice.licence !== "");

export const finishOpenness = (draft: OpennessDraft): OpennessContent => ({
  choices: releasedComponents(draft),
  releasePlan: draft.releasePlan.trim(),
});

/** Every component in the framework's order, for the form. */
export const withComponents = (draft: OpennessDraft): OpennessDraft => ({
  ...draft,
  choices: COMPONENTS.map(
    ({ key }) =>
      draft.choices.find((choice) => choice.componentKey === key) ?? { componentKey: key, licence: "", note: "" },
  ),
});

/** D3: the class that is planned. */
export const plannedLevel = (draft: Pick<OpennessDraft, "choices">): OpennessLevel =>
  classify(releasedComponents(draft)).level;

const KNOWN = new Set(COMPONENTS.map((component) => component.key));

/** ⑩ — every class may be planned, the closed one too; each component once and under a known licence; when and how is to be said. */
export function opennessProblems(draft: OpennessDraft): SectionProblem[] {
  const keys = draft.choices.map((choice) => choice.componentKey);
  return [
    ...draft.choices.flatMap((choice, index) => [
      ...when(
        !KNOWN.has(choice.componentKey) || keys.indexOf(choice.componentKey) < index,
        `choices.${index}.licence`,
        "invalid",
      ),
      ...when(choice.licence !== "" && !licenceOf(choice.licence), `choices.${index}.licence`, "chooseOne"),
    ]),
    ...required(draft.releasePlan, "releasePlan"),
  ];
}
