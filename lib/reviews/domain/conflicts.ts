import { normaliseOrganisationName } from "@/lib/organisations/domain/organisation-names";
import { namesMatch } from "@/lib/organisations/domain/person-names";
import { unitDomain } from "./mail-units";

export type ConflictKind =
  | "SAME_PERSON"
  | "SAME_ORGANISATION"
  | "PAST_ORGANISATION"
  | "SAME_UNIT"
  | "DECLARED_TIE"
  | "CHALLENGE"
  | "GPU_SUPPLIER"
  | "MUTUAL_EVALUATION";
export type ConflictSeverity = "EXCLUSION" | "REVIEW";
export type ConflictOutcome = "OPEN" | "EXCLUDED" | "DISMISSED" | "WAIVED";

export type AffiliationFacts = {
  organisationId: string | null;
  organisationName: string;
  unit: string;
  startedOn: Date;
  endedOn: Date | null;
  leasesGpusToGovernment: boolean;
};
/** S3: what a person says of themself: tied to somebody, or to an organisation. */
export type TieFacts = { personName: string; organisationName: string };
/** Somebody who reviewed, within the rulebook's years, a proposal that a person works on. */
export type EvaluatorFacts = { userId: string; email: string; name: string };
export type PersonFacts = {
  userId: string;
  name: string;
  nameEn: string | null;
  email: string;
  affiliations: readonly AffiliationFacts[];
  ties: readonly TieFacts[];
  evaluators: readonly EvaluatorFacts[];
};
export type ConsortiumFacts = {
  proposalId: string;
  members: readonly { organisationId: string; nameKo: string; nameEn: string }[];
  people: readonly {
    name: string;
    nameEn: string;
    email: string;
    organisationId: string;
    unit: string;
    role: "PI" | "RESEARCHER" | "GRADUATE_STUDENT";
  }[];
  /** Accounts that work on the proposal in the portal. */
  userIds: readonly string[];
  /** Accounts that work on another proposal of the same call. */
  competitorUserIds: readonly string[];
  requestsGpus: boolean;
};

export type ConflictEvidence = {
  basis:
    | "EMAIL"
    | "ACCOUNT"
    | "NAME"
    | "NAME_AND_ORGANISATION"
    | "ORGANISATION"
    | "UNIT"
    | "LESSOR"
    | "COMPETITOR"
    | "TIE"
    | "EMAIL_DOMAIN"
    | "EVALUATED"
    | "DECLARATION"
    | "CHALLENGE";
  /** What the reviewer's side says, and what the consortium's side says. */
  ours: string;
  theirs: string;
  until?: string;
};
export type ConflictHit = { kind: ConflictKind; severity: ConflictSeverity; evidence: ConflictEvidence };

/** First day that still counts as within the past years (S3): the same calendar day that many years before. */
export function pastLimit(at: Date, pastYears: number): Date {
  const limit = new Date(at);
  limit.setUTCFullYear(limit.getUTCFullYear() - pastYears);
  return new Date(Date.UTC(limit.getUTCFullYear(), limit.getUTCMonth(), limit.getUTCDate()));
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase() && a.trim() !== "";
const isCurrent = (affiliation: AffiliationFacts, at: Date): boolean =>
  affiliation.startedOn <= at && (affiliation.endedOn === null || affiliation.endedOn >= at);

type Member = ConsortiumFacts["members"][number];
const isSameOrganisation = (affiliation: AffiliationFacts, member: Member): boolean => {
  if (affiliation.organisationId) return affiliation.organisationId === member.organisationId;
  const name = normaliseOrganisationName(affiliation.organisationName);
  return name !== "" && [member.nameKo, member.nameEn].some((other) => normaliseOrganisationName(other) === name);
};

/** S3: the same person. An account or an e-mail proves it; a name alone is a reason to look, with the organisation it proves it. */
function samePerson(person: PersonFacts, consortium: ConsortiumFacts): ConflictHit | null {
  const hit = (basis: ConflictEvidence["basis"], theirs: string, severity: ConflictSeverity): ConflictHit => ({
    kind: "SAME_PERSON",
    severity,
    evidence: { basis, ours: basis === "EMAIL" ? person.email : person.name, theirs },
  });
  if (consortium.userIds.includes(person.userId)) return hit("ACCOUNT", person.name, "EXCLUSION");
  const mail = consortium.people.find((other) => same(other.email, person.email));
  if (mail) return hit("EMAIL", mail.name, "EXCLUSION");
  const named = consortium.people.filter((other) => namesMatch(person, other));
  const there = named.find((other) => {
    const member = consortium.members.find(({ organisationId }) => organisationId === other.organisationId);
    return member && person.affiliations.some((affiliation) => isSameOrganisation(affiliation, member));
  });
  if (there) return hit("NAME_AND_ORGANISATION", there.name, "EXCLUSION");
  return named[0] ? hit("NAME", named[0].name, "REVIEW") : null;
}

/** S3: the organisation of any member of the consortium, now or within the rulebook's years. */
function sameOrganisation(
  person: PersonFacts,
  consortium: ConsortiumFacts,
  at: Date,
  pastYears: number,
): ConflictHit[] {
  const hits: ConflictHit[] = [];
  const limit = pastLimit(at, pastYears);
  for (const affiliation of person.affiliations) {
    const member = consortium.members.find((one) => isSameOrganisation(affiliation, one));
    if (!member || affiliation.startedOn > at) continue;
    const evidence = { basis: "ORGANISATION", ours: affiliation.organisationName, theirs: member.nameKo } as const;
    if (isCurrent(affiliation, at)) {
      hits.push({ kind: "SAME_ORGANISATION", severity: "EXCLUSION", evidence });
      if (sharesUnitWithPi(affiliation, member, consortium)) {
        const units = { basis: "UNIT", ours: affiliation.unit, theirs: affiliation.unit } as const;
        hits.push({ kind: "SAME_UNIT", severity: "EXCLUSION", evidence: units });
      }
    } else if (affiliation.endedOn && affiliation.endedOn >= limit) {
      const until = affiliation.endedOn.toISOString().slice(0, 10);
      hits.push({ kind: "PAST_ORGANISATION", severity: "REVIEW", evidence: { ...evidence, until } });
    }
  }
  return hits;
}

const sharesUnitWithPi = (affiliation: AffiliationFacts, member: Member, consortium: ConsortiumFacts): boolean =>
  consortium.people.some(
    (other) =>
      other.role === "PI" &&
      other.organisationId === member.organisationId &&
      same(other.unit.replace(/\s/g, ""), affiliation.unit.replace(/\s/g, "")),
  );

/** Works for an organisation that leases GPUs to the government while the proposal asks for GPUs: it gains by what is granted. */
function gpuSupplier(person: PersonFacts, consortium: ConsortiumFacts, at: Date): ConflictHit | null {
  const lessor = person.affiliations.find((one) => one.leasesGpusToGovernment && isCurrent(one, at));
  if (!lessor || !consortium.requestsGpus) return null;
  const evidence = { basis: "LESSOR", ours: lessor.organisationName, theirs: "" } as const;
  return { kind: "GPU_SUPPLIER", severity: "REVIEW", evidence };
}

/** Colleagues of the lowest unit, by the domain of their addresses: a reason to look, since people move and addresses stay. */
function sameMailUnit(person: PersonFacts, consortium: ConsortiumFacts): ConflictHit | null {
  const unit = unitDomain(person.email);
  const other = consortium.people.find(({ email }) => unit !== null && unitDomain(email) === unit);
  if (!other) return null;
  const evidence = { basis: "EMAIL_DOMAIN", ours: person.email, theirs: other.name } as const;
  return { kind: "SAME_UNIT", severity: "REVIEW", evidence };
}

/** S3 [law]: mutual evaluators. Somebody of the consortium reviewed a proposal of this person. */
function mutualEvaluation(person: PersonFacts, consortium: ConsortiumFacts): ConflictHit | null {
  const evaluator = person.evaluators.find(
    (one) => consortium.userIds.includes(one.userId) || consortium.people.some(({ email }) => same(email, one.email)),
  );
  if (!evaluator) return null;
  const evidence = { basis: "EVALUATED", ours: person.name, theirs: evaluator.name } as const;
  return { kind: "MUTUAL_EVALUATION", severity: "EXCLUSION", evidence };
}

/** A tie that the person has declared to somebody of the consortium, or to one of its organisations: an officer looks at it. */
function declaredTie(person: PersonFacts, consortium: ConsortiumFacts): ConflictHit | null {
  for (const { personName, organisationName } of person.ties) {
    const other =
      personName === "" ? undefined : consortium.people.find((one) => namesMatch({ name: personName }, one));
    const name = normaliseOrganisationName(organisationName);
    const member =
      name === ""
        ? undefined
        : consortium.members.find((one) => [one.nameKo, one.nameEn].some((n) => normaliseOrganisationName(n) === name));
    // Where a person is named, the tie is to that person and not to everybody of the organisation.
    if (!other && !(member && personName === "")) continue;
    const ours = [personName, organisationName].filter(Boolean).join(" · ");
    const evidence = { basis: "TIE", ours, theirs: other?.name ?? member?.nameKo ?? "" } as const;
    return { kind: "DECLARED_TIE", severity: "REVIEW", evidence };
  }
  return null;
}

/** S3 over the whole consortium: every hit between one person and one proposal, at most one a kind. */
export function detectConflicts(
  person: PersonFacts,
  consortium: ConsortiumFacts,
  rule: { at: Date; pastYears: number },
): ConflictHit[] {
  const competitor: ConflictHit | null = consortium.competitorUserIds.includes(person.userId)
    ? {
        kind: "DECLARED_TIE",
        severity: "EXCLUSION",
        evidence: { basis: "COMPETITOR", ours: person.name, theirs: "" },
      }
    : null;
  const hits = [
    samePerson(person, consortium),
    ...sameOrganisation(person, consortium, rule.at, rule.pastYears),
    sameMailUnit(person, consortium),
    mutualEvaluation(person, consortium),
    gpuSupplier(person, consortium, rule.at),
    competitor,
    declaredTie(person, consortium),
  ].filter((hit) => hit !== null);
  return hits.filter((hit, index) => hits.findIndex((other) => other.kind === hit.kind) === index);
}

/** Whether a finding keeps its person away: all but the dismissed and the waived; an undecided one binds too. */
export const BINDING: readonly ConflictOutcome[] = ["OPEN", "EXCLUDED"];
export const isBinding = (outcome: ConflictOutcome): boolean => BINDING.includes(outcome);

/** S3: what by law excludes does so at once; the rest waits for an officer. */
export const firstOutcome = (severity: ConflictSeverity): ConflictOutcome =>
  severity === "EXCLUSION" ? "EXCLUDED" : "OPEN";
