import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import { dateOf } from "../domain/calendar";
import type { HandoverFacts, HandoverRow } from "../domain/handover";
import { suggestTakers } from "../domain/takers";
import { handoverFacts } from "../queries/handover-facts";
import type { ReturnedAllocation } from "./return-allocation";

type Left = { teamId: string; returned: readonly ReturnedAllocation[] };
type Draft = { createdById: string; onDay: string; reason: string };

const promised = (rows: readonly HandoverRow[], onDay: string): HandoverFacts["promises"] =>
  rows.map(({ toTeamId: teamId, toPoolId: poolId, gpuCount, validTo }, index) => ({
    ...{ id: `draft ${index}`, teamId, poolId, gpuCount, validFrom: onDay, validTo, status: "APPROVED" as const },
  }));

async function stewards(tx: Tx, at: Date): Promise<string[]> {
  const grants = await tx.grant.findMany({
    where: {
      ...{ role: "STEWARD", revokedAt: null, validFrom: { lte: at } },
      AND: [
        { OR: [{ validTo: null }, { validTo: { gt: at } }] },
        { OR: [{ scopeKind: null }, { scopeKind: "RESOURCE", scopeId: "GPU" }] },
      ],
    },
    select: { userId: true },
  });
  return [...new Set(grants.map(({ userId }) => userId))];
}

/**
 * G4: for each team that has given GPUs back, a draft of who could take them, which a steward completes and proposes; nothing moves by it.
 * Plan ids by team. Callers authorise, and have returned everything already.
 */
export async function draftHandoversInTx(
  tx: Tx,
  actor: Actor,
  left: readonly Left[],
  { createdById, onDay, reason }: Draft,
  at: Date,
): Promise<Map<string, string>> {
  const drafts = new Map<string, string>();
  const giving = left.filter(({ returned }) => returned.length > 0);
  if (giving.length === 0) return drafts;
  const facts = await handoverFacts(tx);
  const taken: HandoverRow[] = [];
  for (const { teamId, returned } of giving) {
    const promises = [...facts.promises, ...promised(taken, onDay)];
    const rows = suggestTakers(returned, { teamId, onDay }, { ...facts, promises });
    taken.push(...rows);
    const plan = { teamId, onDay: dateOf(onDay), rows, reason, status: "DRAFT" as const, createdById, createdAt: at };
    const { id } = await tx.handoverPlan.create({ data: plan, select: { id: true } });
    drafts.set(teamId, id);
    const data = { kind: "TEAM_LEAVES" as const, onDay, rows, reason };
    recordAudit(tx, actor, { type: "handover.drafted", subjectType: "HandoverPlan", subjectId: id, data }, at);
    await notify(tx, {
      kind: "handoverDrafted",
      userIds: await stewards(tx, at),
      params: { gpuCount: returned.reduce((sum, { gpuCount }) => sum + gpuCount, 0), day: onDay },
      href: `/ledger/handovers/${id}`,
      at,
    });
  }
  return drafts;
}

/** S10: the team is back, so what was drafted of its GPUs is settled without effect; what somebody proposed is theirs to decide. */
export async function dropHandoverDraftsInTx(
  tx: Tx,
  actor: Actor,
  teamId: string,
  reason: string,
  at: Date,
): Promise<void> {
  await tx.handoverPlan.updateMany({
    where: { teamId, status: "DRAFT", createdById: { not: actor.id } },
    data: {
      status: "REJECTED",
      decidedById: actor.id,
      decidedAt: at,
      decisionReason: reason,
      version: { increment: 1 },
    },
  });
}
