import "server-only";
import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { hashLinkToken } from "@/lib/platform/secrets";
import { canImportRuns } from "../domain/access";
import type { CreateToken, RevokeToken } from "../schema";

const DAY_MS = 86_400_000;
const MAX_LIVE = 10;
const ENDING = 4;
/** By which scanners recognise a key that was left lying about. */
const PREFIX = "fmv_";

/** V1: makes a key with which this person's programs hand in runs. The key is in the answer and nowhere else. */
export function createToken(
  actor: Actor,
  input: CreateToken,
  at: Date,
): Promise<Outcome<{ tokenId: string; token: string }>> {
  return inTransaction(async (tx) => {
    if (!canImportRuns(actor)) throw new AppError("NOT_FOUND", "verification keys");
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('verification-keys:' || ${actor.id}, 0))`;
    const live = await tx.verificationToken.count({
      where: { userId: actor.id, revokedAt: null, expiresAt: { gt: at } },
    });
    if (live >= MAX_LIVE) return refuse("TOO_MANY_KEYS", { count: MAX_LIVE });
    const token = PREFIX + randomBytes(32).toString("base64url");
    const expiresAt = new Date(at.getTime() + Number(input.days) * DAY_MS);
    const { id } = await tx.verificationToken.create({
      data: {
        userId: actor.id,
        name: input.name,
        tokenHash: hashLinkToken(token),
        ending: token.slice(-ENDING),
        createdAt: at,
        expiresAt,
      },
      select: { id: true },
    });
    const data = { tokenId: id, name: input.name, expiresAt: expiresAt.toISOString() };
    const subject = { subjectType: "VerificationToken", subjectId: id };
    recordAudit(tx, actor, { type: "verification.tokenCreated", ...subject, data }, at);
    return ok({ tokenId: id, token });
  });
}

/** Takes an own key back: from the next call on it is unknown. */
export function revokeToken(actor: Actor, { tokenId }: RevokeToken, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const token = await tx.verificationToken.findFirst({
      where: { id: tokenId, userId: actor.id },
      select: { id: true },
    });
    if (!token || !canImportRuns(actor)) throw new AppError("NOT_FOUND", `key ${tokenId}`);
    const { count } = await tx.verificationToken.updateMany({
      where: { id: tokenId, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) throw new AppError("CONFLICT", `key ${tokenId} was revoked meanwhile`);
    const subject = { subjectType: "VerificationToken", subjectId: tokenId };
    recordAudit(tx, actor, { type: "verification.tokenRevoked", ...subject, data: { tokenId } }, at);
    return ok(null);
  });
}
