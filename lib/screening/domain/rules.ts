import { registrationNumberProblem } from "@/lib/organisations/domain/registration-number";
import { hasSealedGraduateUniversity } from "@/lib/proposals/domain/consortium";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import { isLessorBlocked } from "@/lib/proposals/domain/gpu";
import type { CompetingRule, RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { overbooked, type Person } from "./participation";

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
  people: readonly Person[];
};

export type ScreeningFacts = {
  sealed: SealedProposal;
  rulebook: Pick<RulebookContent, "proposal" | "gpu">;
  registry: readonly RegistryEntry[];
  /** The other counting proposals of the call, as sealed. */
  others: readonly OtherProposal[];
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

/** A2: numbers that are none, and entries staff found to be doubles of another. */
function registration({ sealed, registry }: ScreeningFacts): Finding {
  const wrong = sealed.consortium.filter((member) => {
    const entry = registry.find((one) => one.id === member.organisationId);
    return registrationNumberProblem(member.registrationNumber) !== null || !entry || entry.mergedIntoId !== null;
  });
  return failing(
    "registration",
    wrong.map((member) => named(member, member.registrationNumber)),
  );
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
function organisations({ sealed, others, rulebook }: ScreeningFacts): Finding {
  const rule = rulebook.proposal.competing.organisations;
  const items = sealed.consortium.flatMap((member) =>
    others
      .filter((other) => other.consortium.some((one) => one.organisationId === member.organisationId))
      .map((other) => named(member, other.receiptNumber)),
  );
  if (rule === "ALLOWED") return { rule: "organisations", verdict: "PASS", items };
  return failing("organisations", items, strictness(rule));
}

const addressOf = (person: { email: string }): string => person.email.trim().toLowerCase();

function people({ sealed, others, rulebook }: ScreeningFacts): Finding {
  const rule = rulebook.proposal.competing.people;
  const items = sealed.sections.people.people.flatMap((person) =>
    others
      .filter((other) => other.people.some((one) => addressOf(one) === addressOf(person)))
      .map((other) => ({ ko: person.name, en: person.nameEn || person.name, note: other.receiptNumber })),
  );
  if (rule === "ALLOWED") return { rule: "people", verdict: "PASS", items };
  return failing("people", items, strictness(rule));
}

/** Nobody gives more than the whole of their time, in one proposal or in all of a call together. */
function participation({ sealed, others }: ScreeningFacts): Finding {
  const own = sealed.sections.people.people;
  const alone = overbooked(own);
  const together = overbooked([...own, ...others.flatMap((other) => other.people)]);
  const item = ({ person, percent }: { person: Person; percent: number }): Named => ({
    ko: person.name,
    en: person.nameEn || person.name,
    note: `${percent}%`,
  });
  if (alone.length > 0) return failing("participation", alone.map(item));
  const mine = together.filter(({ person }) => own.some((one) => addressOf(one) === addressOf(person)));
  return failing("participation", mine.map(item), "OPEN");
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
