import "server-only";
import type { Actor } from "@/lib/access/actor";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { canViewRanking, ownsSeat } from "@/lib/reviews/domain/access";
import { type Waiting, waitingFor } from "../domain/waiting";
import type { MyReview } from "../types";

type Row = {
  panelId: string;
  nameKo: string;
  nameEn: string;
  dueAt: Date | null;
  callId: string;
  callTitleKo: string;
  callTitleEn: string;
  phase: string;
  userId: string;
  isChair: boolean;
  pledged: boolean;
  removedAt: Date | null;
  bound: boolean;
  total: number;
  done: number;
  undeclared: number;
  next: { assignmentId: string; titleKo: string; titleEn: string } | null;
  panelSubmitted: number;
  panelExpected: number;
};

/**
 * Seats of a person on panels at work, with how far they are. S3: what is recused or bound is not theirs to score; a title is
 * read only of a proposal whose declaration was clear. One statement.
 */
const seatRows = (userId: string) => db.$queryRaw<Row[]>`
  WITH work AS (
    SELECT a.id, a."panelId", a."memberId", a."proposalId", a.declaration, h.id IS NOT NULL AS submitted,
      EXISTS (SELECT 1 FROM "BoundPerson" b WHERE b."proposalId" = a."proposalId" AND b."userId" = m."userId") AS bound, p."receiptNumber", p."titleKo", p."titleEn"
    FROM "ReviewAssignment" a
    JOIN "PanelMember" m ON m.id = a."memberId" AND m."removedAt" IS NULL
    JOIN "Proposal" p ON p.id = a."proposalId" AND p.status = 'ELIGIBLE'
    LEFT JOIN "ScoreSheet" h ON h."assignmentId" = a.id AND h.status = 'SUBMITTED'
    WHERE a.status = 'ASSIGNED' AND a."panelId" IN (SELECT "panelId" FROM "PanelMember" WHERE "userId" = ${userId})
  )
  SELECT n.id AS "panelId", n."nameKo", n."nameEn", n."dueAt", c.id AS "callId", c."titleKo" AS "callTitleKo",
    c."titleEn" AS "callTitleEn", c.phase::text, m."userId", m."isChair", m."pledgeSignedAt" IS NOT NULL AS pledged,
    m."removedAt",
    EXISTS (SELECT 1 FROM "BoundPerson" b JOIN "Proposal" p ON p.id = b."proposalId" WHERE p."callId" = c.id
            AND b."userId" = ${userId}) AS bound,
    (SELECT count(*)::int FROM work w WHERE w."memberId" = m.id AND w.declaration <> 'CONFLICT' AND NOT w.bound) AS total,
    (SELECT count(*)::int FROM work w WHERE w."memberId" = m.id AND w.declaration = 'CLEAR' AND NOT w.bound AND w.submitted) AS done,
    (SELECT count(*)::int FROM work w WHERE w."memberId" = m.id AND w.declaration = 'PENDING' AND NOT w.bound) AS undeclared,
    (SELECT json_build_object('assignmentId', w.id, 'titleKo', w."titleKo", 'titleEn', w."titleEn") FROM work w
     WHERE w."memberId" = m.id AND m."pledgeSignedAt" IS NOT NULL AND w.declaration = 'CLEAR' AND NOT w.bound AND NOT w.submitted
     ORDER BY w."receiptNumber" LIMIT 1) AS next,
    (SELECT count(*)::int FROM work w WHERE w."panelId" = n.id AND w.declaration = 'CLEAR' AND NOT w.bound AND w.submitted) AS "panelSubmitted",
    (SELECT count(*)::int FROM work w WHERE w."panelId" = n.id) AS "panelExpected"
  FROM "PanelMember" m JOIN "ReviewPanel" n ON n.id = m."panelId" AND n.status <> 'FORMING' JOIN "Call" c ON c.id = n."callId"
  WHERE m."userId" = ${userId} AND m."removedAt" IS NULL AND c.phase IN ('IN_REVIEW', 'DELIBERATION')
  ORDER BY n."dueAt" NULLS LAST, n."createdAt"`;

async function seatsAndWork(actor: Actor): Promise<{ reviews: MyReview[]; waiting: Waiting[] }> {
  const seats = (await seatRows(actor.id)).filter((row) => ownsSeat(actor, row));
  const reviews = seats.map((row): MyReview => {
    const presides = row.isChair && !row.bound && canViewRanking(actor, row.callId, row.panelId);
    const { panelId, callId, nameKo, nameEn, dueAt, isChair, pledged, total, done, undeclared, next } = row;
    return {
      ...{ panelId, callId, nameKo, nameEn, dueAt, isChair, pledged, total, done, undeclared, next },
      call: { titleKo: row.callTitleKo, titleEn: row.callTitleEn },
      panel: presides ? { submitted: row.panelSubmitted, expected: row.panelExpected } : null,
    };
  });
  const waiting = seats
    .filter(({ phase }) => phase === "IN_REVIEW")
    .flatMap(({ callTitleKo, callTitleEn, dueAt, pledged, total, done, undeclared, next }) => {
      const item = { about: { ko: callTitleKo, en: callTitleEn }, dueAt };
      const left = total - done - undeclared;
      const nextHref = next ? `/reviews/${next.assignmentId}` : "/reviews";
      if (!pledged) return waitingFor({ ...item, kind: "signPledge", count: total, href: "/reviews" });
      return [
        ...waitingFor({ ...item, kind: "declareConflicts", count: undeclared, href: "/reviews" }),
        ...waitingFor({ ...item, kind: "scoreSheets", count: left, href: nextHref }),
      ];
    });
  return { reviews, waiting };
}

/** A reviewer's own seats: progress, due instant, what comes next. A chair also learns how far the panel is, unless bound. */
export const ownReviews = (actor: Actor): Promise<{ reviews: MyReview[]; waiting: Waiting[] }> =>
  actingAs(actor, () => seatsAndWork(actor));
