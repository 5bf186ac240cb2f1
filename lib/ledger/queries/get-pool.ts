import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { canManagePools, canViewGpuLedger } from "../domain/access";
import { dayAt, dayOf } from "../domain/calendar";
import { monthCosts } from "../domain/pool-cost";
import { poolUse, useOn } from "../domain/pool-use";
import type { LedgerEntryView, PoolView, SupplierOption } from "../types";
import { allocationViews } from "./allocation-views";
import { lossesOf, POOL_LOSSES } from "./ledger-facts";
import { reservationViews } from "./list-reservations";

const POOL = {
  id: true,
  nameKo: true,
  nameEn: true,
  source: true,
  supplierId: true,
  gpuModel: true,
  gpuCount: true,
  validFrom: true,
  validTo: true,
  costWon: true,
  version: true,
  contractNumber: true,
  location: true,
  costs: { select: { month: true, amountWon: true } },
  _count: { select: { amendments: true } },
  supplier: { select: { nameKo: true, nameEn: true } },
  ...POOL_LOSSES,
} as const;

const SHOWN_ENTRIES = 100;
const TEAM = { team: { select: { nameKo: true, nameEn: true } } } as const;

async function latestEntries(poolId: string): Promise<LedgerEntryView[]> {
  const rows = await db.gpuLedgerEntry.findMany({
    where: { poolId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: SHOWN_ENTRIES,
    select: {
      ...{ id: true, at: true, debit: true, credit: true, gpuCount: true, effectiveOn: true, reversesId: true },
      ...{ periodFrom: true, periodTo: true, reason: true, actorId: true, approvedById: true },
      allocation: { select: TEAM },
      reservation: { select: { purpose: true, ...TEAM } },
    },
  });
  const ids = [...new Set(rows.flatMap((row) => [row.actorId, row.approvedById ?? ""]))];
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map(({ allocation, reservation, reversesId, actorId, approvedById, ...row }) => {
    const team = allocation?.team ?? reservation?.team;
    return {
      ...row,
      effectiveOn: dayOf(row.effectiveOn),
      ...{ periodFrom: dayOf(row.periodFrom), periodTo: dayOf(row.periodTo) },
      teamKo: team?.nameKo ?? reservation?.purpose ?? "",
      teamEn: team?.nameEn ?? reservation?.purpose ?? "",
      isReversal: reversesId !== null,
      actor: names.get(actorId) ?? "",
      approver: approvedById ? (names.get(approvedById) ?? "") : null,
    };
  });
}

/** One pool with its use over time, its allocations and the latest movements of its ledger. */
export async function getPool(actor: Actor, poolId: string): Promise<PoolView> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  const asOf = await now();
  const today = dayAt(asOf);
  const [row, allocations, reservations, entries] = await Promise.all([
    db.gpuPool.findUnique({ where: { id: poolId }, select: POOL }),
    allocationViews(actor, { where: { poolId }, orderBy: [{ validFrom: "asc" }, { id: "asc" }] }, today),
    reservationViews(poolId),
    latestEntries(poolId),
  ]);
  if (!row) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  const [lessorTeams, rulebook] = await Promise.all([
    row.supplierId ? teamsLedBy(row.supplierId) : [],
    rulebookInForce(db, asOf),
  ]);
  const { supplier, allocations: lost, costs, _count, ...facts } = row;
  const validity = { validFrom: dayOf(row.validFrom), validTo: dayOf(row.validTo) };
  const pool = { ...facts, ...validity, losses: lossesOf(lost) };
  const held = reservations.map((one) => ({ ...one, teamId: one.teamId ?? "", status: "HELD" as const }));
  const steps = poolUse([pool], [...allocations, ...held]);
  const use = useOn(steps, today);
  return {
    ...pool,
    ...{ allocated: use.allocated, reserved: use.reserved, free: use.held - use.allocated - use.reserved },
    ...{ steps, allocations, reservations, entries, today, asOf },
    months: monthCosts(
      pool,
      costs.map(({ month, amountWon }) => ({ month: dayOf(month), amountWon })),
    ),
    ...{ hasOwnMonths: costs.length > 0, amendments: _count.amendments, lessorTeams },
    lessorExcludedThrough: rulebook.content.gpu.lessorExcludedThrough,
    supplierKo: supplier?.nameKo ?? null,
    supplierEn: supplier?.nameEn ?? null,
    mayManage: canManagePools(actor),
  };
}

/** A5: teams of an organisation, which get no GPUs while it leases to the government. */
const teamsLedBy = (organisationId: string) =>
  db.team.findMany({
    where: { status: "ACTIVE", proposal: { leadOrganisationId: organisationId } },
    orderBy: { nameKo: "asc" },
    select: { id: true, nameKo: true, nameEn: true },
  });

/** Organisations that lease GPUs to the government, for the pool form. */
export async function listSuppliers(actor: Actor): Promise<SupplierOption[]> {
  if (!canManagePools(actor)) throw new AppError("NOT_FOUND", "suppliers");
  return db.organisation.findMany({
    where: { leasesGpusToGovernment: true, mergedIntoId: null },
    orderBy: { nameKo: "asc" },
    select: { id: true, nameKo: true, nameEn: true },
  });
}
