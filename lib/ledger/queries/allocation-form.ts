import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookContent } from "@/lib/rulebook/queries";
import { agreedGpus } from "@/lib/teams/queries/team-facts";
import { canRequestAllocation } from "../domain/access";
import { dayAt, dayOf } from "../domain/calendar";
import type { AllocationFormData } from "../types";
import { allocationPeriods } from "./ledger-facts";

const TEAM = {
  id: true,
  nameKo: true,
  nameEn: true,
  call: { select: { rulebookVersion: true } },
  proposal: { select: { leadOrganisation: { select: { leasesGpusToGovernment: true } } } },
} as const;

/** Pools, teams and everything promised, so that the request form can say at once what fits and what does not. */
export async function getAllocationForm(actor: Actor): Promise<AllocationFormData> {
  if (!canRequestAllocation(actor)) throw new AppError("NOT_FOUND", "allocation form");
  const [at, pools, allocations, teams] = await Promise.all([
    now(),
    db.gpuPool.findMany({
      orderBy: [{ validFrom: "asc" }, { id: "asc" }],
      select: { id: true, nameKo: true, nameEn: true, gpuCount: true, validFrom: true, validTo: true },
    }),
    allocationPeriods(db, { status: { in: ["REQUESTED", "APPROVED", "RETURNED"] } }),
    db.team.findMany({ where: { status: "ACTIVE" }, orderBy: { nameKo: "asc" }, select: TEAM }),
  ]);
  const versions = [...new Set(teams.map((team) => team.call.rulebookVersion))];
  const [agreed, rulebooks] = await Promise.all([
    agreedGpus(
      db,
      teams.map((team) => team.id),
    ),
    Promise.all(versions.map(async (version) => [version, await rulebookContent(db, version)] as const)),
  ]);
  const byVersion = new Map(rulebooks);
  return {
    today: dayAt(at),
    pools: pools.map((pool) => ({ ...pool, validFrom: dayOf(pool.validFrom), validTo: dayOf(pool.validTo) })),
    allocations,
    teams: teams.map(({ call, proposal, ...team }) => ({
      ...team,
      leadLeasesGpus: proposal.leadOrganisation.leasesGpusToGovernment,
      blocks: byVersion.get(call.rulebookVersion)?.gpu.blocks ?? [],
      lessorExcludedThrough: byVersion.get(call.rulebookVersion)?.gpu.lessorExcludedThrough ?? "",
      agreed: [...(agreed.get(team.id) ?? [])].map(([halfYear, gpuCount]) => ({ halfYear, gpuCount })),
    })),
  };
}
