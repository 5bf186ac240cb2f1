import "server-only";
import type { Actor } from "@/lib/access/actor";
import { endAgreementInTx } from "@/lib/agreements/commands/end-agreement";
import { canonicalJson } from "@/lib/audit/canonical";
import { type ReturnedAllocation, returnTeamAllocationsInTx } from "@/lib/ledger/commands/return-allocation";
import type { Tx } from "@/lib/platform/db";
import { eliminateTeamInTx } from "@/lib/teams/commands/leave-programme";
import type { StageRecord } from "./stage-row";

/** What an approval did to one team that leaves, as the decision keeps it. */
export type TeamLeft = { teamId: string; gpuCount: number; returned: ReturnedAllocation[] };

type Leaving = { teamId: string; status: "ELIMINATED" | "WITHDRAWN"; onDay: Date };

/** A team leaves: its status, its agreement, its GPUs. Its talent envelope is left alone: that support runs to the end of 2027 (H2). */
export async function leaveInTx(
  tx: Tx,
  actor: Actor,
  stage: Pick<StageRecord, "number">,
  { teamId, status, onDay }: Leaving,
  at: Date,
): Promise<TeamLeft> {
  await eliminateTeamInTx(tx, actor, { teamId, status }, at);
  const reason = `stage ${stage.number}: ${status}`;
  await endAgreementInTx(tx, actor, { teamId, cause: status, onDay, reason, isTold: status === "WITHDRAWN" }, at);
  const { returnedGpuCount, returned } = await returnTeamAllocationsInTx(tx, actor, { teamId, onDay, reason }, at);
  return { teamId, gpuCount: returnedGpuCount, returned };
}

type Approved = { decision: { id: string; returnOn: Date }; stage: StageRecord };

/** E4: everything that follows from an approved result, in one order of teams for everybody, and kept with the decision. */
export async function carryOut(
  tx: Tx,
  actor: Actor,
  { decision, stage }: Approved,
  at: Date,
): Promise<{ left: TeamLeft[] }> {
  const leaving = await tx.stageOutcome.findMany({
    where: { decisionId: decision.id, result: "ELIMINATED" },
    orderBy: { stageTeam: { teamId: "asc" } },
    select: { stageTeam: { select: { teamId: true } } },
  });
  const left: TeamLeft[] = [];
  for (const { stageTeam } of leaving) {
    const team = { teamId: stageTeam.teamId, status: "ELIMINATED" as const, onDay: decision.returnOn };
    left.push(await leaveInTx(tx, actor, stage, team, at));
  }
  await keepConsequences(tx, decision.id, { left });
  return { left };
}

/** Kept with the decision, once (trigger): what happened, for whoever asks later, and for a correction that takes it back. */
export async function keepConsequences(tx: Tx, decisionId: string, done: object): Promise<void> {
  await tx.stageDecision.update({
    where: { id: decisionId },
    data: { consequences: JSON.parse(canonicalJson(done)) },
    select: { id: true },
  });
}
