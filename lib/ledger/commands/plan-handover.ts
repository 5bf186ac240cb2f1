import "server-only";
import type { Actor } from "@/lib/access/actor";
import { versionInForce } from "@/lib/agreements/queries";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canRequestAllocation } from "../domain/access";
import { dateOf, dayAt } from "../domain/calendar";
import { checkHandover, type HandoverPlan } from "../domain/handover";
import { handoverFacts } from "../queries/handover-facts";
import { approverIds } from "../queries/ledger-facts";
import type { PlanHandoverInput } from "../schema";

const planOf = (input: PlanHandoverInput): HandoverPlan => ({
  subject: input.poolId
    ? { kind: "LEASE_END", poolId: input.poolId }
    : { kind: "TEAM_LEAVES", teamId: input.teamId ?? "" },
  ...{ onDay: input.onDay, rows: input.rows },
});

/** The first thing that stands against a plan as the ledger is now; null when it holds. */
export async function handoverFailure(tx: Tx, plan: HandoverPlan): Promise<Failure | null> {
  const facts = await handoverFacts(tx);
  const check = checkHandover(plan, facts);
  if (check.givenBack === 0 && plan.rows.length === 0) return refuse("HANDOVER_NOTHING");
  const refused = check.rows.find((row) => row !== null);
  if (refused) return refuse(refused.reason, refused.params);
  for (const teamId of new Set(plan.rows.map((row) => row.toTeamId))) {
    if (!(await versionInForce(tx, teamId))) return refuse("NO_AGREEMENT");
  }
  const [gap] = check.gaps;
  if (!gap) return null;
  const team = facts.teams.find((one) => one.id === gap.teamId);
  return refuse("HANDOVER_GAP", { team: team?.nameKo ?? gap.teamId, gpuCount: gap.missing, day: plan.onDay });
}

/** A new plan, or a draft of the portal's that this person takes over: from then on it is theirs (L3). */
async function write(tx: Tx, actor: Actor, input: PlanHandoverInput, at: Date): Promise<string> {
  const { poolId, teamId, onDay, rows, reason, draftId } = input;
  const plan = { onDay: dateOf(onDay), rows, reason, createdById: actor.id, createdAt: at };
  if (!draftId) {
    const data = { ...plan, poolId: poolId || null, teamId: teamId || null };
    return (await tx.handoverPlan.create({ data, select: { id: true } })).id;
  }
  const { count } = await tx.handoverPlan.updateMany({
    where: { id: draftId, status: "DRAFT", teamId },
    data: { ...plan, status: "PROPOSED", version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `draft ${draftId} was taken over`);
  return draftId;
}

/** G4: proposes who gets what on the day a lease ends or a team leaves. Checked for gaps; another person carries it out (L3). */
export function planHandover(actor: Actor, input: PlanHandoverInput, at: Date): Promise<Outcome<{ planId: string }>> {
  return inTransaction(async (tx) => {
    if (!canRequestAllocation(actor)) throw new AppError("NOT_FOUND", "handover");
    const plan = planOf(input);
    if (plan.onDay < dayAt(at)) return refuse("RETURN_IN_PAST", { today: dayAt(at) });
    const failure = await handoverFailure(tx, plan);
    if (failure) return failure;
    const id = await write(tx, actor, input, at);
    const gpuCount = input.rows.reduce((sum, row) => sum + row.gpuCount, 0);
    const data = { kind: plan.subject.kind, onDay: plan.onDay, rows: input.rows, reason: input.reason };
    recordAudit(tx, actor, { type: "handover.planned", subjectType: "HandoverPlan", subjectId: id, data }, at);
    await notify(tx, {
      kind: "handoverPlanned",
      userIds: (await approverIds(tx, at)).filter((one) => one !== actor.id),
      params: { gpuCount, day: plan.onDay },
      href: `/ledger/handovers/${id}`,
      at,
    });
    return ok({ planId: id });
  });
}
