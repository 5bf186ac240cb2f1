import "server-only";
import { dateOf, dayAt, nextDay } from "@/lib/ledger/domain/calendar";
import { Prisma } from "@/prisma/generated/client";

/** Milestones are announced so many days before they are due. */
const AHEAD_DAYS = 14;

/**
 * T1, T2, D4: what a team's own people have to do, summed by kind: a vote that runs and has no ballot of theirs, deliveries to confirm,
 * milestones that fall due or came back, years to settle. `t` is the team; a part of the one statement that reads own teams.
 */
export function ownStepRows(at: Date): Prisma.Sql {
  const today = dayAt(at);
  return Prisma.sql`
    SELECT o.kind, count(*)::int AS count, min(o.due) AS "dueAt", min(o.year) AS year,
      CASE WHEN count(*) = 1 THEN min(o.subject) END AS "subjectId"
    FROM (
      SELECT 'castDataBallot' AS kind, r.id AS subject, r."closesAt" AS due, NULL::int AS year FROM "DataVoteRound" r
      WHERE t.status = 'ACTIVE' AND r."opensAt" <= ${at} AND r."closesAt" >= ${at}
        AND NOT EXISTS (SELECT 1 FROM "DataBallot" b WHERE b."roundId" = r.id AND b."teamId" = t.id)
      UNION ALL
      SELECT 'confirmDeliveries', d."lotId", NULL, NULL FROM "DataDelivery" d WHERE d."teamId" = t.id AND d.status = 'SENT'
      UNION ALL
      SELECT 'reportMilestones', m.id, (m."dueOn" + 1)::timestamp AT TIME ZONE 'Asia/Seoul' - interval '1 millisecond', NULL
      FROM "DataMilestone" m JOIN "DataProject" p ON p.id = m."projectId" AND p.status = 'APPROVED'
      WHERE p."teamId" = t.id AND t.status = 'ACTIVE' AND m.status = 'PLANNED'
        AND (m."returnReason" IS NOT NULL OR m."dueOn" <= ${dateOf(nextDay(today, AHEAD_DAYS))})
      UNION ALL
      SELECT 'writeSettlements', e.year::text, NULL, e.year FROM "BudgetEnvelope" e
      WHERE e."teamId" = t.id AND e.year < ${Number(today.slice(0, 4))} AND e."settlementId" IS NULL AND NOT EXISTS (
        SELECT 1 FROM "Settlement" s WHERE s."teamId" = t.id AND s.year = e.year AND s.status <> 'DRAFT')
      GROUP BY e.year
    ) o
    WHERE EXISTS (SELECT 1 FROM "ProposalPerson" w WHERE w."proposalId" = t."proposalId" AND w."userId" = me.id
      AND w.role IN ('LEAD_MANAGER', 'EDITOR'))
    GROUP BY o.kind`;
}
