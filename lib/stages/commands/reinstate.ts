import "server-only";
import type { Actor } from "@/lib/access/actor";
import { resumeAgreementInTx } from "@/lib/agreements/commands/end-agreement";
import { dropHandoverDraftsInTx } from "@/lib/ledger/commands/draft-handover";
import { restoreAllocationsInTx } from "@/lib/ledger/commands/restore-allocations";
import type { Tx } from "@/lib/platform/db";
import { refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { returnTeamInTx } from "@/lib/teams/commands/leave-programme";
import { Refused } from "@/lib/teams/commands/refused";
import type { TeamLeft } from "./consequences";
import type { DecisionRow } from "./decision-row";
import type { StageRecord } from "./stage-row";

/** What a correction gave back to one team; `missing` GPUs have gone to somebody else meanwhile. */
export type TeamReinstated = { teamId: string; gpuCount: number; missing: number; allocationIds: string[] };

type About = { decision: DecisionRow; stage: StageRecord };

/**
 * S10: a team that was eliminated by mistake is in the programme again, with its agreement, and with as many of its GPUs as its pools have room
 * for (G2). Refuses NO_FREE_SEAT by undoing the whole (P4). Callers hold the lock of seats; the decision had two people (L3).
 */
export async function reinstateInTx(
  tx: Tx,
  actor: Actor,
  { decision, stage }: About,
  teamId: string,
  at: Date,
): Promise<TeamReinstated> {
  const { programme } = await rulebookContent(tx, stage.rulebookVersion);
  const active = await tx.team.count({ where: { status: "ACTIVE" } });
  if (active >= programme.maxTeams) throw new Refused(refuse("NO_FREE_SEAT", { active, maximum: programme.maxTeams }));
  await returnTeamInTx(tx, actor, { teamId, decisionId: decision.id }, at);
  const reason = `stage ${stage.number}: corrected`;
  await resumeAgreementInTx(tx, actor, { teamId, reason }, at);
  await dropHandoverDraftsInTx(tx, actor, teamId, reason, at);
  const restored = await restoreAllocationsInTx(
    tx,
    actor,
    { teamId, returned: await returnedOf(tx, stage.id, teamId), requestedById: decision.proposedById, reason },
    at,
  );
  return { teamId, ...restored };
}

/** What the decision by which the team left took back. */
async function returnedOf(tx: Tx, stageId: string, teamId: string): Promise<TeamLeft["returned"]> {
  const decisions = await tx.stageDecision.findMany({
    where: { stageId, status: "APPROVED" },
    orderBy: { decidedAt: "desc" },
    select: { consequences: true },
  });
  const kept = decisions.flatMap(({ consequences }) => (consequences as { left?: TeamLeft[] } | null)?.left ?? []);
  return kept.find((one) => one.teamId === teamId)?.returned ?? [];
}
