import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { getStage } from "@/lib/stages/queries/get-stage";
import type { CellRun } from "../domain/cells";
import { stageTable } from "./stage-table";

export type FigureRow = {
  benchmark: { nameKo: string; nameEn: string };
  team: { nameKo: string; nameEn: string };
  run: CellRun;
};

/** Every figure of every run on the plan's benchmarks, counted or not, with why; the export is on record with its reason (L2). */
export async function exportFigures(
  actor: Actor,
  stageId: string,
  reason: string,
): Promise<{ stageNumber: number; rows: FigureRow[] }> {
  const stage = await getStage(actor, stageId);
  const plan = stage.plan.verification;
  if (!stage.may.viewScores || !plan) throw new AppError("NOT_FOUND", `verification of stage ${stageId}`);
  const table = await stageTable(db, stageId, plan);
  const rows = table.cells.flatMap(({ teamId, benchmarkKey, runs }) => {
    const team = table.teams.find((one) => one.teamId === teamId);
    const benchmark = plan.benchmarks.find((one) => one.benchmarkKey === benchmarkKey);
    return team && benchmark ? runs.map((run) => ({ benchmark, team, run })) : [];
  });
  const detail = `${rows.length} verification figures`;
  await recordAccess(db, actor, { kind: "EXPORT", subjectType: "Stage", subjectId: stageId, detail, reason });
  return { stageNumber: stage.number, rows };
}
