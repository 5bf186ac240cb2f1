import "server-only";
import type { Actor } from "@/lib/access/actor";
import { stageDeliberation } from "@/lib/deliberation/queries/stage-deliberation";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canApproveResult } from "../domain/access";
import type { buildStageSheet } from "../domain/calculation-sheet";
import { deliberationRefusal } from "../domain/deliberation";
import { TOTAL_DENOMINATOR } from "../domain/result";
import type { ApproveResult } from "../schema";
import { lockStage, type StageRecord } from "./stage-row";

type Proposal = {
  stage: StageRecord;
  built: ReturnType<typeof buildStageSheet>;
  reason: string;
  returnOn: string;
  correctsId?: string;
  objectionIds?: string[];
};

/** E4: a proposed decision with the verdict of every team, under the hash of its sheet. Callers authorise and move the stage. */
export async function createDecision(tx: Tx, actor: Actor, proposal: Proposal, at: Date) {
  const { stage, built, reason, returnOn, correctsId, objectionIds = [] } = proposal;
  const entrants = await tx.stageTeam.findMany({ where: { stageId: stage.id }, select: { id: true, teamId: true } });
  const stageTeamIds = new Map(entrants.map(({ id, teamId }) => [teamId, id]));
  const { id: decisionId } = await tx.stageDecision.create({
    data: {
      ...{ stageId: stage.id, sheet: built.text, sheetHash: built.sha256, reason, returnOn: new Date(returnOn) },
      ...{ correctsId: correctsId ?? null, objectionIds, proposedById: actor.id, proposedAt: at },
      outcomes: {
        create: built.rows.map((row) => ({
          stageTeamId: stageTeamIds.get(row.teamId) ?? "",
          result: row.result,
          rank: row.rank,
          gatesPassed: row.gatesPassed,
          totalNumerator: row.totalNumerator,
          totalDenominator: row.totalNumerator === null ? null : TOTAL_DENOMINATOR,
          displayHundredths: row.displayHundredths,
        })),
      },
    },
    select: { id: true },
  });
  const verdicts = built.rows.map((row) => ({
    teamId: row.teamId,
    result: row.result,
    rank: row.rank,
    totalNumerator: row.totalNumerator?.toString() ?? null,
  }));
  return { decisionId, verdicts };
}

const DECISION = {
  ...{ id: true, stageId: true, sheet: true, sheetHash: true, returnOn: true, proposedById: true },
  ...{ correctsId: true, objectionIds: true },
} as const;
export type DecisionRow = {
  id: string;
  stageId: string;
  sheet: string;
  sheetHash: string;
  returnOn: Date;
  proposedById: string;
  correctsId: string | null;
  objectionIds: string[];
};

/** The decision for the other person who decides (L3), its stage locked before it; it is held, so that no session is called meanwhile. */
export async function lockedDecision(
  tx: Tx,
  actor: Actor,
  decisionId: string,
): Promise<{ decision: DecisionRow; stage: StageRecord }> {
  const decision = await tx.stageDecision.findUnique({ where: { id: decisionId }, select: DECISION });
  if (!decision || !canApproveResult(actor, decision) || (await isBoundToStage(tx, actor.id, decision.stageId)))
    throw new AppError("NOT_FOUND", `stage decision ${decisionId}`);
  const stage = await lockStage(tx, decision.stageId);
  await tx.$queryRaw`SELECT 1 FROM "StageDecision" WHERE id = ${decision.id} FOR UPDATE`;
  return { decision, stage };
}

export type Cited = { motionId?: string; minutesSha256?: string | null };
type Settled = Cited & {
  status: "APPROVED" | "RETURNED";
  decidedById: string;
  decidedAt: Date;
  returnReason?: string;
};

export async function settleDecision(tx: Tx, input: ApproveResult, data: Settled): Promise<void> {
  const { count } = await tx.stageDecision.updateMany({
    where: { id: input.decisionId, status: "PROPOSED", version: input.expectedVersion },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `stage decision ${input.decisionId} was already settled`);
}

/** E3: what the committee came to, as the approval cites it; or why nobody may approve yet. */
export async function citation(tx: Tx, stage: StageRecord, decisionId: string): Promise<Failure | { cited: Cited }> {
  const { committee } = await rulebookContent(tx, stage.rulebookVersion);
  const found = await stageDeliberation(tx, decisionId);
  const refusal = deliberationRefusal(found, committee.stageSessionRequired);
  if (refusal) return refuse(refusal, found ? { call: found.callCode, number: found.number } : {});
  return { cited: found?.motion ? { motionId: found.motion.id, minutesSha256: found.minutesSha256 } : {} };
}
