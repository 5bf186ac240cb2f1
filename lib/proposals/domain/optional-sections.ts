import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import type { SectionDrafts, WrittenKey } from "./drafts";
import { planLength } from "./plan-text";
import { givenRows } from "./sections/contribution";
import { givenRequests } from "./sections/gpu";
import { releasedComponents } from "./sections/openness";
import type { PlanContent } from "./sections/plan";

const said = (...texts: readonly string[]): boolean => texts.some((text) => text.trim() !== "");
const isPlanBegun = ({ document }: PlanContent): boolean =>
  planLength(document) > 0 || document.some((block) => block.type === "image");

/** Whether somebody put anything into a section. Rows that its form draws by itself, and a bare choice of a formula, are nothing. */
const BEGUN: { [K in WrittenKey]: (draft: SectionDrafts[K]) => boolean } = {
  people: ({ people }) => people.length > 0,
  technology: isPlanBegun,
  goals: (draft) => isPlanBegun(draft) || draft.modelKinds.length > 0,
  impact: isPlanBegun,
  performance: ({ referenceModelKeys, rows, method }) => referenceModelKeys.length + rows.length > 0 || said(method),
  gpu: (draft) =>
    draft.notNeeded ||
    givenRequests(draft).length > 0 ||
    (draft.ownGpuCount ?? 0) > 0 ||
    draft.requests.some(({ purpose, otherSizeReason }) => said(purpose, otherSizeReason)),
  data: ({ wishes, projects, notNeeded }) => notNeeded || wishes.length + projects.length > 0,
  talent: ({ people, notNeeded }) => notNeeded || people.length > 0,
  openness: (draft) =>
    releasedComponents(draft).length > 0 || said(draft.releasePlan, ...draft.choices.map(({ note }) => note)),
  contribution: (draft) => givenRows(draft).length > 0,
};

export const isBegun = <K extends WrittenKey>(key: K, drafts: SectionDrafts): boolean => BEGUN[key](drafts[key]);

/**
 * D2 is owed for the support that is asked for, not for filling in a table: a call that asks for the contribution at all
 * cannot make the minimum a matter of choice. Where nothing is owed, the empty table has no problem anyway.
 */
const OWED_ANYWAY: readonly string[] = ["contribution"];

/** Whether a section may be left empty: the call asks for it without requiring it. Once begun, it is to be whole. */
export function isOptionalSection(rulebook: Pick<RulebookContent, "proposal">, key: string): boolean {
  const rule = rulebook.proposal.sections.find((section) => section.key === key);
  if (!rule || rule.required) return false;
  // A6: of the files each says for itself whether it is required.
  return key === "attachments" ? rulebook.proposal.attachments.wanted.every((wanted) => !wanted.required) : true;
}

/** A3: an optional section in which nobody wrote owes nothing. */
export const mayStayEmpty = <K extends WrittenKey>(
  key: K,
  drafts: SectionDrafts,
  rulebook: Pick<RulebookContent, "proposal">,
): boolean => isOptionalSection(rulebook, key) && !OWED_ANYWAY.includes(key) && !isBegun(key, drafts);
