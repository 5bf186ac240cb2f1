import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx, violatedConstraint } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canApproveAllocation } from "../domain/access";
import { dateOf, dayAt, dayOf } from "../domain/calendar";
import { type HandoverPlan, type HandoverRow, sourcesOf } from "../domain/handover";
import { subjectOf } from "../queries/handovers";
import { poolPromises } from "../queries/ledger-facts";
import type { ApproveHandoverInput, RejectHandoverInput } from "../schema";
import { grantInTx } from "./grant-allocation";
import { ALLOCATION, loaded } from "./load-allocation";
import { handoverFailure } from "./plan-handover";
import { cut, returnTeamAllocationsInTx } from "./return-allocation";

type Decided = { planId: string };
type Loaded = HandoverPlan & { id: string; createdById: string; reason: string };

/** G4, L3: carries a plan out as a second person: everything is given back and granted in one transaction, or nothing is. */
export async function approveHandover(actor: Actor, input: ApproveHandoverInput, at: Date): Promise<Outcome<Decided>> {
  try {
    return await inTransaction((tx) => execute(tx, actor, input, at));
  } catch (error) {
    // The ledger moved between the check and the write; the database had the last word (G2, G6).
    const constraint = violatedConstraint(error);
    if (constraint?.startsWith("gpu_")) return refuse("HANDOVER_OVERTAKEN");
    throw error;
  }
}

async function execute(tx: Tx, actor: Actor, input: ApproveHandoverInput, at: Date): Promise<Outcome<Decided>> {
  const plan = await claim(tx, actor, input.planId);
  if (plan === "SAME_PERSON") return refuse("SAME_PERSON");
  if (plan.onDay < dayAt(at)) return refuse("RETURN_IN_PAST", { today: dayAt(at) });
  await lockAll(tx, plan);
  const failure = await handoverFailure(tx, plan);
  if (failure) return failure;
  await settle(tx, actor, input, { to: "EXECUTED", reason: null }, at);
  await giveBack(tx, actor, plan, at);
  for (const { toPoolId: poolId, toTeamId: teamId, ...row } of plan.rows) {
    const asked = { requestedById: plan.createdById, reason: plan.reason };
    await grantInTx(tx, actor, { ...row, poolId, teamId, validFrom: plan.onDay, ...asked }, at);
  }
  await announce(tx, actor, plan, "handover.executed", at);
  return ok({ planId: plan.id });
}

/** Says no to a plan, with a reason. */
export function rejectHandover(actor: Actor, input: RejectHandoverInput, at: Date): Promise<Outcome<Decided>> {
  return inTransaction(async (tx) => {
    const plan = await claim(tx, actor, input.planId);
    if (plan === "SAME_PERSON") return refuse("SAME_PERSON");
    await settle(tx, actor, input, { to: "REJECTED", reason: input.reason }, at);
    await announce(tx, actor, { ...plan, reason: input.reason }, "handover.rejected", at);
    return ok({ planId: plan.id });
  });
}

async function claim(tx: Tx, actor: Actor, planId: string): Promise<Loaded | "SAME_PERSON"> {
  if (!canApproveAllocation(actor)) throw new AppError("NOT_FOUND", `handover ${planId}`);
  const row = await tx.handoverPlan.findUnique({ where: { id: planId } });
  if (!row) throw new AppError("NOT_FOUND", `handover ${planId}`);
  if (row.createdById === actor.id) return "SAME_PERSON";
  const { id, createdById, reason } = row;
  return { id, createdById, reason, subject: subjectOf(row), onDay: dayOf(row.onDay), rows: row.rows as HandoverRow[] };
}

type Settled = { to: "EXECUTED" | "REJECTED"; reason: string | null };

async function settle(tx: Tx, actor: Actor, input: ApproveHandoverInput, { to, reason }: Settled, at: Date) {
  const { count } = await tx.handoverPlan.updateMany({
    // A draft that nobody takes over is closed with a reason; it is never carried out.
    where: {
      ...{ id: input.planId, version: input.expectedVersion },
      status: to === "REJECTED" ? { in: ["PROPOSED", "DRAFT"] } : "PROPOSED",
    },
    data: {
      ...{ status: to, decidedById: actor.id, decidedAt: at, decisionReason: reason },
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("CONFLICT", `handover ${input.planId} is decided`);
}

/** The house's order of locks, teams before pools and each by its id, so that no two plans wait for each other. */
async function lockAll(tx: Tx, { subject, onDay, rows }: Loaded): Promise<void> {
  const sources = sourcesOf(subject, onDay, await poolPromises(tx));
  const teams = new Set([...rows.map((row) => row.toTeamId), ...sources.map((one) => one.teamId)]);
  if (subject.kind === "TEAM_LEAVES") teams.add(subject.teamId);
  for (const teamId of [...teams].sort()) await lockTeamInTx(tx, teamId);
  const pools = [...new Set([...rows.map((row) => row.toPoolId), ...sources.map((one) => one.poolId)])].sort();
  await tx.$queryRaw`SELECT id FROM "GpuPool" WHERE id = ANY(${pools}) ORDER BY id FOR UPDATE`;
}

async function giveBack(tx: Tx, actor: Actor, plan: Loaded, at: Date): Promise<void> {
  const { subject, onDay, reason } = plan;
  if (subject.kind === "TEAM_LEAVES") {
    const input = { teamId: subject.teamId, onDay: dateOf(onDay), reason, approvedById: actor.id };
    await returnTeamAllocationsInTx(tx, actor, input, at);
    return;
  }
  const running = await tx.gpuAllocation.findMany({
    where: { poolId: subject.poolId, status: "APPROVED", validTo: { gt: dateOf(onDay) } },
    orderBy: { id: "asc" },
    select: ALLOCATION,
  });
  for (const allocation of running.map(loaded)) {
    const day = onDay > allocation.validFrom ? onDay : allocation.validFrom;
    await cut(tx, actor, allocation, { onDay: day, reason, approvedById: actor.id }, at);
  }
}

async function announce(
  tx: Tx,
  actor: Actor,
  plan: Loaded,
  type: "handover.executed" | "handover.rejected",
  at: Date,
): Promise<void> {
  const data = { kind: plan.subject.kind, onDay: plan.onDay, rows: [...plan.rows], reason: plan.reason };
  recordAudit(tx, actor, { type, subjectType: "HandoverPlan", subjectId: plan.id, data }, at);
  await notify(tx, {
    kind: type === "handover.executed" ? "handoverExecuted" : "handoverRejected",
    userIds: [plan.createdById],
    params: { gpuCount: plan.rows.reduce((sum, row) => sum + row.gpuCount, 0), day: plan.onDay },
    href: `/ledger/handovers/${plan.id}`,
    at,
  });
}
