import { registrationNumberProblem } from "@/lib/organisations/domain/registration-number";
import { likeNamed } from "@/lib/proposals/domain/competing";
import { hasSealedGraduateUniversity } from "@/lib/proposals/domain/consortium";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import { isLessorBlocked } from "@/lib/proposals/domain/gpu";
import { type Commitment, type Overcommitment, overcommittedIn } from "@/lib/proposals/domain/participation";
import { emailKey, type PersonEntry } from "@/lib/proposals/domain/sections/people";
import type { CompetingRule, RulebookContent } from "@/lib/rulebook/domain/rulebook";

/** A10: what the portal finds by itself, in the order of the page. */
export const AUTOMATIC_RULES = [
  "registration",
  "sizeClass",
  "university",
  "lessor",
  "organisations",
  "people",
  "participation",
  "attachments",
  "contribution",
  "signatures",
] as const;
export type AutomaticRule = (typeof AUTOMATIC_RULES)[number];
/** OPEN: a person has to look. */
export type FindingVerdict = "PASS" | "FAIL" | "OPEN";

/** A name in both languages; `note` tells more (a receipt number, a percentage) and needs no translation. */
export type Named = { ko: string; en: string; note?: string };
export type Finding = { rule: AutomaticRule; verdict: FindingVerdict; items: Named[] };

/** A member organisation as the registry has it today. */
export type RegistryEntry = { id: string; registrationNumber: string; mergedIntoId: string | null; confirmed: boolean };
export type OtherProposal = {
  receiptNumber: string;
  consortium: SealedProposal["consortium"];
  people: readonly PersonEntry[];
};

export type ScreeningFacts = {
  sealed: SealedProposal;
  rulebook: Pick<RulebookContent, "proposal" | "gpu">;
  registry: readonly RegistryEntry[];
  /** The other counting proposals of the call, as sealed. */
  others: readonly OtherProposal[];
  /** What rivals and living teams of the programme promise of the proposal's people. */
  commitments: readonly Commitment[];
  /** Keys of `fieldErrors` the contribution section has by its own rule (D2). */
  contributionProblems: readonly string[];
};

const named = ({ nameKo, nameEn }: { nameKo: string; nameEn: string }, note?: string): Named => ({
  ko: nameKo,
  en: nameEn || nameKo,
  ...(note ? { note } : {}),
});
const failing = (rule: AutomaticRule, items: Named[], verdict: "FAIL" | "OPEN" = "FAIL"): Finding => ({
  rule,
  verdict: items.length > 0 ? verdict : "PASS",
  items,
});
const strictness = (rule: CompetingRule): "FAIL" | "OPEN" => (rule === "REFUSED" ? "FAIL" : "OPEN");

/** A2: numbers that are none. An entry that staff merged since was sealed in good faith: a person looks at its number. */
function registration({ sealed, registry }: ScreeningFacts): Finding {
  const entryOf = (member: { organisationId: string }) => registry.find((one) => one.id === member.organisationId);
  const item = (member: SealedProposal["consortium"][number]) => named(member, member.registrationNumber);
  const wrong = sealed.consortium.filter(
    (member) => registrationNumberProblem(member.registrationNumber) !== null || !entryOf(member),
  );
  if (wrong.length > 0) return failing("registration", wrong.map(item));
  const merged = sealed.consortium.filter((member) => entryOf(member)?.mergedIntoId);
  return failing("registration", merged.map(item), "OPEN");
}

function sizeClass({ sealed, registry }: ScreeningFacts): Finding {
  const unconfirmed = sealed.consortium.filter(
    (member) => !registry.some((entry) => entry.id === member.organisationId && entry.confirmed),
  );
  return failing(
    "sizeClass",
    unconfirmed.map((member) => named(member)),
    "OPEN",
  );
}

/** A1. */
function university({ sealed, rulebook }: ScreeningFacts): Finding {
  const missing = rulebook.proposal.requiresGraduateUniversity && !hasSealedGraduateUniversity(sealed.consortium);
  return { rule: "university", verdict: missing ? "FAIL" : "PASS", items: [] };
}

/** A5: a leading lessor gets no GPUs yet; a participating one must not be passed any on, which a person checks. */
function lessor({ sealed, rulebook }: ScreeningFacts): Finding {
  const leasing = sealed.consortium.filter((member) => member.leasesGpusToGovernment);
  const leads = leasing.some((member) => member.role === "LEAD");
  const blocked = sealed.sections.gpu.requests.filter(({ halfYear }) => isLessorBlocked(halfYear, leads, rulebook.gpu));
  if (blocked.length > 0)
    return { rule: "lessor", verdict: "FAIL", items: blocked.map(({ halfYear }) => ({ ko: halfYear, en: halfYear })) };
  return failing(
    "lessor",
    leasing.filter((member) => member.role !== "LEAD").map((member) => named(member)),
    "OPEN",
  );
}

/** Organisations of this proposal that stand in another of the same call, as its rules judge that. */
function organisations({ sealed, others, rulebook, registry }: ScreeningFacts): Finding {
  const rule = rulebook.proposal.competing.organisations;
  const bodyOf = (id: string): string => registry.find((entry) => entry.id === id)?.mergedIntoId ?? id;
  const items = sealed.consortium.flatMap((member) =>
    others
      .filter((other) => other.consortium.some((one) => one.organisationId === bodyOf(member.organisationId)))
      .map((other) => named(member, other.receiptNumber)),
  );
  if (rule === "ALLOWED") return { rule: "organisations", verdict: "PASS", items };
  return failing("organisations", items, strictness(rule));
}

/** By address as the call judges it; a colleague's name under another address is for a person to look at, never a failure. */
function people({ sealed, others, rulebook, registry }: ScreeningFacts): Finding {
  const rule = rulebook.proposal.competing.people;
  const bodyOf = (id: string): string => registry.find((entry) => entry.id === id)?.mergedIntoId ?? id;
  const own = sealed.sections.people.people;
  const item = (person: PersonEntry, other: OtherProposal): Named => ({
    ko: person.name,
    en: person.nameEn || person.name,
    note: other.receiptNumber,
  });
  const same = own.flatMap((person) =>
    others
      .filter((other) => other.people.some((one) => emailKey(one.email) === emailKey(person.email)))
      .map((other) => item(person, other)),
  );
  if (rule === "ALLOWED") return { rule: "people", verdict: "PASS", items: same };
  if (same.length > 0) return failing("people", same, strictness(rule));
  const bodies = own.map((person) => ({ ...person, organisationId: bodyOf(person.organisationId) }));
  const alike = others.flatMap((other) => likeNamed(bodies, other.people).map((person) => item(person, other)));
  return failing("people", alike, "OPEN");
}

/**
 * ②: nobody gives more than the whole of their time over the programme. Too much within the proposal or beside a living team is
 * a fact; beside a rival that may never be chosen, a person has to look.
 */
function participation({ sealed, commitments }: ScreeningFacts): Finding {
  const own = { proposalId: sealed.proposalId, people: sealed.sections.people.people };
  const teams = commitments.filter((commitment) => commitment.isTeam);
  const receipts = new Map(commitments.map((one) => [one.proposalId, one.receiptNumber]));
  const item = ({ email, percent, proposalIds }: Overcommitment): Named => {
    const person = own.people.find((one) => emailKey(one.email) === email);
    const others = proposalIds.flatMap((id) => receipts.get(id) ?? []);
    return {
      ko: person?.name ?? "",
      en: person?.nameEn || (person?.name ?? ""),
      note: [`${percent}%`, ...others].join(", "),
    };
  };
  const certain = overcommittedIn(own, teams);
  if (certain.length > 0) return failing("participation", certain.map(item));
  return failing("participation", overcommittedIn(own, commitments).map(item), "OPEN");
}

/** A6. */
function attachments({ rulebook, sealed }: ScreeningFacts): Finding {
  const kinds = sealed.attachments.map((file) => file.kind);
  const missing = rulebook.proposal.attachments.wanted.filter(
    (wanted) => wanted.required && !kinds.includes(wanted.key),
  );
  return failing(
    "attachments",
    missing.map((wanted) => ({ ko: wanted.nameKo, en: wanted.nameEn })),
  );
}

/** D2. */
const contribution = ({ contributionProblems }: ScreeningFacts): Finding => ({
  rule: "contribution",
  verdict: contributionProblems.length > 0 ? "FAIL" : "PASS",
  items: [],
});

/** ⑬. */
function signatures({ sealed, rulebook }: ScreeningFacts): Finding {
  if (!rulebook.proposal.signaturesRequired) return { rule: "signatures", verdict: "PASS", items: [] };
  const signed = sealed.signatures.map((signature) => signature.organisationId);
  const unsigned = sealed.consortium.filter((member) => !signed.includes(member.organisationId));
  return failing(
    "signatures",
    unsigned.map((member) => named(member)),
  );
}

/** A10: everything the portal can find by itself in what was sealed, against the frozen rules of the call and the registry of today. */
export const automaticFindings = (facts: ScreeningFacts): Finding[] =>
  [
    registration,
    sizeClass,
    university,
    lessor,
    organisations,
    people,
    participation,
    attachments,
    contribution,
    signatures,
  ].map((rule) => rule(facts));
