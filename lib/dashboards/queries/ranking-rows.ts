import "server-only";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { knownRulebooks, readRulebook } from "@/lib/rulebook/queries";
import type { CallOfRanking, SheetOfProposal } from "../domain/ranking";

type Row = CallOfRanking & {
  version: number;
  contentHash: string;
  content: unknown;
  proposals: SheetOfProposal[] | null;
};

/**
 * What a ranking rests on, in one statement: the call's frozen rulebook and every eligible proposal with the sheets that
 * count (S3, S4). Seats, never names. Authorises nobody: ask for it only where S3 binds the reader in nothing of the call.
 */
export async function rankingRows(
  callId: string,
): Promise<{ call: CallOfRanking; rulebook: RulebookContent; proposals: SheetOfProposal[] }> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT c.code, c.seats, c.kind::text, r.version, r."contentHash",
      CASE WHEN r.version || ':' || r."contentHash" = ANY(${knownRulebooks()}) THEN NULL ELSE r.content END AS content,
      coalesce((SELECT (k.text::json -> 'selection' ->> 'selectNone')::boolean FROM "SelectionDecision" d
                JOIN "DecisionSheet" k ON k."decisionId" = d.id WHERE d."callId" = c.id AND d.status IN ('PROPOSED', 'APPROVED')), false) AS "selectNone",
      (SELECT json_agg(json_build_object('proposalId', p.id, 'receiptNumber', s."receiptNumber", 'sealSha256', s.sha256,
           'nameKo', p."titleKo", 'nameEn', p."titleEn", 'sheets', coalesce(g.sheets, '[]'::json), 'due', (SELECT count(*)
             FROM "ReviewAssignment" a JOIN "PanelMember" m ON m.id = a."memberId" AND m."removedAt" IS NULL
             WHERE a."proposalId" = p.id AND a.status = 'ASSIGNED')))
       FROM "Proposal" p JOIN "ProposalSeal" s ON s.id = p."currentSealId"
       LEFT JOIN LATERAL (
         SELECT json_agg(json_build_object('seatNo', m."seatNo", 'suitable', h.suitable, 'items',
             (SELECT json_object_agg(i."criterionKey", i."scoreHundredths") FROM "ScoreSheetItem" i
              WHERE i."sheetId" = h.id AND i."scoreHundredths" IS NOT NULL))) AS sheets
         FROM "ReviewAssignment" a
         JOIN "PanelMember" m ON m.id = a."memberId" AND m."removedAt" IS NULL
         JOIN "ScoreSheet" h ON h."assignmentId" = a.id AND h.status = 'SUBMITTED'
         WHERE a."proposalId" = p.id AND a.status = 'ASSIGNED' AND a.declaration = 'CLEAR'
           AND NOT EXISTS (SELECT 1 FROM "BoundPerson" b WHERE b."proposalId" = p.id AND b."userId" = m."userId")) g ON true
       WHERE p."callId" = c.id AND p.status = 'ELIGIBLE') AS proposals
    FROM "Call" c JOIN "Rulebook" r ON r.version = c."rulebookVersion" WHERE c.id = ${callId}`;
  if (!row) throw new AppError("NOT_FOUND", `call ${callId}`);
  const { code, seats, kind, selectNone, proposals } = row;
  const call = { code, seats, kind, selectNone };
  return { call, rulebook: readRulebook(row), proposals: proposals ?? [] };
}
