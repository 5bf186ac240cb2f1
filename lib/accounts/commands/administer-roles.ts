import "server-only";
import type { Actor, Role, Scope } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canChangeAccount } from "../domain/access";
import { grantPeriod } from "../domain/grant-period";
import { scopeExistsInTx } from "./scope-exists";

type GrantRole = {
  userId: string;
  role: Role;
  scope: Scope | null;
  validFrom: string | null;
  validUntil: string | null;
};

/** Gives somebody else a role, scoped and for a period of Korean days. Refusals: PERIOD_PAST, SCOPE_UNKNOWN, ALREADY_GRANTED. */
export function grantRole(actor: Actor, input: GrantRole, at: Date): Promise<Outcome<{ grantId: string }>> {
  return inTransaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: input.userId }, select: { id: true } });
    if (!user || !canChangeAccount(actor, user)) throw new AppError("NOT_FOUND", `user ${input.userId}`);
    const period = grantPeriod(input, at);
    if (period.validTo && period.validTo <= at) return refuse("PERIOD_PAST");
    if (input.scope && !(await scopeExistsInTx(tx, input.scope))) return refuse("SCOPE_UNKNOWN");
    const scoped = { role: input.role, scopeKind: input.scope?.kind ?? null, scopeId: input.scope?.id ?? null };
    // One that has run out makes way; the unique index lets only one unrevoked grant of a kind stand.
    await tx.grant.updateMany({
      where: { userId: user.id, ...scoped, revokedAt: null, validTo: { lte: at } },
      data: { revokedAt: at },
    });
    const [grant] = await tx.grant.createManyAndReturn({
      data: [{ userId: user.id, ...scoped, ...period, grantedById: actor.id, createdAt: at }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!grant) return refuse("ALREADY_GRANTED");
    recordAudit(
      tx,
      actor,
      {
        type: "role.granted",
        subjectType: "Grant",
        subjectId: grant.id,
        data: {
          userId: user.id,
          ...scoped,
          validFrom: period.validFrom.toISOString(),
          validTo: period.validTo?.toISOString() ?? null,
        },
      },
      at,
    );
    return ok({ grantId: grant.id });
  });
}

/** Takes a role from somebody else, with a reason; it ends with their next request. */
export function revokeGrant(
  actor: Actor,
  input: { grantId: string; reason: string },
  at: Date,
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const grant = await tx.grant.findUnique({
      where: { id: input.grantId },
      select: { id: true, userId: true, role: true, scopeKind: true, scopeId: true, validFrom: true, validTo: true },
    });
    if (!grant || !canChangeAccount(actor, { id: grant.userId }))
      throw new AppError("NOT_FOUND", `grant ${input.grantId}`);
    const { count } = await tx.grant.updateMany({
      where: { id: grant.id, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) throw new AppError("CONFLICT", `grant ${grant.id} was revoked before`);
    const { id, validFrom, validTo, ...rest } = grant;
    const period = { validFrom: validFrom.toISOString(), validTo: validTo?.toISOString() ?? null };
    recordAudit(
      tx,
      actor,
      { type: "role.revoked", subjectType: "Grant", subjectId: id, data: { ...rest, ...period, reason: input.reason } },
      at,
    );
    return ok(null);
  });
}
