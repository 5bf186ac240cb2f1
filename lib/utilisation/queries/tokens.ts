import "server-only";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { TokenView } from "../types";
import { requireReporter } from "./report-facts";

const stateOf = (row: { revokedAt: Date | null; expiresAt: Date }, at: Date): TokenView["state"] => {
  if (row.revokedAt) return "REVOKED";
  return row.expiresAt <= at ? "EXPIRED" : "LIVE";
};

/** Keys of one team, or those for every team; never the keys themselves. */
export async function listTokens(actor: Actor, teamId: string | null): Promise<TokenView[]> {
  await requireReporter(db, actor, teamId);
  const at = await now();
  const rows = await db.utilisationToken.findMany({
    where: { teamId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
    select: {
      ...{ id: true, name: true, ending: true, createdById: true, createdAt: true, expiresAt: true },
      ...{ lastUsedAt: true, revokedAt: true },
    },
  });
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.createdById))] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map(({ createdById, revokedAt, ...row }) => ({
    ...row,
    createdBy: names.get(createdById) ?? "",
    state: stateOf({ revokedAt, expiresAt: row.expiresAt }, at),
  }));
}
