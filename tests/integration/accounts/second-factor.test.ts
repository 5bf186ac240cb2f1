import { describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/actor";
import { resetSecondFactor } from "@/lib/accounts/commands/administer-account";
import {
  enrolSecondFactor,
  giveSecondFactor,
  offeredSecret,
  removeSecondFactor,
  renewRecoveryCodes,
} from "@/lib/accounts/commands/second-factor";
import { db } from "@/lib/platform/db";
import { readSession } from "@/lib/platform/session-row";
import { codeAt } from "@/lib/platform/totp";
import { createUser } from "@/tests/factories/actor";
import { AT, auditTypes, openSession, successes } from "./arrange";

const code = (secret: string, steps = 0) => codeAt(secret, new Date(Date.now() + steps * 30_000));

/** Somebody enrolled with the code of now, so that the next one is still unused. */
async function enrolled(...roles: Role[]) {
  const user = await createUser(roles);
  const session = await openSession(user, { secondFactor: false });
  const secret = offeredSecret(session.id);
  const outcome = await enrolSecondFactor(session, { code: code(secret) }, AT);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { user, secret, first: session, recoveryCodes: outcome.data.recoveryCodes };
}

describe("enrolment", () => {
  it("opens the session, keeps the secret unreadable and hands out ten codes once", async () => {
    const { user, secret, first, recoveryCodes } = await enrolled("OFFICER");
    expect((await readSession(first.id))?.secondFactorPending).toBe(false);
    expect(new Set(recoveryCodes).size).toBe(10);
    const row = await db.user.findUniqueOrThrow({ where: { id: user.id }, select: { totpSecret: true } });
    expect(row.totpSecret).not.toContain(secret);
    expect(await enrolSecondFactor(first, { code: code(secret, 1) }, AT)).toMatchObject({ reason: "ALREADY_ENROLLED" });
    expect(await auditTypes(user.id)).toEqual(["account.secondFactorEnrolled"]);
  });

  it("refuses a wrong code, and happens once under concurrency", async () => {
    const session = await openSession(await createUser(["REVIEWER"]), { secondFactor: false });
    expect(await enrolSecondFactor(session, { code: "000000" }, AT)).toMatchObject({ reason: "CODE_WRONG" });
    const sent = { code: code(offeredSecret(session.id)) };
    const outcomes = await Promise.all([1, 2, 3].map(() => enrolSecondFactor(session, sent, AT)));
    expect(successes(outcomes)).toBe(1);
  });

  it("is asked of an applicant who enrolled by choice", async () => {
    const { user } = await enrolled("APPLICANT");
    expect((await openSession(user, { secondFactor: false })).secondFactorPending).toBe(true);
  });
});

describe("giving the second factor", () => {
  it("accepts a code once, whoever sends it again at the same moment", async () => {
    const { user, secret } = await enrolled("OFFICER");
    const sessions = await Promise.all([1, 2, 3, 4, 5].map(() => openSession(user, { secondFactor: false })));
    const sent = { code: code(secret, 1) };
    const outcomes = await Promise.all(sessions.map((session) => giveSecondFactor(session, sent, AT)));
    expect(successes(outcomes)).toBe(1);
    const open = await Promise.all(sessions.map(({ id }) => readSession(id)));
    expect(open.filter((session) => session?.secondFactorPending === false)).toHaveLength(1);
  });

  it("accepts a recovery code once, also under concurrency", async () => {
    const { user, recoveryCodes } = await enrolled("OFFICER");
    const [recovery = ""] = recoveryCodes;
    const session = await openSession(user, { secondFactor: false });
    const sent = { code: recovery.toLowerCase().replace("-", " ") };
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => giveSecondFactor(session, sent, AT)));
    expect(successes(outcomes)).toBe(1);
    expect(await giveSecondFactor(session, sent, AT)).toMatchObject({ reason: "CODE_WRONG" });
    expect(await db.recoveryCode.count({ where: { userId: user.id, usedAt: null } })).toBe(9);
    expect(await auditTypes(user.id)).toContain("account.recoveryCodeUsed");
  });

  it("looks at five of twenty wrong codes sent at once", async () => {
    const { user } = await enrolled("OFFICER");
    const session = await openSession(user, { secondFactor: false });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => giveSecondFactor(session, { code: "000000" }, AT)),
    );
    const reasons = outcomes.map((outcome) => (outcome.ok ? "" : outcome.reason));
    expect(reasons.filter((reason) => reason === "CODE_WRONG")).toHaveLength(5);
    expect(reasons.filter((reason) => reason === "TOO_MANY_TRIES")).toHaveLength(15);
  });
});

describe("changing the second factor", () => {
  it("new recovery codes end the old ones", async () => {
    const { user, secret, first, recoveryCodes } = await enrolled("OFFICER");
    const renewed = await renewRecoveryCodes(first, { code: code(secret, 1) }, AT);
    if (!renewed.ok) throw new Error(renewed.reason);
    const session = await openSession(user, { secondFactor: false });
    expect(await giveSecondFactor(session, { code: recoveryCodes[0] ?? "" }, AT)).toMatchObject({ ok: false });
    expect((await giveSecondFactor(session, { code: renewed.data.recoveryCodes[0] ?? "" }, AT)).ok).toBe(true);
  });

  it("giving it up asks for a new enrolment and ends the other sessions", async () => {
    const { user, secret, first } = await enrolled("OFFICER");
    const other = await openSession(user);
    expect((await removeSecondFactor(first, { code: code(secret, 1) }, AT)).ok).toBe(true);
    expect(await readSession(other.id)).toBeNull();
    expect(await readSession(first.id)).toMatchObject({ secondFactorPending: true, secondFactorEnrolled: false });
  });

  it("an administrator can drop it for a lost device, not their own", async () => {
    const { user, first } = await enrolled("OFFICER");
    const administrator = await createUser(["ADMINISTRATOR"]);
    const officer = await createUser(["OFFICER"]);
    const input = { userId: user.id, reason: "phone lost, checked by call" };
    await expect(resetSecondFactor(officer, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(resetSecondFactor(administrator, { ...input, userId: administrator.id }, AT)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await resetSecondFactor(administrator, input, AT)).ok).toBe(true);
    expect(await readSession(first.id)).toBeNull();
    expect(await resetSecondFactor(administrator, input, AT)).toMatchObject({ reason: "NOT_ENROLLED" });
  });
});
