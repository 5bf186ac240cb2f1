import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { ResourceKind } from "@/lib/rulebook/domain/rulebook";

type StaffRole = "OFFICER" | "STEWARD" | "DIRECTOR";

/** P1: who may do something for a resource kind today, for notices: with one of the roles, unscoped or scoped to the kind. */
export async function resourceStaff(
  reader: Reader,
  resource: ResourceKind,
  roles: readonly StaffRole[],
  at: Date,
): Promise<string[]> {
  const grants = await reader.grant.findMany({
    where: {
      role: { in: [...roles] },
      AND: [
        { OR: [{ scopeKind: null }, { scopeKind: "RESOURCE", scopeId: resource }] },
        { OR: [{ validTo: null }, { validTo: { gt: at } }] },
      ],
      revokedAt: null,
      validFrom: { lte: at },
    },
    select: { userId: true },
  });
  return [...new Set(grants.map(({ userId }) => userId))];
}
