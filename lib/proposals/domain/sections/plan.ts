import { type PlanBlock, planLength } from "../plan-text";
import { ruleOf, type SectionProblem, type SectionRules, when } from "./section";

/** ③ ⑤: structured text of the safe subset; never HTML. */
export type PlanContent = { document: PlanBlock[] };
export type PlanKey = "technology" | "goals" | "impact";

export const emptyPlan: PlanContent = { document: [] };
export const finishPlan = (draft: PlanContent): PlanContent => ({ document: draft.document });

/** Length of a plan section against its rule, in characters as people count them; what every picture says in words. */
export function planProblems(key: PlanKey, { document }: PlanContent, rules: SectionRules): SectionProblem[] {
  const rule = ruleOf(rules, key);
  const length = planLength(document);
  if (length === 0) return [{ path: "document", error: "required" }];
  if (rule?.minChars !== undefined && length < rule.minChars)
    return [{ path: "document", error: `tooShort?minimum=${rule.minChars}` }];
  if (rule?.maxChars !== undefined && length > rule.maxChars)
    return [{ path: "document", error: `tooLong?maximum=${rule.maxChars}` }];
  const silent = document.some((block) => block.type === "image" && block.alt.trim() === "");
  return when(silent, "document", "proposals.imageAlt");
}
