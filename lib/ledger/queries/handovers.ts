import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canApproveAllocation, canRequestAllocation, canViewGpuLedger } from "../domain/access";
import { type Day, dayAt, dayOf } from "../domain/calendar";
import { checkHandover, type HandoverRow, type HandoverSubject, sourcesOf, suggestHandover } from "../domain/handover";
import type { HandoverForm, HandoverListItem, HandoverView } from "../types/handover";
import { handoverFacts } from "./handover-facts";

const PLAN = {
  ...{ id: true, poolId: true, teamId: true, onDay: true, status: true, reason: true, rows: true, version: true },
  ...{ createdById: true, createdAt: true, decidedById: true, decidedAt: true, decisionReason: true },
  pool: { select: { nameKo: true, nameEn: true } },
  team: { select: { nameKo: true, nameEn: true } },
} as const;

/** A plan is about a pool or about a team: CHECK HandoverPlan_subject. */
export const subjectOf = (row: { poolId: string | null; teamId: string | null }): HandoverSubject =>
  row.poolId ? { kind: "LEASE_END", poolId: row.poolId } : { kind: "TEAM_LEAVES", teamId: row.teamId ?? "" };

type Named = { nameKo: string; nameEn: string };
const namesOf = (row: { pool: Named | null; team: Named | null }): Named =>
  row.pool ?? row.team ?? { nameKo: "", nameEn: "" };

/** Every hand-over plan, the latest first. */
export async function listHandovers(actor: Actor): Promise<{ plans: HandoverListItem[]; mayPlan: boolean }> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", "handovers");
  const rows = await db.handoverPlan.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }], select: PLAN });
  const plans = rows.map((row) => ({
    ...{ id: row.id, kind: subjectOf(row).kind, onDay: dayOf(row.onDay), status: row.status, ...namesOf(row) },
    ...{ gpuCount: (row.rows as HandoverRow[]).reduce((sum, one) => sum + one.gpuCount, 0), createdAt: row.createdAt },
  }));
  return { plans, mayPlan: canRequestAllocation(actor) };
}

/** One plan with what stands against it now; once decided, as it was decided. */
export async function getHandover(actor: Actor, planId: string): Promise<HandoverView> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", `handover ${planId}`);
  const row = await db.handoverPlan.findUnique({ where: { id: planId }, select: PLAN });
  if (!row) throw new AppError("NOT_FOUND", `handover ${planId}`);
  const [facts, pools, users] = await Promise.all([
    handoverFacts(db),
    db.gpuPool.findMany({ select: { id: true, nameKo: true, nameEn: true } }),
    db.user.findMany({
      where: { id: { in: [row.createdById, row.decidedById ?? ""] } },
      select: { id: true, name: true },
    }),
  ]);
  const plan = { subject: subjectOf(row), onDay: dayOf(row.onDay), rows: row.rows as HandoverRow[] };
  const isOpen = row.status === "PROPOSED" || row.status === "DRAFT";
  const check = isOpen ? checkHandover(plan, facts) : null;
  const teams = new Map(facts.teams.map((team) => [team.id, team]));
  const poolNames = new Map(pools.map((pool) => [pool.id, pool]));
  const nameOf = new Map(users.map((user) => [user.id, user.name]));
  const named = (found: Named | undefined): Named => ({ nameKo: found?.nameKo ?? "", nameEn: found?.nameEn ?? "" });
  return {
    ...{ id: row.id, status: row.status, reason: row.reason, version: row.version, onDay: plan.onDay },
    ...{ kind: plan.subject.kind, ...namesOf(row), today: dayAt(await now()) },
    ...{ createdBy: nameOf.get(row.createdById) ?? "", createdAt: row.createdAt, decidedAt: row.decidedAt },
    ...{ decidedBy: row.decidedById ? (nameOf.get(row.decidedById) ?? "") : null, decisionReason: row.decisionReason },
    sources: isOpen
      ? sourcesOf(plan.subject, plan.onDay, facts.promises).map((one) => ({
          ...{
            id: one.id,
            gpuCount: one.gpuCount,
            team: named(teams.get(one.teamId)),
            pool: named(poolNames.get(one.poolId)),
          },
        }))
      : [],
    rows: plan.rows.map((one, index) => ({
      ...one,
      ...{ team: named(teams.get(one.toTeamId)), pool: named(poolNames.get(one.toPoolId)) },
      refusal: check?.rows[index] ?? null,
    })),
    check: check && {
      ...{ givenBack: check.givenBack, granted: check.granted, fits: check.fits },
      gaps: check.gaps.map((gap) => ({ ...gap, team: named(teams.get(gap.teamId)) })),
    },
    mayComplete: row.status === "DRAFT" && canRequestAllocation(actor),
    mayDiscard: row.status === "DRAFT" && canApproveAllocation(actor) && row.createdById !== actor.id,
    mayDecide: row.status === "PROPOSED" && canApproveAllocation(actor) && row.createdById !== actor.id,
  };
}

async function openDraft(id: string) {
  const row = await db.handoverPlan.findFirst({
    where: { id, status: "DRAFT" },
    select: { id: true, teamId: true, onDay: true, rows: true, reason: true },
  });
  if (!row?.teamId) throw new AppError("NOT_FOUND", `draft ${id}`);
  return { ...row, teamId: row.teamId, onDay: dayOf(row.onDay), rows: row.rows as HandoverRow[] };
}

/** What a new plan begins with: the subjects to choose from, and for a chosen one what closes every gap. */
export async function getHandoverForm(
  actor: Actor,
  asked: {
    poolId?: string | undefined;
    teamId?: string | undefined;
    draftId?: string | undefined;
    onDay?: Day | undefined;
  },
): Promise<HandoverForm> {
  if (!canRequestAllocation(actor)) throw new AppError("NOT_FOUND", "handover form");
  const [facts, pools, at] = await Promise.all([
    handoverFacts(db),
    db.gpuPool.findMany({
      orderBy: [{ validTo: "asc" }, { id: "asc" }],
      select: { id: true, nameKo: true, nameEn: true, validTo: true, source: true },
    }),
    now(),
  ]);
  const today = dayAt(at);
  const draft = asked.draftId ? await openDraft(asked.draftId) : null;
  const pool = pools.find((one) => one.id === asked.poolId);
  const team = facts.teams.find((one) => one.id === (draft?.teamId ?? asked.teamId));
  const subject: HandoverSubject | null = pool
    ? { kind: "LEASE_END", poolId: pool.id }
    : team
      ? { kind: "TEAM_LEAVES", teamId: team.id }
      : null;
  const onDay = draft?.onDay ?? asked.onDay ?? (pool ? dayOf(pool.validTo) : today);
  const names = new Map(pools.map((one) => [one.id, one]));
  return {
    ...{ subject, onDay, today },
    draft: draft && { id: draft.id, reason: draft.reason },
    rows: draft?.rows ?? (subject ? suggestHandover(subject, onDay, facts) : []),
    pools: facts.pools.map((one) => ({
      ...one,
      ...{ nameKo: names.get(one.id)?.nameKo ?? "", nameEn: names.get(one.id)?.nameEn ?? "" },
    })),
    promises: facts.promises,
    // A map does not travel to the page as JSON does; entries do.
    teams: facts.teams.map(({ agreed, ...one }) => ({ ...one, agreed: [...agreed] })),
    subjects: {
      pools: pools
        .filter((one) => dayOf(one.validTo) >= today)
        .map(({ id, nameKo, nameEn, validTo }) => ({ id, nameKo, nameEn, validTo: dayOf(validTo) })),
      teams: facts.teams
        .filter((one) => one.status === "ACTIVE")
        .map(({ id, nameKo, nameEn }) => ({ id, nameKo, nameEn })),
    },
  };
}
