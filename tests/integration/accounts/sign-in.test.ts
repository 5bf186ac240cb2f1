import { describe, expect, it } from "vitest";
import { disableAccount, unlockAccount } from "@/lib/accounts/commands/administer-account";
import { signIn } from "@/lib/accounts/commands/sign-in";
import { signInDemo } from "@/lib/accounts/commands/sign-in-demo";
import { listDemoAccounts } from "@/lib/accounts/queries/sign-in-page";
import { db } from "@/lib/platform/db";
import { readSession } from "@/lib/platform/session-row";
import { createUser } from "@/tests/factories/actor";
import { createDemoUser } from "@/tests/factories/demo-user";
import { AT, auditTypes, createMember, from, PASSWORD, successes } from "./arrange";

const wrong = "not-the-password";

describe("signing in with a password", () => {
  it("opens a session and puts it on record", async () => {
    const { actor, email } = await createMember("APPLICANT");
    const outcome = await signIn({ email, password: PASSWORD }, from(), AT);
    if (!outcome.ok) throw new Error(outcome.reason);
    const session = await readSession(outcome.data.sessionId);
    expect(session).toMatchObject({ email, secondFactorPending: false, actor: { id: actor.id } });
    expect(await auditTypes(actor.id)).toEqual(["account.signedIn"]);
  });

  it("leaves staff waiting for their second factor", async () => {
    const { email } = await createMember("OFFICER");
    const outcome = await signIn({ email, password: PASSWORD }, from(), AT);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect((await readSession(outcome.data.sessionId))?.secondFactorPending).toBe(true);
  });

  it("answers the same for a wrong password, no account, no password and a disabled account", async () => {
    const { email, actor } = await createMember("APPLICANT");
    const passwordless = await createUser(["APPLICANT"], { email: `x${email}` });
    const disabled = await createMember("APPLICANT");
    const administrator = await createUser(["ADMINISTRATOR"]);
    await disableAccount(administrator, { userId: disabled.actor.id, reason: "left the agency" }, AT);
    const outcomes = await Promise.all([
      signIn({ email, password: wrong }, from(), AT),
      signIn({ email: "nobody@example.test", password: PASSWORD }, from(), AT),
      signIn({ email: `x${email}`, password: PASSWORD }, from(), AT),
      signIn({ email: disabled.email, password: PASSWORD }, from(), AT),
    ]);
    for (const outcome of outcomes)
      expect(outcome).toEqual({ ok: false, code: "RULE_VIOLATION", reason: "SIGN_IN_FAILED" });
    expect(passwordless.id).not.toBe(actor.id);
  });
});

describe("limits", () => {
  it("looks at five of twenty wrong passwords sent at once from one address, for accounts that exist and that do not", async () => {
    const { email, actor } = await createMember("APPLICANT");
    const origin = from();
    for (const address of [email, `ghost-${email}`]) {
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => signIn({ email: address, password: wrong }, origin, AT)),
      );
      const reasons = outcomes.map((outcome) => (outcome.ok ? "" : outcome.reason));
      expect(reasons.filter((reason) => reason === "SIGN_IN_FAILED")).toHaveLength(5);
      expect(reasons.filter((reason) => reason === "TOO_MANY_TRIES")).toHaveLength(15);
    }
    expect(await signIn({ email, password: PASSWORD }, origin, AT)).toMatchObject({ reason: "TOO_MANY_TRIES" });
    // The owner, elsewhere, is not locked out by a stranger's address.
    expect(successes([await signIn({ email, password: PASSWORD }, from(), AT)])).toBe(1);
    expect((await db.user.findUniqueOrThrow({ where: { id: actor.id } })).failedSignIns).toBe(0);
  });

  it("locks the account after twenty from many addresses, once on record, until an administrator unlocks it", async () => {
    const { email, actor } = await createMember("APPLICANT");
    const outcomes = await Promise.all(
      Array.from({ length: 24 }, () => signIn({ email, password: wrong }, from(), AT)),
    );
    const reasons = outcomes.map((outcome) => (outcome.ok ? "" : outcome.reason));
    expect(reasons.filter((reason) => reason === "SIGN_IN_FAILED")).toHaveLength(20);
    expect(await signIn({ email, password: PASSWORD }, from(), AT)).toMatchObject({ reason: "TOO_MANY_TRIES" });
    expect(await auditTypes(actor.id)).toEqual(["account.locked"]);
    expect(await db.outboxMail.count({ where: { toEmail: email } })).toBe(1);

    const administrator = await createUser(["ADMINISTRATOR"]);
    expect((await unlockAccount(administrator, { userId: actor.id }, AT)).ok).toBe(true);
    expect((await signIn({ email, password: PASSWORD }, from(), AT)).ok).toBe(true);
  });
});

describe("demo accounts", () => {
  it("sign in with one click, second factor included", async () => {
    const demo = await createDemoUser({
      email: "Demo.Officer@example.test",
      name: "한담당",
      nameEn: "Han",
      roles: ["OFFICER"],
    });
    const outcome = await signInDemo({ userId: demo.id }, from(), AT);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect((await readSession(outcome.data.sessionId))?.secondFactorPending).toBe(false);
    expect(await listDemoAccounts("en", AT)).toContainEqual({
      id: demo.id,
      name: "Han",
      email: "demo.officer@example.test",
      roles: ["OFFICER"],
      organisation: null,
      resource: null,
    });
  });

  it("are nowhere in production, and nobody else's account is one", async () => {
    const demo = await createDemoUser({
      email: "demo2@example.test",
      name: "한담당",
      nameEn: "Han",
      roles: ["OFFICER"],
    });
    const real = await createUser(["OFFICER"]);
    expect(await listDemoAccounts("ko", AT, "production")).toEqual([]);
    expect(() => signInDemo({ userId: demo.id }, from(), AT, "production")).toThrow("NOT_FOUND");
    await expect(signInDemo({ userId: real.id }, from(), AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
