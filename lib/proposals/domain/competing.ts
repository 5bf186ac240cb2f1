import { namesMatch, type PersonName } from "@/lib/organisations/domain/person-names";
import type { CompetingRule } from "@/lib/rulebook/domain/rulebook";
import type { SealedProposal } from "./content";
import { emailKey } from "./sections/people";

/** Who stands in a seal, as competing proposals are compared: organisations by entry, people by address. */
export const sealedParties = ({ consortium, sections }: Pick<SealedProposal, "consortium" | "sections">) => ({
  organisationIds: [...new Set(consortium.map(({ organisationId }) => organisationId))],
  emails: [...new Set(sections.people.people.map(({ email }) => emailKey(email)))].filter((email) => email !== ""),
});

export type NamedPerson = PersonName & { email: string; organisationId: string };

/**
 * People of one proposal who bear the name of somebody else's of the same organisation, in Hangul or in Latin letters, under
 * another address. A reason to ask, never to refuse: two people may be called alike.
 */
export const likeNamed = <P extends NamedPerson>(own: readonly P[], others: readonly NamedPerson[]): P[] => {
  const addresses = new Set(others.map(({ email }) => emailKey(email)));
  return own.filter(
    (person) =>
      person.name.trim() !== "" &&
      !addresses.has(emailKey(person.email)) &&
      others.some((other) => other.organisationId === person.organisationId && namesMatch(person, other)),
  );
};

type Rules = { organisations: CompetingRule; people: CompetingRule };
/** Only a call that refuses makes submissions wait for one another. */
export const refusesCompeting = ({ organisations, people }: Rules): boolean =>
  organisations === "REFUSED" || people === "REFUSED";
/** What a call lets each side know. */
export const showsCompeting = (rule: CompetingRule): boolean => rule !== "ALLOWED";

type Shared = { proposalId: string; organisationIds: string[]; emails: string[] };

/**
 * What each rival does not know yet: members that stood in its seal alone. Where several share a member, each was told when
 * the second of them came; the next to come is news to itself only.
 */
export function newlyShared(rivals: readonly Shared[]): Shared[] {
  const holders = (key: "organisationIds" | "emails", value: string) =>
    rivals.filter((rival) => rival[key].includes(value)).length;
  return rivals
    .map(({ proposalId, organisationIds, emails }) => ({
      proposalId,
      organisationIds: organisationIds.filter((id) => holders("organisationIds", id) === 1),
      emails: emails.filter((email) => holders("emails", email) === 1),
    }))
    .filter(({ organisationIds, emails }) => organisationIds.length + emails.length > 0);
}
