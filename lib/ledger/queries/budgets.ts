import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { isOwnTeam } from "@/lib/teams/domain/access";
import { type MoneyResource, SUPPORT_RESOURCES } from "@/lib/teams/domain/support";
import { teamFacts } from "@/lib/teams/queries/team-facts";
import type { Prisma } from "@/prisma/generated/client";
import { canPayBudget, canPlanBudget, canViewGpuLedger, viewableBudgets } from "../domain/access";
import { dayAt, dayOf } from "../domain/calendar";
import type { EnvelopeView, TeamLedger } from "../types";
import { boundByEnvelope } from "./bound-money";

const ENVELOPE = {
  id: true,
  teamId: true,
  resource: true,
  year: true,
  limitWon: true,
  plannedWon: true,
  committedWon: true,
  paidWon: true,
  version: true,
  settlementId: true,
  team: { select: { nameKo: true, nameEn: true, status: true } },
} as const;

async function envelopes(actor: Actor, where: Prisma.BudgetEnvelopeWhereInput): Promise<EnvelopeView[]> {
  const [rows, bound] = await Promise.all([
    db.budgetEnvelope.findMany({
      where,
      orderBy: [{ year: "asc" }, { team: { nameKo: "asc" } }, { resource: "asc" }],
      select: ENVELOPE,
    }),
    boundByEnvelope(db),
  ]);
  return rows.map(({ team, resource, settlementId, ...row }) => ({
    ...row,
    boundWon: bound.get(row.id) ?? 0n,
    resource: resource as MoneyResource, // CHECK BudgetEnvelope_resource
    ...{ teamKo: team.nameKo, teamEn: team.nameEn, teamStatus: team.status },
    mayPlan: settlementId === null && canPlanBudget(actor, resource),
    mayPay: settlementId === null && canPayBudget(actor, resource),
  }));
}

/** Envelopes of the kinds this reader follows (P1), by year and team. */
export async function listEnvelopes(actor: Actor): Promise<EnvelopeView[]> {
  const resources = viewableBudgets(actor);
  if (resources.length === 0) throw new AppError("NOT_FOUND", "budgets");
  return envelopes(actor, { resource: { in: resources } });
}

/** One envelope, for the page that records a movement. */
export async function getEnvelope(actor: Actor, envelopeId: string): Promise<EnvelopeView> {
  const [envelope] = await envelopes(actor, { id: envelopeId, resource: { in: viewableBudgets(actor) } });
  if (!envelope) throw new AppError("NOT_FOUND", `envelope ${envelopeId}`);
  return envelope;
}

const GRANTED: Prisma.GpuAllocationWhereInput = { status: { in: ["APPROVED", "RETURNED"] } };

/** What a team has been given: staff read what they follow, a team's own people what was granted, after publication (S8). */
export async function getTeamLedger(actor: Actor, teamId: string): Promise<TeamLedger> {
  const team = await teamFacts(db, teamId);
  const own = isOwnTeam(actor, { isPublished: team.callPhase === "PUBLISHED", ownPeople: team.ownPeople });
  const staffGpu = canViewGpuLedger(actor);
  const money = own ? SUPPORT_RESOURCES.filter((resource) => resource !== "GPU") : viewableBudgets(actor);
  const [rows, budgets] = await Promise.all([
    own || staffGpu
      ? db.gpuAllocation.findMany({
          where: { teamId, ...(staffGpu ? {} : GRANTED) },
          orderBy: [{ validFrom: "asc" }, { id: "asc" }],
          select: {
            ...{ id: true, gpuCount: true, validFrom: true, validTo: true, status: true },
            pool: { select: { nameKo: true, nameEn: true } },
          },
        })
      : null,
    envelopes(actor, { teamId, resource: { in: money } }),
  ]);
  return {
    allocations:
      rows?.map(({ pool, ...row }) => ({
        ...row,
        ...{ validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo), poolKo: pool.nameKo, poolEn: pool.nameEn },
      })) ?? null,
    envelopes: budgets,
    today: dayAt(await now()),
  };
}
