import "server-only";
import { db } from "@/lib/platform/db";
import type { LedgerFinding } from "../types";

type Wrong = { id: string; detail: string };

/**
 * T1, T2: what is bound and paid for data is what lots and milestones say: every movement they name is of their kind, team, year and
 * amount, and the shares of a lot are its price. The rows are read as they are: no noun above the ledger is asked.
 */
export async function checkDataMoney(): Promise<LedgerFinding[]> {
  const wrong = await db.$queryRaw<Wrong[]>`
    WITH promised AS (
      SELECT s.id, s."teamId" AS team, 'DATA_JOINT' AS resource, l.year, s."amountWon" AS won, m.kind, m.movement,
        (m.kind = 'COMMIT' AND l.status IN ('PURCHASED', 'PAID')) OR (m.kind = 'PAY' AND l.status = 'PAID') AS due
      FROM "DataLotShare" s JOIN "DataLot" l ON l.id = s."lotId"
        CROSS JOIN LATERAL (VALUES ('COMMIT', s."commitMovementId"), ('PAY', s."payMovementId")) AS m (kind, movement)
      WHERE s."amountWon" > 0
      UNION ALL
      SELECT s.id, p."teamId", 'DATA_OWN', p.year, s."amountWon", m.kind, m.movement,
        (m.kind = 'COMMIT' AND s.status IN ('ACCEPTED', 'PAID')) OR (m.kind = 'PAY' AND s.status = 'PAID')
      FROM "DataMilestone" s JOIN "DataProject" p ON p.id = s."projectId"
        CROSS JOIN LATERAL (VALUES ('COMMIT', s."commitMovementId"), ('PAY', s."payMovementId")) AS m (kind, movement)
    )
    SELECT p.id, concat_ws(' ', p.kind, p.resource, p.year, p.won, '≠', coalesce(b."amountWon"::text, 'nothing')) AS detail
    FROM promised p LEFT JOIN "BudgetMovement" b ON b.id = p.movement LEFT JOIN "BudgetEnvelope" e ON e.id = b."envelopeId"
    WHERE p.due <> (p.movement IS NOT NULL)
      OR (p.due AND ((b.kind::text, b."amountWon", e."teamId", e.resource::text) IS DISTINCT FROM (p.kind, p.won, p.team, p.resource)
        -- What was bound and not paid when a year was settled is paid from the year it was carried to.
        OR NOT (e.year = p.year OR (p.kind = 'PAY' AND e.year > p.year AND EXISTS (SELECT 1 FROM "BudgetEnvelope" y
          WHERE y."teamId" = p.team AND y.resource::text = p.resource AND y.year = p.year AND y."settlementId" IS NOT NULL)))))
    UNION ALL
    SELECT l.id, concat_ws(' ', 'shares', coalesce(sum(s."amountWon"), 0), '≠ price', l."priceWon")
    FROM "DataLot" l LEFT JOIN "DataLotShare" s ON s."lotId" = l.id
    GROUP BY l.id HAVING coalesce(sum(s."amountWon"), 0) <> coalesce(l."priceWon", 0)
    ORDER BY 1, 2 LIMIT 100`;
  return wrong.map(({ id, detail }) => ({ code: "DATA_MISMATCH", subjectId: id, detail }));
}
