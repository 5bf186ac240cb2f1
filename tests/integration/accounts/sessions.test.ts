import { describe, expect, it } from "vitest";
import { disableAccount, enableAccount } from "@/lib/accounts/commands/administer-account";
import { grantRole } from "@/lib/accounts/commands/administer-roles";
import { extendSession, revokeOtherSessions, revokeSession, signOut } from "@/lib/accounts/commands/sessions";
import { getMyAccount } from "@/lib/accounts/queries/own-account";
import { db } from "@/lib/platform/db";
import { readSession } from "@/lib/platform/session-row";
import { openSessionToken, sealSessionToken } from "@/lib/platform/session-token";
import { createUser } from "@/tests/factories/actor";
import { createSession } from "@/tests/factories/session";
import { AT, auditTypes, openSession } from "./arrange";

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const change = (id: string, data: Record<string, Date>) =>
  db.session.update({ where: { id }, data, select: { id: true } });

describe("a session row decides", () => {
  it("is null when idle for too long, too old, revoked, unknown, or its owner is disabled", async () => {
    const user = await createUser(["APPLICANT"]);
    const [idle, old, revoked] = await Promise.all([1, 2, 3].map(() => createSession(user.id)));
    if (!idle || !old || !revoked) throw new Error("sessions");
    expect(await readSession(idle.id)).not.toBeNull();
    await change(idle.id, { idleExpiresAt: ago(1) });
    await change(old.id, { idleExpiresAt: ago(2), absoluteExpiresAt: ago(1) });
    await change(revoked.id, { revokedAt: ago(1) });
    for (const { id } of [idle, old, revoked]) expect(await readSession(id)).toBeNull();
    expect(await readSession("no-such-session")).toBeNull();

    const live = await createSession(user.id);
    const administrator = await createUser(["ADMINISTRATOR"]);
    await disableAccount(administrator, { userId: user.id, reason: "left the agency" }, AT);
    expect(await readSession(live.id)).toBeNull();
    await enableAccount(administrator, { userId: user.id, reason: "came back again" }, AT);
    expect(await readSession(live.id)).toBeNull(); // revoked for good
  });

  it("slides with use, but never past its absolute end", async () => {
    const user = await createUser(["APPLICANT"]);
    const { id } = await createSession(user.id);
    const end = new Date(Date.now() + 5 * 60_000);
    await change(id, { lastSeenAt: ago(10), idleExpiresAt: new Date(Date.now() + 60_000), absoluteExpiresAt: end });
    expect((await readSession(id))?.expiresAt).toEqual(end);
    expect(await extendSession(id)).toEqual(end);
    await change(id, { revokedAt: ago(1) });
    await expect(extendSession(id)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("carries only grants that are valid now", async () => {
    const user = await createUser(["APPLICANT"]);
    const until = (validTo: Date | null, validFrom = ago(60)) => ({ userId: user.id, validFrom, validTo });
    await db.grant.createMany({
      data: [
        { ...until(ago(1)), role: "REVIEWER" },
        { ...until(null, new Date(Date.now() + 60_000)), role: "OFFICER" },
        { ...until(new Date(Date.now() + 60_000)), role: "STEWARD", scopeKind: "RESOURCE", scopeId: "GPU" },
      ],
    });
    const { actor } = await openSession(user);
    expect(actor.grants).toHaveLength(2);
    expect(actor.grants).toContainEqual({ role: "APPLICANT", scope: null });
    expect(actor.grants).toContainEqual({ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } });
  });

  it("asks for the second factor at once when a role that needs one is granted", async () => {
    const user = await createUser(["APPLICANT"]);
    const session = await openSession(user, { secondFactor: false });
    expect(session.secondFactorPending).toBe(false);
    const administrator = await createUser(["ADMINISTRATOR"]);
    const grant = { userId: user.id, role: "REVIEWER" as const, scope: null, validFrom: null, validUntil: null };
    expect((await grantRole(administrator, grant, ago(1))).ok).toBe(true);
    expect((await readSession(session.id))?.secondFactorPending).toBe(true);
  });
});

describe("the cookie", () => {
  it("names a row and cannot be forged", async () => {
    const sealed = await sealSessionToken("user", "row");
    expect(await openSessionToken(sealed)).toBe("row");
    expect(await openSessionToken(`${sealed.slice(0, -4)}AAAA`)).toBeNull();
    expect(await openSessionToken("")).toBeNull();
  });
});

describe("ending sessions", () => {
  it("is for one's own only, one or all others, on record", async () => {
    const user = await createUser(["APPLICANT"]);
    const stranger = await createUser(["APPLICANT"]);
    const current = await openSession(user);
    const [phone, tablet] = [await openSession(user), await openSession(user)];
    await expect(revokeSession(stranger, { sessionId: phone.id }, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await revokeSession(user, { sessionId: phone.id }, AT)).ok).toBe(true);
    await expect(revokeSession(user, { sessionId: phone.id }, AT)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await revokeOtherSessions(user, current.id, AT)).toEqual({ ok: true, data: { count: 1 } });
    expect(await readSession(tablet.id)).toBeNull();
    expect((await getMyAccount(current)).sessions).toMatchObject([{ id: current.id, isCurrent: true }]);
    await signOut(user, current.id, AT);
    await signOut(user, current.id, AT);
    expect(await readSession(current.id)).toBeNull();
    expect(await auditTypes(user.id)).toEqual([
      "account.sessionsRevoked",
      "account.sessionsRevoked",
      "account.signedOut",
    ]);
  });
});
