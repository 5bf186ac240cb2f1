import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { Signature } from "../domain/signatures";

/** Signatures of a proposal that nothing voided, oldest first. One query. */
export const standingSignatures = (reader: Reader, proposalId: string): Promise<Signature[]> =>
  reader.$queryRaw<Signature[]>`
    SELECT s."organisationId", s."signerId", coalesce(u."name", '') AS "signerName", s."contentSha256", s."signedAt", s."consents"
    FROM "ProposalSignature" s LEFT JOIN "User" u ON u."id" = s."signerId"
    WHERE s."proposalId" = ${proposalId} AND s."voidedAt" IS NULL ORDER BY s."signedAt", s."id"`;
