import "server-only";
import { db } from "@/lib/platform/db";

export type SubmissionViolation = { code: string; subjectId: string; detail: string };
export type SubmissionReport = { proposals: number; seals: number; violations: SubmissionViolation[] };

type Row = { subjectId: string; detail: string };
const found = (code: string, rows: Row[]): SubmissionViolation[] => rows.map((row) => ({ code, ...row }));

/** A proposal that counts has a seal of its own, and one that has none was never acknowledged. */
const halfSealed = () => db.$queryRaw<Row[]>`
  SELECT p."id" AS "subjectId", p."status"::text AS detail
  FROM "Proposal" p LEFT JOIN "ProposalSeal" s ON s."id" = p."currentSealId" AND s."proposalId" = p."id"
  WHERE (p."status" IN ('SUBMITTED', 'ELIGIBLE', 'INELIGIBLE') AND (s."id" IS NULL OR s."receiptNumber" <> p."receiptNumber"))
     OR (p."currentSealId" IS NOT NULL AND s."id" IS NULL)`;

const wrongHash = () => db.$queryRaw<Row[]>`
  SELECT "proposalId" AS "subjectId", "receiptNumber" AS detail FROM "ProposalSeal"
  WHERE "sha256" <> encode(sha256(convert_to("content", 'UTF8')), 'hex')`;

/** L1: the audit log names the hash of every seal in an entry of its proposal, once. */
const unaudited = () => db.$queryRaw<Row[]>`
  SELECT s."proposalId" AS "subjectId", s."receiptNumber" || ' #' || s."sealNo" || ': ' || count(e."seq") || ' entries' AS detail
  FROM "ProposalSeal" s LEFT JOIN "AuditEvent" e
    ON e."subjectType" = 'Proposal' AND e."subjectId" = s."proposalId" AND position(s."sha256" IN e."payload") > 0
  GROUP BY s."id" HAVING count(e."seq") <> 1`;

const sharedNumbers = () => db.$queryRaw<Row[]>`
  SELECT min("proposalId") AS "subjectId", "receiptNumber" AS detail FROM "ProposalSeal"
  GROUP BY "receiptNumber" HAVING count(DISTINCT "proposalId") > 1`;

/** A8, L4 over the whole database: nothing half-sealed, every hash true, every seal on record once, no receipt number given twice. */
export async function verifySubmissions(): Promise<SubmissionReport> {
  const [proposals, seals] = [await db.proposal.count(), await db.proposalSeal.count()];
  const violations = [
    ...found("HALF_SEALED", await halfSealed()),
    ...found("WRONG_HASH", await wrongHash()),
    ...found("NOT_ON_RECORD", await unaudited()),
    ...found("NUMBER_TWICE", await sharedNumbers()),
  ];
  return { proposals, seals, violations };
}
