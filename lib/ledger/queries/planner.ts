import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { agreedGpus } from "@/lib/teams/queries/team-facts";
import { canPlan, canViewGpuLedger } from "../domain/access";
import { dayAt, dayOf } from "../domain/calendar";
import { monthCosts } from "../domain/pool-cost";
import type { AllocationPeriod } from "../domain/pool-use";
import type { PlannerPool, PlannerTeam, PlannerView, ScenarioContent, ScenarioView } from "../types/planner";
import { poolLosses, poolPromises } from "./ledger-facts";

const POOL = {
  ...{
    id: true,
    nameKo: true,
    nameEn: true,
    source: true,
    gpuCount: true,
    validFrom: true,
    validTo: true,
    costWon: true,
  },
  costs: { select: { month: true, amountWon: true } },
} as const;

async function plannerPools(): Promise<PlannerPool[]> {
  const [rows, losses] = await Promise.all([
    db.gpuPool.findMany({ orderBy: [{ validFrom: "asc" }, { id: "asc" }], select: POOL }),
    poolLosses(db),
  ]);
  return rows.map(({ costs, costWon, ...row }) => {
    const period = { validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo) };
    const own = costs.map(({ month, amountWon }) => ({ month: dayOf(month), amountWon }));
    return { ...row, ...period, losses: losses.get(row.id) ?? [], months: monthCosts({ ...period, costWon }, own) };
  });
}

async function plannerTeams(): Promise<PlannerTeam[]> {
  const rows = await db.$queryRaw<Omit<PlannerTeam, "agreed">[]>`
    SELECT t.id, t."nameKo", t."nameEn", o."leasesGpusToGovernment" AS "leadLeasesGpus"
    FROM "Team" t JOIN "Proposal" p ON p.id = t."proposalId" JOIN "Organisation" o ON o.id = p."leadOrganisationId"
    ORDER BY t."nameKo"`;
  const agreed = await agreedGpus(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((team) => ({
    ...team,
    agreed: [...(agreed.get(team.id) ?? [])].map(([halfYear, gpuCount]) => ({ halfYear, gpuCount })),
  }));
}

async function scenarioViews(): Promise<ScenarioView[]> {
  const rows = await db.plannerScenario.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const users = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.updatedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map((user) => [user.id, user.name]));
  // Written by saveScenario alone, through its schema.
  return rows.map(({ id, name, note, content, version, updatedById, updatedAt }) => ({
    ...{ id, name, note, version, updatedAt, updatedBy: names.get(updatedById) ?? "" },
    content: content as ScenarioContent,
  }));
}

/** As the timeline reads: pool by pool, and of each the earliest first. */
function byPoolAndDay(pools: readonly { id: string }[]) {
  const place = new Map(pools.map((pool, index) => [pool.id, index]));
  const key = (one: AllocationPeriod) => `${one.validFrom} ${one.id}`;
  return (a: AllocationPeriod, b: AllocationPeriod): number =>
    (place.get(a.poolId) ?? 0) - (place.get(b.poolId) ?? 0) || (key(a) < key(b) ? -1 : 1);
}

/** Pools, what is promised of them, and saved what-ifs: everything the planner reckons with, in the browser and here alike. */
export async function getPlanner(actor: Actor): Promise<PlannerView> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", "planner");
  const asOf = await now();
  const [pools, promises, teams, scenarios, rulebook] = await Promise.all([
    plannerPools(),
    poolPromises(db),
    plannerTeams(),
    scenarioViews(),
    rulebookInForce(db, asOf),
  ]);
  const names = new Map(teams.map((team) => [team.id, team]));
  const { gpu, programme } = rulebook.content;
  return {
    ...{ pools, teams, scenarios, asOf, today: dayAt(asOf), maySave: canPlan(actor) },
    bars: promises.toSorted(byPoolAndDay(pools)).map((one) => ({
      ...one,
      ...{ teamKo: names.get(one.teamId)?.nameKo ?? "", teamEn: names.get(one.teamId)?.nameEn ?? "" },
    })),
    rules: {
      ...{ halfYears: gpu.halfYears, blocks: gpu.blocks, guidance: gpu.guidance, narrowing: programme.narrowing },
      ...{ lessorExcludedThrough: gpu.lessorExcludedThrough, monthlyCostWonPerGpu: gpu.monthlyCostWonPerGpu },
    },
  };
}
