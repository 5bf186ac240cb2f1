import { canonicalJson } from "@/lib/audit/canonical";
import type { ManualCheck } from "@/lib/rulebook/domain/rulebook";
import type { Evidence, FindingVerdict } from "./evidence";
import type { AutomaticRule, Finding } from "./rules";

/** A finding's key on record: an automatic rule, or a check of the rulebook that a person does. */
export type FindingRule = AutomaticRule | `check:${string}`;
export const checkRule = ({ key }: Pick<ManualCheck, "key">): FindingRule => `check:${key}`;

/** What a person noted. `seen`: what the portal had found then, for a finding of its own; null for a check. */
export type Noted = { verdict: FindingVerdict; note: string; seen: Pick<Finding, "verdict" | "items"> | null };

/** Everything about which a person had something to judge; what is in order may change without a new look. */
const matter = ({ verdict, items }: Pick<Finding, "verdict" | "items">): string =>
  canonicalJson([verdict, items.filter((item: Evidence) => item.verdict === "FAIL" || item.verdict === "OPEN")]);

/** A10: the portal has found something else since (a supplement, another proposal): the note was about what is gone. */
export const isOutdated = (finding: Finding, noted: Noted): boolean =>
  noted.verdict !== "OPEN" && (noted.seen === null || matter(noted.seen) !== matter(finding));

/** A10: how a finding stands. A person settles what the portal left open or failed, as long as it is what they looked at. */
export function standingOf(finding: Finding, noted: Noted | null): FindingVerdict {
  if (finding.verdict === "PASS" || !noted || noted.verdict === "OPEN" || isOutdated(finding, noted))
    return finding.verdict;
  return noted.verdict;
}
/** A10: a manual check is open until somebody did it. */
export const checkStanding = (noted: Noted | null): FindingVerdict => noted?.verdict ?? "OPEN";

/** One line of the screening: a rule of the portal's own, or a check that a person does. */
export type Checked = {
  rule: FindingRule;
  /** Null for a check. */
  found: Finding | null;
  check: ManualCheck | null;
  standing: FindingVerdict;
  isOutdated: boolean;
};

/** A10: every rule of the call with how it stands now. `noted` by key. */
export const checkedRows = (
  findings: readonly Finding[],
  checks: readonly ManualCheck[],
  noted: ReadonlyMap<string, Noted>,
): Checked[] => [
  ...findings.map((found): Checked => {
    const note = noted.get(found.rule) ?? null;
    const outdated = found.verdict !== "PASS" && note !== null && isOutdated(found, note);
    return { rule: found.rule, found, check: null, standing: standingOf(found, note), isOutdated: outdated };
  }),
  ...checks.map((check): Checked => {
    const rule = checkRule(check);
    return { rule, found: null, check, standing: checkStanding(noted.get(rule) ?? null), isOutdated: false };
  }),
];

/** A10: a proposal is eligible when nothing is failed or open. */
export const unsettled = <R extends { standing: FindingVerdict }>(rows: readonly R[]): R[] =>
  rows.filter(({ standing }) => standing !== "PASS");

export type Tally = Record<FindingVerdict, number>;
export const tallyOf = (rows: readonly { standing: FindingVerdict }[]): Tally => {
  const count = (verdict: FindingVerdict) => rows.filter(({ standing }) => standing === verdict).length;
  return { PASS: count("PASS"), FAIL: count("FAIL"), OPEN: count("OPEN") };
};
