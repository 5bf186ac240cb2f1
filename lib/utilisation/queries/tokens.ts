import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type ApiKeyView, apiKeyState } from "@/lib/platform/api-key";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { requireReporter } from "./report-facts";

/** Keys of one team, or those for every team; never the keys themselves. */
export async function listTokens(actor: Actor, teamId: string | null): Promise<ApiKeyView[]> {
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
    state: apiKeyState({ revokedAt, expiresAt: row.expiresAt }, at),
  }));
}
