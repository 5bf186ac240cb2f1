import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canViewGpuLedger } from "../domain/access";
import type { PoolField, PoolHistory } from "../types";

const FIELDS: readonly PoolField[] = [
  ...(["nameKo", "nameEn", "source", "supplierId", "contractNumber", "location", "gpuModel", "gpuCount"] as const),
  ...(["validFrom", "validTo", "costWon", "monthCosts"] as const),
];
type Recorded = Partial<Record<PoolField, unknown>>;

/** One field as text; the contract's months by their number and sum of parts, which are on record in full. */
function textOf(recorded: Recorded, field: PoolField): string {
  const value = recorded[field];
  if (Array.isArray(value)) return value.length === 0 ? "" : JSON.stringify(value);
  return value === null || value === undefined ? "" : String(value);
}

/** G2: every numbered amendment of a pool with what changed, the latest first. */
export async function getPoolHistory(actor: Actor, poolId: string): Promise<PoolHistory> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  const pool = await db.gpuPool.findUnique({
    where: { id: poolId },
    select: { nameKo: true, nameEn: true, amendments: { orderBy: { number: "desc" } } },
  });
  if (!pool) throw new AppError("NOT_FOUND", `pool ${poolId}`);
  const suppliers = pool.amendments.flatMap(({ before, after }) =>
    [before, after].map((recorded) => textOf(recorded as Recorded, "supplierId")),
  );
  const [users, organisations] = await Promise.all([
    db.user.findMany({
      where: { id: { in: pool.amendments.map((one) => one.byId) } },
      select: { id: true, name: true },
    }),
    db.organisation.findMany({ where: { id: { in: suppliers } }, select: { id: true, nameKo: true } }),
  ]);
  const names = new Map([...users.map((one) => [one.id, one.name] as const)]);
  const supplierNames = new Map(organisations.map((one) => [one.id, one.nameKo]));
  const shown = (recorded: Recorded, field: PoolField): string => {
    const text = textOf(recorded, field);
    return field === "supplierId" ? (supplierNames.get(text) ?? text) : text;
  };
  return {
    ...{ poolId, nameKo: pool.nameKo, nameEn: pool.nameEn },
    amendments: pool.amendments.map(({ id, number, at, byId, reason, before, after }) => ({
      ...{ id, number, at, reason, by: names.get(byId) ?? "" },
      changes: FIELDS.map((field) => ({
        field,
        before: shown(before as Recorded, field),
        after: shown(after as Recorded, field),
      })).filter((change) => change.before !== change.after),
    })),
  };
}
