import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookContent } from "@/lib/rulebook/queries";
import { agreedGpus } from "@/lib/teams/queries/team-facts";
import { canRequestAllocation } from "../domain/access";
import { dayAt, dayOf } from "../domain/calendar";
import type { AllocationPeriod } from "../domain/pool-use";
import type { AllocationFormData, AllocationGiven } from "../types";
import { poolLosses, poolPromises } from "./ledger-facts";

const TEAM = {
  id: true,
  nameKo: true,
  nameEn: true,
  call: { select: { rulebookVersion: true } },
  proposal: { select: { leadOrganisation: { select: { leasesGpusToGovernment: true } } } },
} as const;

const PERIOD = { validFrom: true, validTo: true } as const;

/** What the form begins with, when it carries on an allocation or uses a reservation. */
function givenBy(
  from: { extendsId?: string; reservationId?: string },
  promises: readonly AllocationPeriod[],
  pools: readonly { id: string; validTo: Date }[],
): AllocationGiven | null {
  const id = from.extendsId ?? from.reservationId;
  const found = promises.find((one) => one.id === id && one.status === (from.extendsId ? "APPROVED" : "HELD"));
  if (!found) return null;
  const { teamId, poolId, gpuCount, validFrom, validTo } = found;
  const shared = { teamId, poolId, gpuCount };
  if (found.status === "HELD") {
    return { kind: "RESERVATION", ...shared, validFrom, validTo, extendsId: "", reservationId: found.id };
  }
  const end = pools.find((pool) => pool.id === poolId)?.validTo;
  const until = { validFrom: validTo, validTo: end ? dayOf(end) : "" };
  return { kind: "EXTENSION", ...shared, ...until, extendsId: found.id, reservationId: "" };
}

/** Pools, teams and everything promised, so that the request form can say at once what fits and what does not. */
export async function getAllocationForm(
  actor: Actor,
  from: { extendsId?: string; reservationId?: string } = {},
): Promise<AllocationFormData> {
  if (!canRequestAllocation(actor)) throw new AppError("NOT_FOUND", "allocation form");
  const [at, pools, losses, allocations, teams] = await Promise.all([
    now(),
    db.gpuPool.findMany({
      orderBy: [{ validFrom: "asc" }, { id: "asc" }],
      select: { ...{ id: true, nameKo: true, nameEn: true, gpuCount: true }, ...PERIOD },
    }),
    poolLosses(db),
    poolPromises(db),
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
    pools: pools.map((pool) => ({
      ...pool,
      ...{ validFrom: dayOf(pool.validFrom), validTo: dayOf(pool.validTo), losses: losses.get(pool.id) ?? [] },
    })),
    allocations,
    given: givenBy(from, allocations, pools),
    teams: teams.map(({ call, proposal, ...team }) => ({
      ...team,
      leadLeasesGpus: proposal.leadOrganisation.leasesGpusToGovernment,
      blocks: byVersion.get(call.rulebookVersion)?.gpu.blocks ?? [],
      lessorExcludedThrough: byVersion.get(call.rulebookVersion)?.gpu.lessorExcludedThrough ?? "",
      agreed: [...(agreed.get(team.id) ?? [])].map(([halfYear, gpuCount]) => ({ halfYear, gpuCount })),
    })),
  };
}
