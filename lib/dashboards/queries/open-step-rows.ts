import "server-only";
import { dateOf, dayAt } from "@/lib/ledger/domain/calendar";
import { Prisma } from "@/prisma/generated/client";
import type { OpenSteps } from "../domain/open-steps";

/** T1, T2: wishes, lots and milestones. The closing instant of a vote ends it, not a click (C2). */
const dataSteps = (userId: string, at: Date): Prisma.Sql => Prisma.sql`
  SELECT 'mergeDataWishes' AS kind, w.id AS subject, w."teamId" AS team, NULL::int AS year FROM "DataWish" w
  JOIN "Team" t ON t.id = w."teamId" AND t.status = 'ACTIVE' WHERE w."lotId" IS NULL AND w."withdrawnAt" IS NULL
  UNION ALL
  SELECT CASE WHEN l.status = 'PROPOSED' THEN 'approveDataPurchase' WHEN l."roundId" IS NULL THEN 'openDataVote'
    ELSE 'proposeDataPurchase' END, l.id, NULL, l.year
  FROM "DataLot" l LEFT JOIN "DataVoteRound" r ON r.id = l."roundId"
  WHERE (l.status = 'PROPOSED' AND l."proposedById" <> ${userId})
    OR (l.status = 'OPEN' AND (r.id IS NULL OR r."closesAt" < ${at}))
  UNION ALL
  SELECT 'payDataLots', l.id, NULL, l.year FROM "DataLot" l
  WHERE l.status = 'PURCHASED' AND l."proposedById" <> ${userId} AND l."approvedById" <> ${userId}
  UNION ALL
  SELECT 'recordDataLicence', l.id, NULL, l.year FROM "DataLot" l
  WHERE l.status IN ('PURCHASED', 'PAID') AND NOT EXISTS (SELECT 1 FROM "DataLicence" c WHERE c."lotId" = l.id)
  UNION ALL
  SELECT 'deliverData', s."lotId", s."teamId", l.year
  FROM "DataLotShare" s JOIN "DataLot" l ON l.id = s."lotId" AND l.status IN ('PURCHASED', 'PAID')
  JOIN "DataLicence" c ON c."lotId" = l.id AND (c."expiresOn" IS NULL OR c."expiresOn" >= ${dateOf(dayAt(at))}) JOIN "Team" t ON t.id = s."teamId" AND t.status = 'ACTIVE'
  WHERE NOT EXISTS (SELECT 1 FROM "DataDelivery" d
    WHERE d."lotId" = s."lotId" AND d."teamId" = s."teamId" AND d.status <> 'REFUSED')
  UNION ALL
  SELECT 'decideDataProjects', p.id, p."teamId", p.year FROM "DataProject" p
  WHERE p.status = 'REQUESTED' AND p."requestedById" <> ${userId}
  UNION ALL
  SELECT CASE WHEN m.status = 'REPORTED' THEN 'acceptDataMilestones' ELSE 'payDataMilestones' END, m.id, p."teamId", p.year
  FROM "DataMilestone" m JOIN "DataProject" p ON p.id = m."projectId"
  WHERE (m.status = 'REPORTED' AND m."reportedById" <> ${userId})
    OR (m.status = 'ACCEPTED' AND m."acceptedById" <> ${userId})`;

/** H3: requests, months that evidence vouches for and nobody has proposed, and proposed ones. */
const talentSteps = (userId: string, month: Date): Prisma.Sql => Prisma.sql`
  SELECT 'decideTalent', p.id, p."teamId", NULL::int FROM "TalentPerson" p
  WHERE p.status = 'REQUESTED' AND p."requestedById" <> ${userId}
  UNION ALL
  SELECT DISTINCT ON (p.id, e.month) 'proposeTalentPayments', p.id, p."teamId", NULL::int
  FROM "TalentPerson" p JOIN "TalentEvidence" e ON e."personId" = p.id
  WHERE p.status = 'APPROVED' AND e.month BETWEEN p."firstMonth" AND p."lastMonth" AND e.month <= ${month}
    AND NOT EXISTS (SELECT 1 FROM "TalentPayment" y
      WHERE y."personId" = p.id AND y.month = e.month AND y.status <> 'REJECTED')
  UNION ALL
  SELECT 'payTalent', p.id, p."teamId", NULL::int FROM "TalentPayment" y JOIN "TalentPerson" p ON p.id = y."personId"
  WHERE y.status = 'PROPOSED' AND y."proposedById" <> ${userId}`;

/** Lines of a statement that no steward has agreed to yet in its round, by kind of resource (P1). */
const UNREVIEWED = Prisma.sql`
  SELECT k.kind FROM (
    SELECT 'GPU' AS kind WHERE jsonb_typeof(s.content::jsonb -> 'gpu') = 'object'
    UNION SELECT CASE WHEN line ->> 'key' = 'TALENT' THEN 'TALENT' ELSE 'DATA' END
      FROM jsonb_array_elements(s.content::jsonb -> 'money') line) k
  WHERE NOT EXISTS (SELECT 1 FROM "SettlementStep" v
    WHERE v."settlementId" = s.id AND v.round = s.round AND v.kind = 'REVIEWED' AND v."resourceKind"::text = k.kind)`;

/**
 * D2, L3: contributions to be checked and settlements to be taken a step further, by somebody who has done nothing in that round. Staff
 * do not meet consortia that they are kept from (S3), nor decide on their own.
 */
const settlementSteps = (userId: string, { reviews }: OpenSteps): Prisma.Sql => Prisma.sql`
  SELECT o.kind, o.subject, o.team, o.year FROM (
    SELECT 'checkContributions' AS kind, e.id AS subject, e."teamId" AS team, e.year FROM "ContributionEntry" e
    WHERE e.status = 'RECORDED' AND e."recordedById" <> ${userId} AND NOT EXISTS (
      SELECT 1 FROM "Settlement" s WHERE s."teamId" = e."teamId" AND s.year = e.year AND s.status <> 'DRAFT')
    UNION ALL
    SELECT CASE s.status WHEN 'SUBMITTED' THEN 'checkSettlements' WHEN 'CHECKED' THEN 'reviewSettlements'
      ELSE 'approveSettlements' END, s.id, s."teamId", s.year FROM "Settlement" s
    WHERE s.status IN ('SUBMITTED', 'CHECKED', 'REVIEWED')
      AND (s.status <> 'CHECKED' OR EXISTS (SELECT 1 FROM (${UNREVIEWED}) u WHERE u.kind = ANY(${reviews})))
      AND NOT EXISTS (SELECT 1 FROM "SettlementStep" v WHERE v."settlementId" = s.id AND v.round = s.round
        AND v."byId" = ${userId} AND NOT (s.status = 'CHECKED' AND v.kind = 'REVIEWED'))) o
  JOIN "Team" t ON t.id = o.team
  WHERE NOT EXISTS (SELECT 1 FROM "BoundPerson" b WHERE b."proposalId" = t."proposalId" AND b."userId" = ${userId})
    AND NOT EXISTS (SELECT 1 FROM "ProposalMember" p JOIN "OrganisationMember" m ON m."organisationId" = p."organisationId"
      WHERE p."proposalId" = t."proposalId" AND m."userId" = ${userId})
    AND NOT EXISTS (SELECT 1 FROM "ProposalPerson" p WHERE p."proposalId" = t."proposalId" AND p."userId" = ${userId}
      AND p.role IN ('LEAD_MANAGER', 'EDITOR'))`;

/** Steps that wait for this person, summed by kind: a row a kind, however many wait. */
export const openStepRows = (userId: string, open: OpenSteps, at: Date): Prisma.Sql => Prisma.sql`
  SELECT o.kind, count(*)::int AS count, min(o.year) AS year,
    CASE WHEN count(DISTINCT o.subject) = 1 THEN min(o.subject) END AS "subjectId",
    CASE WHEN count(DISTINCT t.id) = 1 AND count(t.id) = count(*) THEN min(t.id) END AS "teamId",
    CASE WHEN count(DISTINCT t.id) = 1 AND count(t.id) = count(*) THEN min(t."nameKo") END AS "teamKo",
    CASE WHEN count(DISTINCT t.id) = 1 AND count(t.id) = count(*) THEN min(t."nameEn") END AS "teamEn"
  FROM (${dataSteps(userId, at)} UNION ALL (${talentSteps(userId, dateOf(`${dayAt(at).slice(0, 7)}-01`))})
    UNION ALL ${settlementSteps(userId, open)}) o
  LEFT JOIN "Team" t ON t.id = o.team
  WHERE o.kind = ANY(${open.kinds}) GROUP BY o.kind ORDER BY array_position(${open.kinds}::text[], o.kind)`;
