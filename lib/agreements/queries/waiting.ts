import "server-only";
import { db } from "@/lib/platform/db";
import type { TeamAgreement } from "../domain/signing";

/** D4: where the agreement of each team stands that this person may deal with as staff (S3). One statement. Callers authorise. */
export const teamAgreements = (userId: string): Promise<TeamAgreement[]> =>
  db.$queryRaw<TeamAgreement[]>`
    SELECT t.id AS "teamId", a.id AS "agreementId", v.status::text AS status,
      coalesce(v.status = 'OFFERED' AND v."draftedById" <> ${userId} AND v."offeredById" <> ${userId} AND NOT EXISTS (
        SELECT 1 FROM "AgreementSignature" s WHERE s."versionId" = v.id AND s."organisationId" IS NULL), false) AS "asksGovernment"
    FROM "Team" t
    LEFT JOIN "Agreement" a ON a."teamId" = t.id
    LEFT JOIN "AgreementVersion" v ON v."agreementId" = a.id AND v.status IN ('DRAFT', 'OFFERED')
    WHERE NOT EXISTS (SELECT 1 FROM "BoundPerson" b WHERE b."proposalId" = t."proposalId" AND b."userId" = ${userId})
      AND NOT EXISTS (SELECT 1 FROM "ProposalMember" p JOIN "OrganisationMember" o ON o."organisationId" = p."organisationId"
                      WHERE p."proposalId" = t."proposalId" AND o."userId" = ${userId})
    ORDER BY t."nameKo" COLLATE "ko-x-icu"`;

export type AskedSignature = { agreementId: string; nameKo: string; nameEn: string };

/** D4: agreements that wait for this person's signature for an organisation, by the rule of ⑬. One statement. */
export const askedSignatures = (userId: string): Promise<AskedSignature[]> =>
  db.$queryRaw<AskedSignature[]>`
    SELECT DISTINCT a.id AS "agreementId", t."nameKo", t."nameEn"
    FROM "AgreementVersion" v
    JOIN "Agreement" a ON a.id = v."agreementId"
    JOIN "Team" t ON t.id = a."teamId"
    JOIN "Call" c ON c.id = t."callId" AND c.phase = 'PUBLISHED'
    JOIN "Proposal" p ON p.id = t."proposalId"
    JOIN "OrganisationMember" m ON m."userId" = ${userId} AND m."leftAt" IS NULL AND m."organisationId" = ANY (v."organisationIds")
    WHERE v.status = 'OFFERED'
      AND NOT EXISTS (SELECT 1 FROM "AgreementSignature" s WHERE s."versionId" = v.id AND s."organisationId" = m."organisationId")
      AND (m.role = 'MANAGER' OR EXISTS (
        SELECT 1 FROM "ProposalPerson" pp WHERE pp."proposalId" = p.id AND pp."userId" = m."userId"
          AND ((pp.role = 'SIGNER' AND coalesce(pp."organisationId", m."organisationId") = m."organisationId")
            OR (pp.role = 'LEAD_MANAGER' AND p."leadOrganisationId" = m."organisationId"))))`;
