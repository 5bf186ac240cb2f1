import "server-only";
import type { Reader } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";

/**
 * T1, T2, H1: what lots, milestones and researchers have bound and nobody has paid yet, by the envelope in which it lies today: that of its
 * year, or the one it was carried to. The rows are read as they are: no noun above the ledger is asked.
 */
export const boundMoney = Prisma.sql`
  SELECT e.id AS "envelopeId", sum(o.won)::bigint AS "boundWon" FROM (
    SELECT s."teamId" AS team, 'DATA_JOINT' AS resource, l.year, s."amountWon" AS won
    FROM "DataLotShare" s JOIN "DataLot" l ON l.id = s."lotId"
    WHERE s."commitMovementId" IS NOT NULL AND s."payMovementId" IS NULL
    UNION ALL
    SELECT p."teamId", 'DATA_OWN', p.year, m."amountWon"
    FROM "DataMilestone" m JOIN "DataProject" p ON p.id = m."projectId"
    WHERE m."commitMovementId" IS NOT NULL AND m."payMovementId" IS NULL
    UNION ALL
    SELECT p."teamId", 'TALENT', extract(year FROM g.month)::int,
      (p."labourMonthlyWon" + p."researchMonthlyWon" + p."stayMonthlyWon") * p."matchingBasisPoints" / 10000
    FROM "TalentPerson" p
    CROSS JOIN LATERAL generate_series(p."firstMonth"::timestamp, p."lastMonth"::timestamp, '1 month') AS g (month)
    WHERE p.status = 'APPROVED' AND NOT EXISTS (SELECT 1 FROM "TalentPayment" y
      WHERE y."personId" = p.id AND y.month = g.month::date AND y.status = 'PAID')
  ) o JOIN LATERAL (SELECT b.id FROM "BudgetEnvelope" b WHERE b."teamId" = o.team AND b.resource::text = o.resource
    AND b.year >= o.year AND b."settlementId" IS NULL ORDER BY b.year LIMIT 1) e ON true
  GROUP BY e.id`;

/** The same by envelope; envelopes in which nothing is bound so are not there. */
export async function boundByEnvelope(reader: Reader): Promise<Map<string, bigint>> {
  const rows = await reader.$queryRaw<{ envelopeId: string; boundWon: bigint }[]>(boundMoney);
  return new Map(rows.map(({ envelopeId, boundWon }) => [envelopeId, boundWon]));
}
