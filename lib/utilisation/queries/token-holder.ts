import "server-only";
import type { Actor } from "@/lib/access/actor";
import { standingActor } from "@/lib/accounts/queries/standing-actor";
import { db } from "@/lib/platform/db";
import { hashLinkToken } from "@/lib/platform/secrets";

export type TokenHolder = { tokenId: string; teamId: string | null; actor: Actor };

/** Who stands behind a key; null when it is unknown, revoked, expired, or its maker's account is closed. Notes that it was used, to the minute. */
export async function tokenHolder(token: string, at: Date): Promise<TokenHolder | null> {
  const found = await db.utilisationToken.findUnique({
    where: { tokenHash: hashLinkToken(token) },
    select: { id: true, teamId: true, createdById: true, expiresAt: true, revokedAt: true },
  });
  if (!found || found.revokedAt || found.expiresAt <= at) return null;
  const actor = await standingActor(db, found.createdById, at);
  if (!actor) return null;
  await db.utilisationToken.updateMany({
    where: { id: found.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(at.getTime() - 60_000) } }] },
    data: { lastUsedAt: at },
  });
  return { tokenId: found.id, teamId: found.teamId, actor };
}
