import type { CallState } from "@/lib/calls/domain/state";
import { missingAttachments } from "./attachments";
import { sectionProblems } from "./completeness";
import { hasGraduateUniversity, leadLeasesGpus, type MemberFacts, memberState, sharesAreWhole } from "./consortium";
import { isWrittenKey, type SectionDrafts, sectionsOf, type UnwrittenKey, type WrittenKey } from "./drafts";
import { isLessorBlocked } from "./gpu";
import { givenRequests } from "./sections/gpu";
import type { SectionProblem, SectionRules } from "./sections/section";
import type { ProposalStatus } from "./status";

export type TaskKey = UnwrittenKey | WrittenKey;
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
    | "SHARES_NOT_WHOLE"
    | "COMPETING_MEMBER"
    | "LESSOR_GPU_BLOCKED"
    | "SECTION_INCOMPLETE"
    | "ATTACHMENTS_MISSING"
    | "SIGNATURES_MISSING";
  section: TaskKey | null;
  organisation?: { nameKo: string; nameEn: string };
  /** The wanted file that is missing. */
  attachment?: { nameKo: string; nameEn: string };
  problemCount?: number;
};

export type SubmissionFacts = {
  status: ProposalStatus;
  callState: CallState;
  members: readonly MemberFacts[];
  drafts: SectionDrafts;
  rulebook: SectionRules["rulebook"];
  rulebookVersion: number;
  /** Organisations and people that stand in another submitted proposal of a call that refuses this. */
  competing?: readonly { nameKo: string; nameEn: string }[];
  /** Files that may be sealed. */
  attachments: readonly { kind: string }[];
  /** ⑬: organisations without a signature under the content as it stands; none when the call asks for none. */
  unsigned: readonly { nameKo: string; nameEn: string }[];
  /** A10: the sections that a supplement request opened; only what is missing in them can be put right. Null when all are open. */
  named?: readonly string[] | null;
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

function consortiumRefusals({ members, rulebook, competing = [] }: SubmissionFacts): SubmissionRefusal[] {
  const named = (code: SubmissionRefusal["code"], member: MemberFacts): SubmissionRefusal => ({
    code,
    section: "consortium",
    organisation: { nameKo: member.nameKo, nameEn: member.nameEn },
  });
  const refusals: SubmissionRefusal[] = members.flatMap((member) => {
    const state = memberState(member);
    if (state === "DECLINED") return [named("MEMBER_DECLINED", member)];
    return [
      ...(state === "INVITED" ? [named("MEMBER_NOT_ACCEPTED", member)] : []),
      ...(member.task.trim() === "" ? [named("MEMBER_TASK_MISSING", member)] : []),
    ];
  });
  if (!sharesAreWhole(members)) refusals.push({ code: "SHARES_NOT_WHOLE", section: "consortium" });
  for (const organisation of competing)
    refusals.push({ code: "COMPETING_MEMBER", section: "consortium", organisation });
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
    isWrittenKey(key) ? [{ key, problems: sectionProblems(key, facts.drafts, rules) }] : [],
  );
}

/** A6: required files, when the call asks for the section. */
const attachmentRefusals = ({ rulebook, attachments }: SubmissionFacts): SubmissionRefusal[] =>
  sectionsOf(rulebook).includes("attachments")
    ? missingAttachments(rulebook.proposal.attachments, attachments).map(({ nameKo, nameEn }) => ({
        code: "ATTACHMENTS_MISSING" as const,
        section: "attachments" as const,
        attachment: { nameKo, nameEn },
      }))
    : [];

/** What must be put right before anybody can sign. */
export const unsignableReasons = (facts: SubmissionFacts): SubmissionRefusal[] =>
  [
    ...consortiumRefusals(facts),
    ...problemsBySection(facts).flatMap(({ key, problems }) => sectionRefusals(key, problems)),
    ...attachmentRefusals(facts),
  ].filter(({ section }) => !facts.named || (section !== null && facts.named.includes(section)));

/** What is still to be written, agreed or signed, whatever the clock says: the task list's “left to do”. */
export const contentRefusals = (facts: SubmissionFacts): SubmissionRefusal[] => [
  ...unsignableReasons(facts),
  ...facts.unsigned.map(({ nameKo, nameEn }) => ({
    code: "SIGNATURES_MISSING" as const,
    section: "consents" as const,
    organisation: { nameKo, nameEn },
  })),
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
