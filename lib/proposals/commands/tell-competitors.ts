import "server-only";
import type { Notice } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import type { ProposalRules } from "@/lib/rulebook/domain/rulebook";
import { newlyShared, sealedParties, showsCompeting } from "../domain/competing";
import type { SealedProposal } from "../domain/content";
import { emailKey } from "../domain/sections/people";
import type { Rival } from "../queries/competing";
import { sealedRivals } from "../queries/competing";

type Before = { sealedOrganisationIds: readonly string[]; sealedEmails: readonly string[] };

/** Names of what two proposals have in common, as the new seal spells them. */
const namesOf = (content: SealedProposal, shared: Pick<Rival, "organisationIds" | "emails">) => {
  const organisations = content.consortium.filter((one) => shared.organisationIds.includes(one.organisationId));
  const people = content.sections.people.people.filter((one) => shared.emails.includes(emailKey(one.email)));
  const inKorean = [...organisations.map(({ nameKo }) => nameKo), ...people.map(({ name }) => name)];
  const inEnglish = [...organisations.map(({ nameEn }) => nameEn), ...people.map(({ name, nameEn }) => nameEn || name)];
  return { ko: inKorean.join(", "), en: inEnglish.join(", ") };
};

/** Members that a call shows and that did not stand in the seal before: what stood there was told then. */
function newParties(content: SealedProposal, rules: ProposalRules["competing"], before: Before) {
  const parties = sealedParties(content);
  return {
    organisationIds: showsCompeting(rules.organisations)
      ? parties.organisationIds.filter((id) => !before.sealedOrganisationIds.includes(id))
      : [],
    emails: showsCompeting(rules.people) ? parties.emails.filter((email) => !before.sealedEmails.includes(email)) : [],
  };
}

/**
 * Of two submissions at once that share a member, the second waits for the first and then sees its seal; others pass side by
 * side. One order for everybody, and before the call's number, so that no two wait for each other.
 */
async function awaitSharers(tx: Tx, callId: string, parties: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(key)::text
    FROM (SELECT DISTINCT hashtextextended('sealed:' || ${callId} || ':' || party, 0) AS key
      FROM unnest(${parties}::text[]) AS party ORDER BY key) AS keys`;
}

/** Whom to tell of each proposal, and what it is called. One query. */
async function ledProposals(tx: Tx, ids: readonly string[]) {
  const rows = await tx.$queryRaw<{ id: string; titleKo: string; titleEn: string; managers: string[] }[]>`
    SELECT p."id", p."titleKo", p."titleEn", ARRAY(
      SELECT m."userId" FROM "ProposalPerson" m WHERE m."proposalId" = p."id" AND m."role" = 'LEAD_MANAGER') AS "managers"
    FROM "Proposal" p WHERE p."id" = ANY(${ids})`;
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Where a call shows that an organisation or a person stands in two proposals, the lead managers of both sides are told when
 * the second is submitted: which of their own, never in which other proposal, and of each member once. The notices, for
 * whoever seals to send with its own; at most three statements.
 */
export async function competingNotices(
  tx: Tx,
  facts: { id: string; callId: string },
  content: SealedProposal,
  rules: ProposalRules["competing"],
  before: Before,
): Promise<Omit<Notice, "at">[]> {
  const parties = newParties(content, rules, before);
  if (parties.organisationIds.length + parties.emails.length === 0) return [];
  await awaitSharers(tx, facts.callId, [...parties.organisationIds, ...parties.emails]);
  const rivals = await sealedRivals(tx, { proposalId: facts.id, callId: facts.callId, ...parties });
  if (rivals.length === 0) return [];
  const own: Rival = {
    proposalId: facts.id,
    organisationIds: rivals.flatMap(({ organisationIds }) => organisationIds),
    emails: rivals.flatMap(({ emails }) => emails),
  };
  const toTell = [...newlyShared(rivals), own];
  const led = await ledProposals(
    tx,
    toTell.map(({ proposalId }) => proposalId),
  );
  return toTell.flatMap(({ proposalId, ...shared }) => {
    const proposal = led.get(proposalId);
    if (!proposal) return [];
    const { titleKo, titleEn, managers } = proposal;
    return {
      kind: "competingArose",
      userIds: managers,
      params: { title: { ko: titleKo, en: titleEn || titleKo }, names: namesOf(content, shared) },
      href: `/proposals/${proposalId}/people`,
    };
  });
}
