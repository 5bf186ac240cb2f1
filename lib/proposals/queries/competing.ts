import "server-only";
import type { Reader } from "@/lib/platform/db";
import { emailKey } from "../domain/sections/people";

type Sides = { proposalId: string; callId: string; organisationIds: readonly string[]; emails: readonly string[] };
export type Competing = { organisationIds: Set<string>; emails: Set<string> };

/**
 * Organisations and people of one proposal that also stand in another of the same call: never in which. `sealedOnly` counts
 * submitted ones alone, so that two drafts do not bar each other. Two queries.
 */
export async function competingMembers(reader: Reader, sides: Sides, sealedOnly: boolean): Promise<Competing> {
  const { proposalId, callId } = sides;
  const emails = sides.emails.map(emailKey).filter((email) => email !== "");
  const members = await reader.proposalMember.findMany({
    where: {
      organisationId: { in: [...sides.organisationIds] },
      acceptedAt: { not: null },
      declinedAt: null,
      proposal: {
        callId,
        id: { not: proposalId },
        status: { not: "WITHDRAWN" },
        ...(sealedOnly ? { currentSealId: { not: null } } : {}),
      },
    },
    select: { organisationId: true },
  });
  const people = await reader.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT lower(btrim(e->>'email')) AS "email"
    FROM "Proposal" p
    JOIN "ProposalSection" s ON s."proposalId" = p."id" AND s."key" = 'people'
    CROSS JOIN LATERAL jsonb_array_elements(
      CASE WHEN jsonb_typeof(s."content"->'people') = 'array' THEN s."content"->'people' ELSE '[]'::jsonb END) e
    WHERE p."callId" = ${callId} AND p."id" <> ${proposalId} AND p."status" <> 'WITHDRAWN'
      AND (NOT ${sealedOnly}::boolean OR p."currentSealId" IS NOT NULL)
      AND lower(btrim(e->>'email')) = ANY(${emails})`;
  return {
    organisationIds: new Set(members.map(({ organisationId }) => organisationId)),
    emails: new Set(people.map(({ email }) => email)),
  };
}
