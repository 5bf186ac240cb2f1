import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { MemberFacts } from "../domain/consortium";

type Row = MemberFacts & {
  registrationNumber: string;
  sizeClassConfirmedAt: Date | null;
  /** As what the person asking belongs to the organisation; null when they do not. */
  ownRole: "MANAGER" | "MEMBER" | null;
};

/** The consortium with its organisations' entries, and as what somebody belongs to each. One query: every save asks for it. */
export const membersSeenBy = (reader: Reader, proposalId: string, userId: string): Promise<Row[]> =>
  reader.$queryRaw<Row[]>`
    SELECT m."organisationId", m."role"::text AS "role", m."task", m."hasGraduateStudents", m."shareBasisPoints",
      m."acceptedAt", m."declinedAt", o."registrationNumber", o."nameKo", o."nameEn", o."kind"::text AS "kind",
      o."sizeClass"::text AS "sizeClass", o."sizeClassConfirmedAt", o."leasesGpusToGovernment", own."role"::text AS "ownRole"
    FROM "ProposalMember" m
    JOIN "Organisation" o ON o."id" = m."organisationId"
    LEFT JOIN "OrganisationMember" own
      ON own."organisationId" = m."organisationId" AND own."userId" = ${userId} AND own."leftAt" IS NULL
    WHERE m."proposalId" = ${proposalId} ORDER BY m."id"`;
