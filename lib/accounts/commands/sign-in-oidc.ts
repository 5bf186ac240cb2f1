import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import type { OidcIdentity } from "@/lib/platform/oidc";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { actorOfUser } from "@/lib/platform/session-row";
import type { SignedIn, SignInOrigin } from "../types";
import { openSessionInTx } from "./open-session";

/**
 * Signs in somebody the configured provider vouches for. The first time, the account is found by an address the provider has
 * verified, and tied to the provider's subject for good; accounts are never made here, because roles come by invitation and
 * applicants accept the terms first. Our own second factor is still asked for. Refusals: OIDC_EMAIL_UNVERIFIED, OIDC_UNKNOWN.
 */
export function signInWithOidc(identity: OidcIdentity, origin: SignInOrigin, at: Date): Promise<Outcome<SignedIn>> {
  const oidcSubject = `${identity.issuer}#${identity.subject}`;
  return inTransaction(async (tx) => {
    const known = await tx.user.findUnique({ where: { oidcSubject }, select: { id: true } });
    if (!known && !(identity.email && identity.emailVerified)) return refuse("OIDC_EMAIL_UNVERIFIED");
    const email = identity.email?.toLowerCase() ?? "";
    const user = known ?? (await tx.user.findFirst({ where: { email, oidcSubject: null }, select: { id: true } }));
    const actor = user && (await actorOfUser(tx, user.id, at));
    if (!actor) return refuse("OIDC_UNKNOWN");
    if (!known) {
      const { count } = await tx.user.updateMany({ where: { id: actor.id, oidcSubject: null }, data: { oidcSubject } });
      if (count === 0) return refuse("OIDC_UNKNOWN");
      recordAudit(
        tx,
        actor,
        { type: "account.oidcLinked", subjectType: "User", subjectId: actor.id, data: { issuer: identity.issuer } },
        at,
      );
    }
    return ok(await openSessionInTx(tx, actor, origin, { method: "OIDC" }, at));
  });
}
