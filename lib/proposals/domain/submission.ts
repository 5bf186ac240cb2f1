import type { CallState } from "@/lib/calls/domain/state";
import { sectionProblems } from "./completeness";
import { hasGraduateUniversity, leadLeasesGpus, type MemberFacts, memberState } from "./consortium";
import { type SectionDrafts, sectionsOf, type WrittenKey } from "./drafts";
import { isLessorBlocked } from "./gpu";
import { givenRequests } from "./sections/gpu";
import type { SectionProblem, SectionRules } from "./sections/section";
import type { ProposalStatus } from "./status";

export type TaskKey = "consortium" | WrittenKey;
/** One reason why a proposal may not be submitted, and the section in which it is put right. */
export type SubmissionRefusal = {
  code:
    | "NOT_DRAFT"
    | "CALL_NOT_OPEN"
    | "CALL_CLOSED"
    | "NO_GRADUATE_UNIVERSITY"
    | "NO_PI"
    | "MEMBER_NOT_ACCEPTED"
    | "MEMBER_DECLINED"
    | "MEMBER_TASK_MISSING"
    | "LESSOR_GPU_BLOCKED"
    | "SECTION_INCOMPLETE";
  section: TaskKey | null;
  organisation?: { nameKo: string; nameEn: string };
  problemCount?: number;
};

export type SubmissionFacts = {
  status: ProposalStatus;
  callState: CallState;
  members: readonly MemberFacts[];
  drafts: SectionDrafts;
  rulebook: SectionRules["rulebook"];
  rulebookVersion: number;
};

/** C2, C4: whether the call takes changes at this instant. */
export function windowRefusal(state: CallState): "CALL_NOT_OPEN" | "CALL_CLOSED" | null {
  if (state === "OPEN") return null;
  return state === "DRAFT" || state === "ANNOUNCED" ? "CALL_NOT_OPEN" : "CALL_CLOSED";
}

export const sectionRulesOf = (
  facts: Pick<SubmissionFacts, "members" | "rulebook" | "rulebookVersion">,
): SectionRules => ({
  rulebook: facts.rulebook,
  rulebookVersion: facts.rulebookVersion,
  members: facts.members.filter((member) => memberState(member) !== "DECLINED"),
  leadLeasesGpus: leadLeasesGpus(facts.members),
});

function consortiumRefusals({ members, rulebook }: SubmissionFacts): SubmissionRefusal[] {
  const named = (code: SubmissionRefusal["code"], member: MemberFacts): SubmissionRefusal => ({
    code,
    section: "consortium",
    organisation: { nameKo: member.nameKo, nameEn: member.nameEn },
  });
  const refusals = members.flatMap((member) => {
    const state = memberState(member);
    if (state === "DECLINED") return [named("MEMBER_DECLINED", member)];
    return [
      ...(state === "INVITED" ? [named("MEMBER_NOT_ACCEPTED", member)] : []),
      ...(member.task.trim() === "" ? [named("MEMBER_TASK_MISSING", member)] : []),
    ];
  });
  // A1: a university with graduate students must take part.
  if (rulebook.proposal.requiresGraduateUniversity && !hasGraduateUniversity(members))
    return [{ code: "NO_GRADUATE_UNIVERSITY", section: "consortium" }, ...refusals];
  return refusals;
}

/** Problems that are refusals of their own, so that they are named and not only counted. */
const SAID_APART: Record<string, SubmissionRefusal["code"]> = {
  "proposals.noPi": "NO_PI",
  "proposals.lessorBlocked": "LESSOR_GPU_BLOCKED",
};

function sectionRefusals(key: WrittenKey, problems: readonly SectionProblem[]): SubmissionRefusal[] {
  const apart = [...new Set(problems.flatMap((problem) => SAID_APART[problem.error] ?? []))];
  const rest = problems.filter((problem) => !(problem.error in SAID_APART));
  return [
    ...apart.map((code) => ({ code, section: key })),
    ...(rest.length > 0 ? [{ code: "SECTION_INCOMPLETE" as const, section: key, problemCount: rest.length }] : []),
  ];
}

/** Problems of each section that the rulebook asks for; `consortium` is checked apart. */
export function problemsBySection(facts: SubmissionFacts): { key: WrittenKey; problems: SectionProblem[] }[] {
  const rules = sectionRulesOf(facts);
  return sectionsOf(facts.rulebook).flatMap((key) =>
    key === "consortium" ? [] : [{ key, problems: sectionProblems(key, facts.drafts, rules) }],
  );
}

/** What is still to be written or agreed, whatever the clock says: the task list's “left to do”. */
export const contentRefusals = (facts: SubmissionFacts): SubmissionRefusal[] => [
  ...consortiumRefusals(facts),
  ...problemsBySection(facts).flatMap(({ key, problems }) => sectionRefusals(key, problems)),
];

/**
 * A8: every reason this proposal may not be submitted; empty means it may. `callState` is taken at the instant the
 * complete request arrived, so a slow commit cannot turn an in-time submission late (C2).
 */
export function submissionRefusals(facts: SubmissionFacts): SubmissionRefusal[] {
  const window = windowRefusal(facts.callState);
  return [
    ...(facts.status === "DRAFT" ? [] : [{ code: "NOT_DRAFT" as const, section: null }]),
    ...(window ? [{ code: window, section: null }] : []),
    ...contentRefusals(facts),
  ];
}

/** A5: half-years of which a leasing lead still asks GPUs, for the notice in the form. */
export const blockedRequests = (facts: SubmissionFacts): string[] =>
  givenRequests(facts.drafts.gpu)
    .map((request) => request.halfYear)
    .filter((halfYear) => isLessorBlocked(halfYear, leadLeasesGpus(facts.members), facts.rulebook.gpu));
