import "server-only";
import type { Actor } from "@/lib/access/actor";
import { visibleCalls } from "@/lib/calls/domain/access";
import type { CallPhase } from "@/lib/calls/domain/state";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import type { OpenObjection } from "../domain/objection-waiting";

type Panel = {
  panelId: string;
  nameKo: string;
  nameEn: string;
  dueAt: string | null;
  submitted: number;
  expected: number;
};

export type CallFigures = {
  id: string;
  code: string;
  phase: CallPhase;
  titleKo: string;
  titleEn: string;
  opensAt: Date;
  closesAt: Date;
  seats: number;
  /** S3: the reader is bound to a proposal of this call, whatever their office. */
  bound: boolean;
  drafts: number;
  applied: number;
  unscreened: number;
  teams: number;
  openFindings: number;
  days: { day: string; count: number }[] | null;
  panels: Panel[] | null;
  decision: { proposedById: string } | null;
  objections: (Omit<OpenObjection, "dueAt"> & { dueAt: string })[] | null;
};

/**
 * Calls this person works on, newest first, each with its counts: one statement whatever their number. A sheet is due, and
 * counts, exactly as in a ranking: eligible proposal, seat still held; submitted, declared clear, no binding finding (S3, S4).
 */
export function callFigures(actor: Actor): Promise<CallFigures[]> {
  const { id } = visibleCalls(actor);
  return actingAs(
    actor,
    () => db.$queryRaw<CallFigures[]>`
    SELECT c.id, c.code, c.phase::text, c."titleKo", c."titleEn", c."opensAt", c."closesAt", c.seats,
      EXISTS (SELECT 1 FROM "BoundPerson" b JOIN "Proposal" p ON p.id = b."proposalId"
              WHERE p."callId" = c.id AND b."userId" = ${actor.id}) AS bound,
      counted.drafts, counted.applied, counted.unscreened,
      (SELECT count(*)::int FROM "Team" t WHERE t."callId" = c.id) AS teams,
      (SELECT count(*)::int FROM "ConflictFinding" f JOIN "Proposal" p ON p.id = f."proposalId"
       WHERE p."callId" = c.id AND f.outcome = 'OPEN') AS "openFindings",
      (SELECT json_agg(json_build_object('day', d.day, 'count', d.count) ORDER BY d.day) FROM (
         SELECT to_char(p."submittedAt" AT TIME ZONE 'Asia/Seoul', 'YYYY-MM-DD') AS day, count(*)::int AS count
         FROM "Proposal" p WHERE p."callId" = c.id AND p."currentSealId" IS NOT NULL AND p.status <> 'WITHDRAWN'
           AND p."submittedAt" IS NOT NULL GROUP BY 1) d) AS days,
      (SELECT json_agg(json_build_object('panelId', n.id, 'nameKo', n."nameKo", 'nameEn', n."nameEn", 'dueAt', n."dueAt",
           'submitted', s.submitted, 'expected', s.expected) ORDER BY n."createdAt")
       FROM "ReviewPanel" n CROSS JOIN LATERAL (
         SELECT count(*)::int AS expected,
           (count(h.id) FILTER (WHERE a.declaration = 'CLEAR' AND b."userId" IS NULL))::int AS submitted
         FROM "ReviewAssignment" a
         JOIN "PanelMember" m ON m.id = a."memberId" AND m."removedAt" IS NULL
         JOIN "Proposal" p ON p.id = a."proposalId" AND p.status = 'ELIGIBLE'
         LEFT JOIN "ScoreSheet" h ON h."assignmentId" = a.id AND h.status = 'SUBMITTED'
         LEFT JOIN "BoundPerson" b ON b."proposalId" = a."proposalId" AND b."userId" = m."userId"
         WHERE a."panelId" = n.id AND a.status = 'ASSIGNED') s
       WHERE n."callId" = c.id AND n.status <> 'FORMING') AS panels,
      (SELECT json_build_object('proposedById', d."proposedById") FROM "SelectionDecision" d
       WHERE d."callId" = c.id AND d.status = 'PROPOSED' ORDER BY d."proposedAt" DESC LIMIT 1) AS decision,
      (SELECT json_agg(json_build_object('id', o.id, 'status', o.status, 'dueAt', o."decisionDueAt", 'proposedById',
           (SELECT d."proposedById" FROM "ObjectionDecision" d WHERE d."objectionId" = o.id AND d.status = 'PROPOSED')))
       FROM "Objection" o WHERE o."callId" = c.id AND o."stageTeamId" IS NULL AND o.status <> 'DECIDED') AS objections
    FROM "Call" c CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE p."currentSealId" IS NULL AND p.status = 'DRAFT'))::int AS drafts,
        (count(*) FILTER (WHERE p."currentSealId" IS NOT NULL AND p.status <> 'WITHDRAWN'))::int AS applied,
        (count(*) FILTER (WHERE p."currentSealId" IS NOT NULL AND p.status IN ('DRAFT', 'SUBMITTED')))::int AS unscreened
      FROM "Proposal" p WHERE p."callId" = c.id) counted
    WHERE c.phase <> 'DRAFT' AND (${id === undefined} OR c.id = ANY(${id?.in ?? []}))
    ORDER BY c."opensAt" DESC, c.code DESC`,
  );
}
