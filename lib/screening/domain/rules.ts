import { formatRegistrationNumber, registrationNumberProblem } from "@/lib/organisations/domain/registration-number";
import { likeNamed, type NamedPerson } from "@/lib/proposals/domain/competing";
import { type ConsortiumMember, hasSealedGraduateUniversity } from "@/lib/proposals/domain/consortium";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import { isLessorBlocked } from "@/lib/proposals/domain/gpu";
import type { Commitment } from "@/lib/proposals/domain/participation";
import { emailKey, type PersonEntry } from "@/lib/proposals/domain/sections/people";
import type { CompetingRule, RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { contribution } from "./contribution-rule";
import { type Evidence, evidence, type FindingVerdict, nameOf, worstOf } from "./evidence";
import { participation } from "./participation-rule";

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
export type Finding = { rule: AutomaticRule; verdict: FindingVerdict; items: Evidence[] };

/** A member organisation as the registry has it today. */
export type RegistryEntry = {
  id: string;
  mergedIntoId: string | null;
  sizeClass: ConsortiumMember["sizeClass"];
  sizeClassConfirmedAt: Date | null;
};
export type OtherProposal = {
  receiptNumber: string;
  consortium: readonly Pick<ConsortiumMember, "organisationId">[];
  people: readonly NamedPerson[];
};

export type ScreeningFacts = {
  sealed: SealedProposal;
  /** As it stands for the call. */
  rulebook: RulebookContent;
  rulebookVersion: number;
  registry: readonly RegistryEntry[];
  /** The other counting proposals of the call, as sealed. */
  others: readonly OtherProposal[];
  /** What rivals and living teams of the programme promise of the proposal's people. */
  commitments: readonly Commitment[];
};

/** A2: numbers that are none. An entry that staff merged since was sealed in good faith: a person looks at its number. */
const registration = ({ sealed, registry }: ScreeningFacts): Evidence[] =>
  sealed.consortium.map((member) => {
    const number = { number: formatRegistrationNumber(member.registrationNumber) };
    const entry = registry.find((one) => one.id === member.organisationId);
    if (registrationNumberProblem(member.registrationNumber))
      return evidence("FAIL", "numberInvalid", nameOf(member), number);
    if (!entry) return evidence("FAIL", "notInRegistry", nameOf(member), number);
    if (entry.mergedIntoId !== null) return evidence("OPEN", "mergedEntry", nameOf(member), number);
    return evidence("PASS", "numberValid", nameOf(member), number);
  });

/** A2: staff have seen evidence of the size class the proposal was sealed with. */
const sizeClass = ({ sealed, registry }: ScreeningFacts): Evidence[] =>
  sealed.consortium.map((member) => {
    const entry = registry.find((one) => one.id === member.organisationId);
    const size = member.sizeClass;
    if (entry && entry.sizeClass !== size)
      return evidence("OPEN", "sizeDiffers", nameOf(member), { size, now: entry.sizeClass });
    if (!entry?.sizeClassConfirmedAt) return evidence("OPEN", "sizeUnconfirmed", nameOf(member), { size });
    const confirmedAt = entry.sizeClassConfirmedAt.toISOString();
    return evidence("PASS", "sizeConfirmed", nameOf(member), { size, confirmedAt });
  });

/** A1. */
function university({ sealed, rulebook }: ScreeningFacts): Evidence[] {
  const isMet = hasSealedGraduateUniversity(sealed.consortium);
  const lacking = rulebook.proposal.requiresGraduateUniversity && !isMet ? "FAIL" : null;
  const universities = sealed.consortium
    .filter((member) => member.kind === "UNIVERSITY")
    .map((member) =>
      member.hasGraduateStudents
        ? evidence("PASS", "universityWithGraduates", nameOf(member))
        : evidence(lacking, "universityWithoutGraduates", nameOf(member)),
    );
  if (!rulebook.proposal.requiresGraduateUniversity) return [evidence("PASS", "universityNotAsked"), ...universities];
  return universities.length > 0 ? universities : [evidence("FAIL", "noUniversity")];
}

/** A5: a leading lessor gets no GPUs yet; a participating one must not be passed any on, which a person checks. */
function lessor({ sealed, rulebook }: ScreeningFacts): Evidence[] {
  const leasing = sealed.consortium.filter((member) => member.leasesGpusToGovernment);
  if (leasing.length === 0) return [evidence("PASS", "noLessor", null, { count: sealed.consortium.length })];
  const lead = leasing.find((member) => member.role === "LEAD");
  const blocked = sealed.sections.gpu.requests.filter(({ halfYear }) =>
    isLessorBlocked(halfYear, lead !== undefined, rulebook.gpu),
  );
  return leasing.flatMap((member) => {
    if (member !== lead) return [evidence("OPEN", "lessorParticipates", nameOf(member))];
    const halfYear = rulebook.gpu.lessorExcludedThrough;
    if (blocked.length === 0) return [evidence("PASS", "lessorWaits", nameOf(member), { halfYear })];
    return blocked.map((request) =>
      evidence("FAIL", "lessorAsks", nameOf(member), { halfYear: request.halfYear, gpuCount: request.gpuCount }),
    );
  });
}

const STRICTNESS: Record<CompetingRule, FindingVerdict | null> = { ALLOWED: null, SHOWN: "OPEN", REFUSED: "FAIL" };

/** Two entries that were merged since are one body. */
const bodiesOf =
  (registry: ScreeningFacts["registry"]) =>
  (id: string): string =>
    registry.find((entry) => entry.id === id)?.mergedIntoId ?? id;

/** Organisations of this proposal that stand in another of the same call, as its rules judge that. */
function organisations({ sealed, others, rulebook, registry }: ScreeningFacts): Evidence[] {
  const bodyOf = bodiesOf(registry);
  const verdict = STRICTNESS[rulebook.proposal.competing.organisations];
  const found = sealed.consortium.flatMap((member) =>
    others
      .filter((other) => other.consortium.some((one) => one.organisationId === bodyOf(member.organisationId)))
      .map(({ receiptNumber }) => evidence(verdict, "alsoIn", nameOf(member), { receiptNumber })),
  );
  const looked = { count: sealed.consortium.length, others: others.length };
  return found.length > 0 ? found : [evidence("PASS", "organisationsNowhereElse", null, looked)];
}

/** By address as the call judges it; a colleague's name under another address is for a person to look at, never a failure. */
function people({ sealed, others, rulebook, registry }: ScreeningFacts): Evidence[] {
  const verdict = STRICTNESS[rulebook.proposal.competing.people];
  const bodyOf = bodiesOf(registry);
  const own = sealed.sections.people.people;
  const nameIn = ({ name, nameEn }: PersonEntry) => ({ ko: name, en: nameEn || name });
  const same = own.flatMap((person) =>
    others
      .filter((other) => other.people.some((one) => emailKey(one.email) === emailKey(person.email)))
      .map(({ receiptNumber }) => evidence(verdict, "alsoIn", nameIn(person), { receiptNumber })),
  );
  const bodies = own.map((person) => ({ ...person, organisationId: bodyOf(person.organisationId) }));
  const alike = verdict
    ? others.flatMap(({ people: theirs, receiptNumber }) =>
        likeNamed(bodies, theirs).map((person) => evidence("OPEN", "alikeIn", nameIn(person), { receiptNumber })),
      )
    : [];
  const found = [...same, ...alike];
  const looked = { count: own.length, others: others.length };
  return found.length > 0 ? found : [evidence("PASS", "peopleNowhereElse", null, looked)];
}

/** A6. */
function attachments({ rulebook, sealed }: ScreeningFacts): Evidence[] {
  const found = rulebook.proposal.attachments.wanted.flatMap((wanted) => {
    const count = sealed.attachments.filter((file) => file.kind === wanted.key).length;
    if (count > 0) return [evidence("PASS", "filesGiven", nameOf(wanted), { count })];
    return wanted.required ? [evidence("FAIL", "fileMissing", nameOf(wanted))] : [];
  });
  return found.length > 0 ? found : [evidence("PASS", "noFilesRequired")];
}

/** ⑬. */
function signatures({ sealed, rulebook }: ScreeningFacts): Evidence[] {
  if (!rulebook.proposal.signaturesRequired) return [evidence("PASS", "signaturesNotAsked")];
  return sealed.consortium.map((member) => {
    const signature = sealed.signatures.find((one) => one.organisationId === member.organisationId);
    if (!signature) return evidence("FAIL", "unsigned", nameOf(member));
    const { signerName, signedAt } = signature;
    return evidence("PASS", "signed", nameOf(member), { signerName, signedAt });
  });
}

const RULES: Record<AutomaticRule, (facts: ScreeningFacts) => Evidence[]> = {
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
};

/** A10: everything the portal can find by itself in what was sealed, against the frozen rules of the call and the registry of today. */
export const automaticFindings = (facts: ScreeningFacts): Finding[] =>
  AUTOMATIC_RULES.map((rule) => {
    const items = RULES[rule](facts);
    return { rule, verdict: worstOf(items), items };
  });
