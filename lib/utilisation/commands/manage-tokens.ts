import "server-only";
import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { hashLinkToken } from "@/lib/platform/secrets";
import { requireReporter } from "../queries/report-facts";
import type { CreateToken, RevokeToken } from "../schema";

const DAY_MS = 86_400_000;
/** Programs of one team; more is a sign that keys are not taken back. */
const MAX_LIVE = 10;
const ENDING = 4;
/** By which scanners recognise a key that was left lying about. */
const PREFIX = "fmu_";

const asRecorded = (token: { teamId: string | null; name: string; ending: string; expiresAt: Date }) => ({
  teamId: token.teamId,
  name: token.name,
  ending: token.ending,
  expiresAt: token.expiresAt.toISOString(),
});

/** G5: makes a key for programs that report use. The key is in the answer and nowhere else. Refusal: TOO_MANY_KEYS. */
export function createToken(
  actor: Actor,
  input: CreateToken,
  at: Date,
): Promise<Outcome<{ tokenId: string; token: string }>> {
  return inTransaction(async (tx) => {
    const teamId = input.teamId || null;
    await requireReporter(tx, actor, teamId);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('utilisation-keys:' || ${teamId ?? ""}, 0))`;
    const live = await tx.utilisationToken.count({ where: { teamId, revokedAt: null, expiresAt: { gt: at } } });
    if (live >= MAX_LIVE) return refuse("TOO_MANY_KEYS", { count: MAX_LIVE });
    const token = PREFIX + randomBytes(32).toString("base64url");
    const data = {
      ...{ teamId, name: input.name, ending: token.slice(-ENDING), tokenHash: hashLinkToken(token) },
      ...{ createdById: actor.id, createdAt: at, expiresAt: new Date(at.getTime() + Number(input.days) * DAY_MS) },
    };
    const { id } = await tx.utilisationToken.create({ data, select: { id: true } });
    const subject = { subjectType: "UtilisationToken", subjectId: id };
    recordAudit(tx, actor, { type: "utilisation.keyCreated", ...subject, data: asRecorded(data) }, at);
    return ok({ tokenId: id, token });
  });
}

/** Takes a key back: from the next call on it is unknown. Whoever may make one may take any of the same team back. */
export function revokeToken(actor: Actor, { tokenId }: RevokeToken, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const token = await tx.utilisationToken.findUnique({
      where: { id: tokenId },
      select: { id: true, teamId: true, name: true, ending: true, expiresAt: true },
    });
    if (!token) throw new AppError("NOT_FOUND", `key ${tokenId}`);
    await requireReporter(tx, actor, token.teamId);
    const { count } = await tx.utilisationToken.updateMany({
      where: { id: tokenId, revokedAt: null },
      data: { revokedAt: at, revokedById: actor.id },
    });
    if (count === 0) throw new AppError("CONFLICT", `key ${tokenId} was revoked meanwhile`);
    const subject = { subjectType: "UtilisationToken", subjectId: tokenId };
    recordAudit(tx, actor, { type: "utilisation.keyRevoked", ...subject, data: asRecorded(token) }, at);
    return ok(null);
  });
}
