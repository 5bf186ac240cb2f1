import "server-only";
import type { Actor } from "@/lib/access/actor";
import { endAgreementInTx } from "@/lib/agreements/commands/end-agreement";
import { type PreparedAmendment, prepareAmendmentInTx } from "@/lib/agreements/commands/prepare-amendment";
import { canonicalJson } from "@/lib/audit/canonical";
import { draftHandoversInTx } from "@/lib/ledger/commands/draft-handover";
import { type ReturnedAllocation, returnTeamAllocationsInTx } from "@/lib/ledger/commands/return-allocation";
import type { Tx } from "@/lib/platform/db";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { dayInKorea } from "@/lib/references/domain/released";
import type { OpennessLevel } from "@/lib/rulebook/domain/rulebook";
import { eliminateTeamInTx } from "@/lib/teams/commands/leave-programme";
import type { StageRecord } from "./stage-row";

/** What an approval did to one team that leaves, as the decision keeps it. */
export type TeamLeft = {
  teamId: string;
  gpuCount: number;
  returned: ReturnedAllocation[];
  /** H2: what goes on, in won as decimal text. */
  talentWon: string;
  handoverPlanId: string | null;
};

type Leaving = { teamId: string; status: "ELIMINATED" | "WITHDRAWN"; onDay: Date };
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

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
  const talent = await tx.budgetEnvelope.aggregate({
    where: { teamId, resource: "TALENT", year: { gte: onDay.getUTCFullYear() } },
    _sum: { limitWon: true },
  });
  const talentWon = String(talent._sum.limitWon ?? 0n);
  return { teamId, gpuCount: returnedGpuCount, returned, talentWon, handoverPlanId: null };
}

type About = { stage: Pick<StageRecord, "number">; onDay: Date; createdById: string };

/** G4: once everybody who leaves has given back, a draft of who could take it, for the steward. */
export async function withHandovers(
  tx: Tx,
  actor: Actor,
  left: readonly TeamLeft[],
  { stage, onDay, createdById }: About,
  at: Date,
): Promise<TeamLeft[]> {
  const gpuCount = left.reduce((sum, one) => sum + one.gpuCount, 0);
  if (gpuCount === 0) return [...left];
  const words = { stage: stage.number, gpuCount };
  const reason = (await translatorFor("ko"))("stages.consequences.handoverReason", words);
  const draft = { createdById, onDay: dayOf(onDay), reason };
  const plans = await draftHandoversInTx(tx, actor, left, draft, at);
  return left.map((one) => ({ ...one, handoverPlanId: plans.get(one.teamId) ?? null }));
}

type Approved = { decision: { id: string; returnOn: Date; proposedById: string }; stage: StageRecord };
export type CarriedOut = { left: TeamLeft[]; amendments: PreparedAmendment[] };

/** E4: everything that follows from an approved result, in one order of teams for everybody, and kept with the decision. */
export async function carryOut(tx: Tx, actor: Actor, { decision, stage }: Approved, at: Date): Promise<CarriedOut> {
  const outcomes = await tx.stageOutcome.findMany({
    where: { decisionId: decision.id, result: { in: ["ELIMINATED", "ADVANCE"] } },
    orderBy: { stageTeam: { teamId: "asc" } },
    select: { result: true, stageTeam: { select: { teamId: true, verifiedLevel: true } } },
  });
  const gone: TeamLeft[] = [];
  for (const { result, stageTeam } of outcomes) {
    const team = { teamId: stageTeam.teamId, status: "ELIMINATED" as const, onDay: decision.returnOn };
    if (result === "ELIMINATED") gone.push(await leaveInTx(tx, actor, stage, team, at));
  }
  const about = { stage, onDay: decision.returnOn, createdById: decision.proposedById };
  const left = await withHandovers(tx, actor, gone, about, at);
  const amendments: PreparedAmendment[] = [];
  for (const { result, stageTeam } of outcomes) {
    if (result !== "ADVANCE") continue;
    // D3: a lower level raises the contribution from the day on which it was decided.
    const level = stageTeam.verifiedLevel as OpennessLevel | null;
    const verified = level && { level, from: dayOf(dayInKorea(at)) };
    const wanted = { teamId: stageTeam.teamId, stage: stage.number, verified, draftedById: decision.proposedById };
    const prepared = await prepareAmendmentInTx(tx, actor, wanted, at);
    if (prepared) amendments.push(prepared);
  }
  await keepConsequences(tx, decision.id, { left, amendments });
  return { left, amendments };
}

/** Kept with the decision, once (trigger): what happened, for whoever asks later, and for a correction that takes it back. */
export async function keepConsequences(tx: Tx, decisionId: string, done: object): Promise<void> {
  await tx.stageDecision.update({
    where: { id: decisionId },
    data: { consequences: JSON.parse(canonicalJson(done)) },
    select: { id: true },
  });
}
