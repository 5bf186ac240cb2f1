import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, refuse } from "@/lib/platform/outcome";
import { peopleBoundTo } from "../queries/bound";

export type StageItem = {
  kind: "GENERAL";
  title: string;
  stageDecisionId: string;
  teams: { create: { teamId: string }[] };
  /** Calls whose teams take part: conflicts of each are looked for anew. */
  callIds: string[];
};

const DECISION = {
  status: true,
  stage: {
    select: {
      ...{ titleKo: true, state: true },
      teams: {
        orderBy: { teamId: "asc" },
        select: { teamId: true, team: { select: { proposalId: true, callId: true } } },
      },
    },
  },
} as const;

/**
 * E3: the agenda's item about the proposed result of a stage; its teams are the stage's, so that whoever is bound to one of them is away
 * from it (S3). The decision's row is held, so that nobody approves it while the committee is called together.
 * Refuses STAGE_NOT_PROPOSED, STAGE_ON_AGENDA.
 */
export async function stageItemInTx(tx: Tx, actor: Actor, decisionId: string): Promise<StageItem | Failure> {
  await tx.$queryRaw`SELECT 1 FROM "StageDecision" WHERE id = ${decisionId} FOR UPDATE`;
  const decision = await tx.stageDecision.findUnique({ where: { id: decisionId }, select: DECISION });
  if (!decision) throw new AppError("NOT_FOUND", `stage decision ${decisionId}`);
  const { stage } = decision;
  const bound = await peopleBoundTo(
    tx,
    stage.teams.map(({ team }) => team.proposalId),
  );
  if ([...bound.values()].some((people) => people.has(actor.id)))
    throw new AppError("NOT_FOUND", `stage decision ${decisionId}`);
  if (decision.status !== "PROPOSED") return refuse("STAGE_NOT_PROPOSED");
  const live = { stageDecisionId: decisionId, session: { state: { notIn: ["CANCELLED" as const, "FINAL" as const] } } };
  if ((await tx.deliberationItem.count({ where: live })) > 0) return refuse("STAGE_ON_AGENDA");
  return {
    ...{ kind: "GENERAL", title: stage.titleKo, stageDecisionId: decisionId },
    teams: { create: stage.teams.map(({ teamId }) => ({ teamId })) },
    callIds: [...new Set(stage.teams.map(({ team }) => team.callId))],
  };
}
