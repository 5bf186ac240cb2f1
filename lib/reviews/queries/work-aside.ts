import "server-only";
import { actingAsSystem } from "@/lib/platform/acting";
import type { Reader } from "@/lib/platform/db";
import type { RoundRule } from "@/lib/rulebook/domain/rulebook";
import { mayShareRemarks, seesOthers } from "../domain/rounds";
import type { Flag, Notes, OthersRemark, OthersReview, OwnRemark, WorkAside } from "../types/workspace";
import type { SeatWork } from "./seat-facts";

/** As PostgreSQL writes rows into JSON: instants are text. */
type Told<T> = { [Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key] };
type OwnRow = { notes: Told<Notes> | null; remarks: Told<OwnRemark>[]; flags: Told<Flag>[] };
type OthersRow = { reviews: OthersReview[]; remarks: Told<OthersRemark>[] };

const dated = <T extends { createdAt: string }>(row: T) => ({ ...row, createdAt: new Date(row.createdAt) });
const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** A reviewer's own notes, remarks and flags in one statement. */
async function ownMaterial(reader: Reader, assignmentId: string): Promise<OwnRow> {
  const [row] = await reader.$queryRaw<OwnRow[]>`
    SELECT
      (SELECT jsonb_build_object('texts', n."texts", 'version', n."version", 'savedAt', n."updatedAt")
       FROM "ReviewNotebook" n WHERE n."assignmentId" = ${assignmentId}) AS notes,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r."id", 'section', r."section", 'quote', r."quote",
          'occurrence', r."occurrence", 'body', r."body", 'createdAt', r."createdAt", 'shared', r."sharedAt" IS NOT NULL,
          'version', r."version") ORDER BY r."createdAt", r."id"), '[]')
       FROM "ReviewRemark" r WHERE r."assignmentId" = ${assignmentId} AND r."removedAt" IS NULL) AS remarks,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f."id", 'reason', f."reason", 'raisedAt', f."raisedAt",
          'settledAt', f."settledAt", 'answer', f."answer") ORDER BY f."raisedAt" DESC), '[]')
       FROM "ReviewFlag" f WHERE f."assignmentId" = ${assignmentId}) AS flags`;
  return row ?? { notes: null, remarks: [], flags: [] };
}

/** Colleagues' submitted sheets and shared remarks in one statement; those whom anything binds are not among them (S3). */
async function othersMaterial(reader: Reader, work: SeatWork, named: boolean): Promise<OthersRow> {
  // No member ever sees a colleague's row: the portal takes out of them what the round lets members read.
  const [row] = await actingAsSystem(
    "release: colleagues' reviews",
    () => reader.$queryRaw<OthersRow[]>`
    WITH colleague AS (
      SELECT a."id", m."seatNo", CASE WHEN ${named} THEN u."name" END AS name
      FROM "ReviewAssignment" a JOIN "PanelMember" m ON m."id" = a."memberId" JOIN "User" u ON u."id" = m."userId"
      WHERE a."panelId" = ${work.panelId} AND a."proposalId" = ${work.proposalId} AND a."id" <> ${work.assignmentId}
        AND a."status" = 'ASSIGNED' AND a."declaration" = 'CLEAR' AND m."removedAt" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "BoundPerson" b WHERE b."proposalId" = a."proposalId" AND b."userId" = m."userId"))
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('seatNo', c."seatNo", 'name', c.name, 'totalHundredths', s."totalHundredths",
          'overallOpinion', s."overallOpinion", 'scores', i.scores, 'comments', i.comments) ORDER BY c."seatNo"), '[]')
       FROM colleague c JOIN "ScoreSheet" s ON s."assignmentId" = c."id" AND s."status" = 'SUBMITTED'
       CROSS JOIN LATERAL (SELECT
           coalesce(jsonb_object_agg(t."criterionKey", t."scoreHundredths") FILTER (WHERE t."scoreHundredths" IS NOT NULL), '{}') AS scores,
           coalesce(jsonb_object_agg(t."criterionKey", t."comment") FILTER (WHERE t."comment" <> ''), '{}') AS comments
         FROM "ScoreSheetItem" t WHERE t."sheetId" = s."id") i) AS reviews,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r."id", 'section', r."section", 'quote', r."quote",
          'occurrence', r."occurrence", 'body', r."body", 'createdAt', r."createdAt", 'seatNo', c."seatNo", 'name', c.name)
          ORDER BY r."sharedAt", r."id"), '[]')
       FROM colleague c JOIN "ReviewRemark" r ON r."assignmentId" = c."id"
       WHERE r."sharedAt" IS NOT NULL AND r."removedAt" IS NULL) AS remarks`,
  );
  return row ?? { reviews: [], remarks: [] };
}

/** What lies beside proposal and sheet. Authorises nobody: the caller has found the gate open. */
export async function workAside(reader: Reader, work: SeatWork, rule: RoundRule): Promise<WorkAside> {
  const own = await ownMaterial(reader, work.assignmentId);
  const open = seesOthers(rule, work.sheetStatus === "SUBMITTED" || work.sheetStatus === "ADJUSTING");
  const others = open ? await othersMaterial(reader, work, rule.identities === "NAMES") : { reviews: [], remarks: [] };
  return {
    notes: own.notes ? { ...own.notes, savedAt: instant(own.notes.savedAt) } : { texts: {}, version: 0, savedAt: null },
    remarks: own.remarks.map(dated),
    flags: own.flags.map((flag) => ({
      ...flag,
      raisedAt: new Date(flag.raisedAt),
      settledAt: instant(flag.settledAt),
    })),
    isChair: work.isChair,
    mayShare: mayShareRemarks(rule),
    others: { rule: rule.othersReviews, open, reviews: others.reviews, remarks: others.remarks.map(dated) },
  };
}

/** Version and texts of one's own notes as stored: for a browser whose save met another window's. */
export async function storedNotes(reader: Reader, assignmentId: string): Promise<Notes> {
  const { notes } = await ownMaterial(reader, assignmentId);
  return notes ? { ...notes, savedAt: instant(notes.savedAt) } : { texts: {}, version: 0, savedAt: null };
}
