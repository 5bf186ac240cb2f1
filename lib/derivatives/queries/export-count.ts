import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { getStage } from "@/lib/stages/queries/get-stage";
import { CANDIDATE_LIST } from "../schema";
import type { CandidateRow } from "../types";
import { candidateRows, judged, listed } from "./candidate-rows";
import { familiesOf } from "./families";

/** S11: the sheet whose hash stands as evidence of the part's scores; the export is on record with its reason (L2). */
export async function exportCount(
  actor: Actor,
  stageId: string,
  reason: string,
): Promise<{ fileName: string; text: string; sha256: string }> {
  const stage = await getStage(actor, stageId);
  if (!stage.may.viewScores) throw new AppError("NOT_FOUND", `derivatives of stage ${stageId}`);
  const count = await db.derivativeCount.findFirst({
    where: { stageId },
    orderBy: [{ frozenAt: "desc" }, { id: "desc" }],
    select: { sheet: true, sheetHash: true },
  });
  if (!count) throw new AppError("NOT_FOUND", `stage ${stageId} has no frozen count yet`);
  const detail = "derivatives count";
  await recordAccess(db, actor, { kind: "EXPORT", subjectType: "Stage", subjectId: stageId, detail, reason });
  return { fileName: `stage-${stage.number}-derivatives.json`, text: count.sheet, sha256: count.sheetHash };
}

/** Y2: the candidates as the list shows them, of all pages; staff all of them, a team its own. The export is on record (L2). */
export async function exportCandidates(
  actor: Actor,
  stageId: string,
  search: SearchParams,
  { reason, at }: { reason: string; at: Date },
): Promise<{ stageNumber: number; rows: CandidateRow[] }> {
  const stage = await getStage(actor, stageId);
  const plan = stage.plan.derivatives;
  const own = new Set(stage.teams.filter((team) => team.isOwn).map((team) => team.teamId));
  if (!plan || (!stage.may.viewScores && own.size === 0))
    throw new AppError("NOT_FOUND", `derivatives of stage ${stageId}`);
  const { families } = await familiesOf(db, stageId, plan);
  const visible = families.filter((family) => stage.may.viewScores || own.has(family.teamId));
  const all = judged(visible, plan, stage.cutoffOn.toISOString().slice(0, 10));
  const found = listed(all, parseListQuery(search, CANDIDATE_LIST));
  const rows = await candidateRows(actor, found, { decides: stage.may.enterScores, isOpen: false, own, at });
  const detail = `${rows.length} derivative candidates`;
  await recordAccess(db, actor, { kind: "EXPORT", subjectType: "Stage", subjectId: stageId, detail, reason });
  return { stageNumber: stage.number, rows };
}
