import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { ProposalRules } from "@/lib/rulebook/domain/rulebook";
import { likeNamed, type NamedPerson, showsCompeting } from "../domain/competing";
import { emailKey, type PersonDraft } from "../domain/sections/people";
import type { ShownCompeting } from "../types/competing";
import { overcommittedPeople } from "./commitments";

type Side = { proposalId: string; callId: string; organisationIds: readonly string[]; emails: readonly string[] };
export type Competing = { organisationIds: Set<string>; emails: Set<string> };
/** Another submitted proposal of the call, and what it has in common with one. */
export type Rival = { proposalId: string; organisationIds: string[]; emails: string[] };

const keysOf = (emails: readonly string[]): string[] => emails.map(emailKey).filter((email) => email !== "");

/**
 * Submitted proposals of the call that share an organisation or a person with one. They are asked by their seals: what a
 * reopened draft says does not count before it is submitted (A9). One query.
 */
export async function sealedRivals(reader: Reader, side: Side): Promise<Rival[]> {
  const [ids, emails] = [[...side.organisationIds], keysOf(side.emails)];
  return reader.$queryRaw<Rival[]>`
    SELECT p."id" AS "proposalId",
      ARRAY(SELECT unnest(p."sealedOrganisationIds") INTERSECT SELECT unnest(${ids}::text[])) AS "organisationIds",
      ARRAY(SELECT unnest(p."sealedEmails") INTERSECT SELECT unnest(${emails}::text[])) AS "emails"
    FROM "Proposal" p
    WHERE p."callId" = ${side.callId} AND p."id" <> ${side.proposalId}
      AND p."status" <> 'WITHDRAWN' AND p."currentSealId" IS NOT NULL
      AND (p."sealedOrganisationIds" && ${ids}::text[] OR p."sealedEmails" && ${emails}::text[])
    ORDER BY p."id"`;
}

/** The same of drafts that were never submitted, as they stand. Two queries. */
async function draftRivals(reader: Reader, { proposalId, callId, organisationIds, emails }: Side): Promise<Competing> {
  const members = await reader.proposalMember.findMany({
    where: {
      organisationId: { in: [...organisationIds] },
      acceptedAt: { not: null },
      declinedAt: null,
      proposal: { callId, id: { not: proposalId }, status: { not: "WITHDRAWN" }, currentSealId: null },
    },
    select: { organisationId: true },
  });
  const people = await reader.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT lower(btrim(e->>'email')) AS "email"
    FROM "Proposal" p
    JOIN "ProposalSection" s ON s."proposalId" = p."id" AND s."key" = 'people'
    CROSS JOIN LATERAL jsonb_array_elements(
      CASE WHEN jsonb_typeof(s."content"->'people') = 'array' THEN s."content"->'people' ELSE '[]'::jsonb END) e
    WHERE p."callId" = ${callId} AND p."id" <> ${proposalId} AND p."status" <> 'WITHDRAWN' AND p."currentSealId" IS NULL
      AND lower(btrim(e->>'email')) = ANY(${keysOf(emails)})`;
  return {
    organisationIds: new Set(members.map(({ organisationId }) => organisationId)),
    emails: new Set(people.map(({ email }) => email)),
  };
}

/**
 * Organisations and people of one proposal that also stand in another of the same call: never in which. `sealedOnly` counts
 * submitted ones alone, so that two drafts do not bar each other.
 */
export async function competingMembers(reader: Reader, side: Side, sealedOnly: boolean): Promise<Competing> {
  const sealed = await sealedRivals(reader, side);
  const drafts = sealedOnly ? null : await draftRivals(reader, side);
  return {
    organisationIds: new Set([...sealed.flatMap((one) => one.organisationIds), ...(drafts?.organisationIds ?? [])]),
    emails: new Set([...sealed.flatMap((one) => one.emails), ...(drafts?.emails ?? [])]),
  };
}

/** People of submitted proposals of the call in which one of these organisations stands, of that organisation. One query. */
async function colleaguesElsewhere(reader: Reader, side: Side): Promise<NamedPerson[]> {
  const ids = [...side.organisationIds];
  return reader.$queryRaw<NamedPerson[]>`
    SELECT e->>'name' AS "name", e->>'nameEn' AS "nameEn", e->>'email' AS "email",
      coalesce(o."mergedIntoId", e->>'organisationId') AS "organisationId"
    FROM "Proposal" p
    JOIN "ProposalSeal" s ON s."id" = p."currentSealId"
    CROSS JOIN LATERAL jsonb_array_elements(s."content"::jsonb->'sections'->'people'->'people') e
    LEFT JOIN "Organisation" o ON o."id" = e->>'organisationId'
    WHERE p."callId" = ${side.callId} AND p."id" <> ${side.proposalId} AND p."status" <> 'WITHDRAWN'
      AND p."sealedOrganisationIds" && ${ids}::text[]
      AND coalesce(o."mergedIntoId", e->>'organisationId') = ANY(${ids}::text[])`;
}

type Facts = {
  id: string;
  callId: string;
  members: readonly { organisationId: string; nameKo: string; nameEn: string; declinedAt: Date | null }[];
};

/** What the call's rules let a consortium know of its own members and people: that they stand elsewhere, never where. */
export async function shownCompeting(
  reader: Reader,
  facts: Facts,
  people: readonly PersonDraft[],
  rules: ProposalRules["competing"],
): Promise<ShownCompeting> {
  const members = facts.members.filter((member) => member.declinedAt === null);
  const organisationIds = members.map(({ organisationId }) => organisationId);
  const showsPeople = showsCompeting(rules.people);
  const side = {
    proposalId: facts.id,
    callId: facts.callId,
    organisationIds: showsCompeting(rules.organisations) ? organisationIds : [],
    emails: showsPeople ? people.map(({ email }) => email) : [],
  };
  const overcommitted = await overcommittedPeople(reader, facts.id, people);
  if (side.organisationIds.length + side.emails.length === 0)
    return { organisations: [], people: [], alike: [], overcommitted };
  const found = await competingMembers(reader, side, false);
  const colleagues =
    showsPeople && people.length > 0 ? await colleaguesElsewhere(reader, { ...side, organisationIds }) : [];
  return {
    organisations: members
      .filter(({ organisationId }) => found.organisationIds.has(organisationId))
      .map(({ organisationId, nameKo, nameEn }) => ({ organisationId, nameKo, nameEn })),
    people: people.filter(({ email }) => found.emails.has(emailKey(email))).map(({ name }) => name),
    alike: likeNamed(people, colleagues).map(({ name }) => name),
    overcommitted,
  };
}

/** For staff's lists: how many organisations and people each submitted proposal of a call shares with others. One query. */
export async function competingMarks(
  reader: Reader,
  callId: string,
): Promise<Map<string, { organisations: number; people: number }>> {
  const rows = await reader.$queryRaw<{ proposalId: string; organisations: number; people: number }[]>`
    WITH party AS (
      SELECT p."id", 'O' AS kind, k FROM "Proposal" p, unnest(p."sealedOrganisationIds") k
      WHERE p."callId" = ${callId} AND p."status" <> 'WITHDRAWN' AND p."currentSealId" IS NOT NULL
      UNION ALL
      SELECT p."id", 'P', k FROM "Proposal" p, unnest(p."sealedEmails") k
      WHERE p."callId" = ${callId} AND p."status" <> 'WITHDRAWN' AND p."currentSealId" IS NOT NULL),
    twice AS (SELECT kind, k FROM party GROUP BY kind, k HAVING count(*) > 1)
    SELECT party."id" AS "proposalId", count(*) FILTER (WHERE party.kind = 'O')::int AS "organisations",
      count(*) FILTER (WHERE party.kind = 'P')::int AS "people"
    FROM party JOIN twice USING (kind, k) GROUP BY party."id"`;
  return new Map(rows.map(({ proposalId, ...counts }) => [proposalId, counts]));
}
