import "server-only";
import { db } from "@/lib/platform/db";
import type { LedgerFinding } from "../types";

type Wrong = { id: string; place: string; said: string; booked: string };

/**
 * T2, H2, L3: every approved settlement says what the ledger has booked for it: what went out of the year and came into the next is the
 * same, what went back is what it says, and the year's envelope is closed at what was paid. Its hash is taken again, too.
 */
export async function checkSettlements(): Promise<LedgerFinding[]> {
  const wrong = await db.$queryRaw<Wrong[]>`
    WITH said AS (
      SELECT s."id", line ->> 'key' AS resource, s."year",
        concat_ws(' ', line ->> 'paidWon', line ->> 'carryWon', line ->> 'carryWon', line ->> 'returnWon') AS figures
      FROM "Settlement" s, jsonb_array_elements(s."content"::jsonb -> 'money') AS line WHERE s."status" = 'APPROVED'
    ), moved AS (
      SELECT m."settlementId" AS id, e."resource"::text AS resource,
        coalesce(-sum(m."amountWon") FILTER (WHERE m."kind" = 'CARRY_OUT'), 0) AS "out",
        coalesce(sum(m."amountWon") FILTER (WHERE m."kind" = 'CARRY_IN'), 0) AS "in",
        coalesce(-sum(m."amountWon") FILTER (WHERE m."kind" = 'RETURN'), 0) AS returned
      FROM "BudgetMovement" m JOIN "BudgetEnvelope" e ON e."id" = m."envelopeId" WHERE m."settlementId" IS NOT NULL GROUP BY 1, 2
    ), booked AS (
      SELECT e."settlementId" AS id, e."resource"::text AS resource,
        concat_ws(' ', e."paidWon", coalesce(m."out", 0), coalesce(m."in", 0), coalesce(m.returned, 0)) AS figures
      FROM "BudgetEnvelope" e LEFT JOIN moved m ON m.id = e."settlementId" AND m.resource = e."resource"::text
      WHERE e."settlementId" IS NOT NULL
    )
    SELECT coalesce(s."id", b.id) AS id, coalesce(s.resource, b.resource) AS place,
      coalesce(s.figures, 'nothing') AS said, coalesce(b.figures, 'nothing') AS booked
    FROM said s FULL JOIN booked b ON b.id = s."id" AND b.resource = s.resource WHERE s.figures IS DISTINCT FROM b.figures
    UNION ALL
    SELECT s."id", 'content', s."contentSha256", encode(sha256(convert_to(s."content", 'UTF8')), 'hex') FROM "Settlement" s
    WHERE s."status" = 'APPROVED' AND s."contentSha256" <> encode(sha256(convert_to(s."content", 'UTF8')), 'hex')
    ORDER BY 1, 2 LIMIT 100`;
  return wrong.map(({ id, place, said, booked }) => ({
    code: "SETTLEMENT_MISMATCH",
    subjectId: id,
    detail: `${place}: says ${said}, ledger has ${booked}`,
  }));
}
