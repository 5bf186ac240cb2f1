import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { isPublished, isResultOpen } from "@/lib/stages/domain/state";
import { getStage } from "@/lib/stages/queries/get-stage";
import type { StageDetail } from "@/lib/stages/types";
import type { EnteredCell, StaffResult } from "../types";
import { resultBasis } from "./result-basis";
import { resultView } from "./result-view";

type Evidence = Pick<EnteredCell, "evidence" | "enteredBy" | "enteredAt">;

function enteredCells({ scores }: StageDetail, computed: ReadonlySet<string>): EnteredCell[] {
  if (!scores) return [];
  const of = (cells: Record<string, Record<string, Evidence>>, isGate: boolean): EnteredCell[] =>
    Object.entries(cells).flatMap(([teamId, byKey]) =>
      Object.entries(byKey)
        .filter(([key]) => !computed.has(`${teamId} ${key}`))
        .map(([key, { evidence, enteredBy, enteredAt }]) => ({ teamId, key, isGate, evidence, enteredBy, enteredAt })),
    );
  return [...of(scores.gates, true), ...of(scores.parts, false)];
}

/** E4: the result of a stage for whoever may open the stage; before publication for nobody but staff who may see scores. */
export async function getStageResult(actor: Actor, stageId: string, at: Date): Promise<StaffResult> {
  const stage = await getStage(actor, stageId);
  const published = isPublished(stage.state);
  const basis = isResultOpen(stage) ? await resultBasis(db, stageId, { approvedOnly: published }) : null;
  if (!basis) throw new AppError("NOT_FOUND", `result of stage ${stageId}`);
  const view = await resultView(stage, basis, { publishedOnly: !stage.may.viewScores });
  const computed = new Set(
    basis.teams.flatMap(({ teamId, sources }) =>
      [...Object.keys(sources?.parts ?? {}), ...Object.keys(sources?.gates ?? {})].map((key) => `${teamId} ${key}`),
    ),
  );
  return { view, entered: stage.may.viewScores ? enteredCells(stage, computed) : null, asOf: at };
}
