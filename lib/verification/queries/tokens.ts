import "server-only";
import type { Actor } from "@/lib/access/actor";
import { standingActor } from "@/lib/accounts/queries/standing-actor";
import { type ApiKeyView, apiKeyState } from "@/lib/platform/api-key";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { hashLinkToken } from "@/lib/platform/secrets";
import { canImportRuns } from "../domain/access";

export type TokenHolder = { tokenId: string; actor: Actor };

/** Who stands behind a key, with the roles they hold now; null when it is unknown, revoked, expired, or its maker has left. */
export async function tokenHolder(token: string, at: Date): Promise<TokenHolder | null> {
  const found = await db.verificationToken.findUnique({
    where: { tokenHash: hashLinkToken(token) },
    select: { id: true, userId: true, expiresAt: true, revokedAt: true },
  });
  if (!found || found.revokedAt || found.expiresAt <= at) return null;
  const actor = await standingActor(db, found.userId, at);
  if (!actor) return null;
  await db.verificationToken.updateMany({
    where: { id: found.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(at.getTime() - 60_000) } }] },
    data: { lastUsedAt: at },
  });
  return { tokenId: found.id, actor };
}

/** Own keys, newest first; never the keys themselves. */
export async function listTokens(actor: Actor): Promise<ApiKeyView[]> {
  if (!canImportRuns(actor)) throw new AppError("NOT_FOUND", "verification keys");
  const at = await now();
  const rows = await db.verificationToken.findMany({
    where: { userId: actor.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
    select: { id: true, name: true, ending: true, createdAt: true, expiresAt: true, lastUsedAt: true, revokedAt: true },
  });
  return rows.map(({ revokedAt, ...row }) => ({
    ...row,
    state: apiKeyState({ revokedAt, expiresAt: row.expiresAt }, at),
  }));
}
