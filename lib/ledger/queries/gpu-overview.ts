import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { canRecordSupport } from "@/lib/teams/domain/access";
import { activeTeams, agreedGpus } from "@/lib/teams/queries/team-facts";
import { canApproveAllocation, canManagePools, canRequestAllocation, canViewGpuLedger } from "../domain/access";
import { type Day, dayAt, dayOf, halfYearDays } from "../domain/calendar";
import { type AllocationPeriod, type PoolPeriod, poolUse, stepsWithin, type UseStep, useOn } from "../domain/pool-use";
import type { GpuOverview, HalfYearOutlook, PoolListItem } from "../types";
import { allocationPeriods, poolLosses, poolPeriods, poolPromises } from "./ledger-facts";
import { reservationViews } from "./list-reservations";

const POOL = {
  id: true,
  nameKo: true,
  nameEn: true,
  source: true,
  gpuModel: true,
  gpuCount: true,
  validFrom: true,
  validTo: true,
  costWon: true,
  supplier: { select: { nameKo: true, nameEn: true } },
} as const;

/** Pools with what of each is in use today; callers authorise. */
async function listPools(
  reader: Reader,
  allocations: readonly AllocationPeriod[],
  today: Day,
): Promise<PoolListItem[]> {
  const [rows, losses] = await Promise.all([
    reader.gpuPool.findMany({ orderBy: [{ validFrom: "asc" }, { id: "asc" }], select: POOL }),
    poolLosses(reader),
  ]);
  return rows.map(({ supplier, ...row }) => {
    const pool = {
      ...row,
      validFrom: dayOf(row.validFrom),
      validTo: dayOf(row.validTo),
      losses: losses.get(row.id) ?? [],
    };
    const own = allocations.filter((one) => one.poolId === row.id);
    const { held, allocated, reserved } = useOn(poolUse([pool], own), today);
    return {
      ...pool,
      supplierKo: supplier?.nameKo ?? null,
      supplierEn: supplier?.nameEn ?? null,
      ...{ allocated, reserved, free: held - allocated - reserved },
    };
  });
}

/** The step with the least room in a period. */
const tightest = (steps: readonly UseStep[]): UseStep | undefined =>
  steps.reduce<UseStep | undefined>((worst, step) => (!worst || room(step) < room(worst) ? step : worst), undefined);
const room = (step: UseStep): number => step.held - step.reserved - step.allocated;

function outlook(
  steps: readonly UseStep[],
  halfYears: readonly string[],
  agreed: readonly Map<string, number>[],
): HalfYearOutlook[] {
  return halfYears.map((halfYear) => {
    const within = stepsWithin(steps, halfYearDays(halfYear));
    // Days before the first GPU came are no shortage: they count only when the half-year holds nothing at all.
    const held = within.filter((step) => step.held > 0);
    const worst = tightest(held.length > 0 ? held : within);
    return {
      halfYear,
      held: worst?.held ?? 0,
      promised: worst ? worst.reserved + worst.allocated : 0,
      agreed: agreed.reduce((sum, team) => sum + (team.get(halfYear) ?? 0), 0),
      free: worst ? room(worst) : 0,
    };
  });
}

/** What half-years still hold; for whoever deliberates on GPUs (D1) as well as for staff of the ledger. */
export async function getGpuOutlook(actor: Actor): Promise<HalfYearOutlook[]> {
  const deliberates = (["RECOMMENDED", "DELIBERATED"] as const).some((step) => canRecordSupport(actor, step, "GPU"));
  if (!deliberates && !canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", "gpu outlook");
  return readOutlook(await poolPromises(db), await poolPeriods(db), await now());
}

async function readOutlook(
  allocations: readonly AllocationPeriod[],
  pools: readonly PoolPeriod[],
  asOf: Date,
): Promise<HalfYearOutlook[]> {
  const [rulebook, teams] = await Promise.all([rulebookInForce(db, asOf), activeTeams(db)]);
  const agreed = await agreedGpus(
    db,
    teams.map((team) => team.id),
  );
  return outlook(poolUse(pools, allocations), rulebook.content.gpu.halfYears, [...agreed.values()]);
}

/** GPU pools, their use over time and what half-years still hold, for staff of the GPU ledger. */
export async function getGpuOverview(actor: Actor): Promise<GpuOverview> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", "gpu ledger");
  const asOf = await now();
  const today = dayAt(asOf);
  const [standing, reservations] = await Promise.all([allocationPeriods(db), reservationViews()]);
  const held = reservations.map((one) => ({ ...one, teamId: one.teamId ?? "", status: "HELD" as const }));
  const allocations = [...standing, ...held];
  const pools = await listPools(db, allocations, today);
  const pending = allocations.filter((one) => one.status === "REQUESTED");
  return {
    ...{ pools, today, asOf, steps: poolUse(pools, allocations), reservations },
    halfYears: await readOutlook(allocations, pools, asOf),
    pending: pending.length,
    pendingGpus: pending.reduce((sum, one) => sum + one.gpuCount, 0),
    mayManage: canManagePools(actor),
    mayRequest: canRequestAllocation(actor),
    mayApprove: canApproveAllocation(actor),
  };
}
