import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { acceptInvitation } from "@/lib/accounts/commands/accept-invitation";
import { inviteUser, revokeInvitation } from "@/lib/accounts/commands/invite-user";
import { changePassword } from "@/lib/accounts/commands/own-account";
import { requestPasswordReset, resetPassword } from "@/lib/accounts/commands/reset-password";
import { signIn } from "@/lib/accounts/commands/sign-in";
import { completeSignUp, requestSignUp } from "@/lib/accounts/commands/sign-up";
import { getInvitationOffer, isLinkOpen } from "@/lib/accounts/queries/sign-in-page";
import { db } from "@/lib/platform/db";
import { readSession } from "@/lib/platform/session-row";
import { createUser } from "@/tests/factories/actor";
import { AT, auditTypes, createMember, from, mailedToken, openSession, PASSWORD, successes } from "./arrange";

const NEW = "quiet-harbour-92-sails";
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const address = () => `${randomUUID()}@example.test`;
const grantsOf = (userId: string) => db.grant.findMany({ where: { userId, revokedAt: null }, select: { role: true } });

describe("signing up", () => {
  it("makes an applicant from a mailed link, once", async () => {
    const email = address();
    await requestSignUp({ email, name: "김신청", locale: "ko" }, from(), AT);
    const token = await mailedToken(email);
    expect(await db.user.count({ where: { email } })).toBe(0);
    expect(await completeSignUp({ token, password: "password1234" }, AT)).toMatchObject({
      fieldErrors: { password: ["accounts.PASSWORD_COMMON"] },
    });
    const outcomes = await Promise.all([1, 2, 3].map(() => completeSignUp({ token, password: NEW }, later(1))));
    expect(successes(outcomes)).toBe(1);
    const user = await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    expect(await grantsOf(user.id)).toEqual([{ role: "APPLICANT" }]);
    expect(await auditTypes(user.id)).toEqual(["account.created"]);
    expect((await signIn({ email, password: NEW }, from(), later(2))).ok).toBe(true);
  });

  it("answers the same for an address that has an account, and changes nothing", async () => {
    const { email, actor } = await createMember("OFFICER");
    expect(await requestSignUp({ email, name: "다른 이름", locale: "ko" }, from(), AT)).toEqual({
      ok: true,
      data: null,
    });
    const mail = await db.outboxMail.findFirstOrThrow({ where: { toEmail: email } });
    expect(mail.text).not.toContain("/sign-up/");
    expect(await grantsOf(actor.id)).toEqual([{ role: "OFFICER" }]);
  });

  it("sends a stranger's address three letters at most, and none after a day", async () => {
    const email = address();
    const send = () => requestSignUp({ email, name: "김신청", locale: "ko" }, from(), AT);
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(send));
    expect(successes(outcomes)).toBe(3);
    expect(await completeSignUp({ token: await mailedToken(email), password: NEW }, later(24 * 60))).toMatchObject({
      reason: "LINK_EXPIRED",
    });
  });
});

describe("a forgotten password", () => {
  it("is reset once under concurrency, and every session ends", async () => {
    const { email, actor } = await createMember("APPLICANT");
    const session = await openSession(actor);
    await requestPasswordReset({ email, locale: "ko" }, from(), AT);
    const token = await mailedToken(email);
    expect(await isLinkOpen(token, "PASSWORD_RESET", later(29))).toBe(true);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => resetPassword({ token, password: NEW }, later(29))),
    );
    expect(successes(outcomes)).toBe(1);
    expect(await readSession(session.id)).toBeNull();
    expect(await isLinkOpen(token, "PASSWORD_RESET", later(29))).toBe(false);
    expect(await signIn({ email, password: PASSWORD }, from(), AT)).toMatchObject({ reason: "SIGN_IN_FAILED" });
    expect((await signIn({ email, password: NEW }, from(), AT)).ok).toBe(true);
    expect(await auditTypes(actor.id)).toEqual([
      "account.passwordChanged",
      "account.sessionsRevoked",
      "account.signedIn",
    ]);
  });

  it("has 30 minutes, and a newer link's use ends the older ones", async () => {
    const { email } = await createMember("APPLICANT");
    await requestPasswordReset({ email, locale: "ko" }, from(), AT);
    const older = await mailedToken(email);
    expect(await resetPassword({ token: older, password: NEW }, later(30))).toMatchObject({ reason: "LINK_EXPIRED" });
    await requestPasswordReset({ email, locale: "ko" }, from(), AT);
    const newer = await mailedToken(email);
    expect(newer).not.toBe(older);
    expect((await resetPassword({ token: newer, password: NEW }, later(5))).ok).toBe(true);
    expect(await resetPassword({ token: older, password: PASSWORD }, later(5))).toMatchObject({
      reason: "LINK_EXPIRED",
    });
  });

  it("answers the same for an unknown address, with a mail that holds no link to a password", async () => {
    const email = address();
    expect(await requestPasswordReset({ email, locale: "en" }, from(), AT)).toEqual({ ok: true, data: null });
    const mail = await db.outboxMail.findFirstOrThrow({ where: { toEmail: email } });
    expect(mail.text).not.toContain("/reset/");
  });

  it("cannot be set with a link of another kind", async () => {
    const email = address();
    await requestSignUp({ email, name: "김신청", locale: "ko" }, from(), AT);
    expect(await resetPassword({ token: await mailedToken(email), password: NEW }, AT)).toMatchObject({ ok: false });
  });
});

describe("changing one's password", () => {
  it("asks for the old one, keeps this session and ends the others", async () => {
    const { actor } = await createMember("APPLICANT");
    const [here, elsewhere] = [await openSession(actor), await openSession(actor)];
    const change = (current: string) => changePassword(here, { current, password: NEW }, randomUUID(), AT);
    expect(await change("not-the-password")).toMatchObject({ fieldErrors: { current: ["accounts.currentWrong"] } });
    expect((await change(PASSWORD)).ok).toBe(true);
    expect(await readSession(here.id)).not.toBeNull();
    expect(await readSession(elsewhere.id)).toBeNull();
  });
});

describe("invitations", () => {
  const invite = (email: string) => ({
    email,
    name: "박평가",
    role: "REVIEWER" as const,
    scope: null,
    locale: "ko" as const,
  });

  it("make an account with the role, once under concurrency", async () => {
    const administrator = await createUser(["ADMINISTRATOR"]);
    const email = address();
    const sent = await inviteUser(administrator, invite(email), AT);
    if (!sent.ok) throw new Error(sent.reason);
    const token = await mailedToken(email);
    expect(await getInvitationOffer(token, "ko", AT)).toMatchObject({ role: "REVIEWER", accountExists: false });
    const accept = () => acceptInvitation({ token, name: "박평가", password: NEW, locale: "ko" }, later(1));
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => accept().catch(() => ({ ok: false }))));
    expect(successes(outcomes)).toBe(1);
    const user = await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    expect(await grantsOf(user.id)).toEqual([{ role: "REVIEWER" }]);
    expect(await auditTypes(sent.data.invitationId)).toEqual(["invitation.sent", "invitation.accepted"]);
    expect(await getInvitationOffer(token, "ko", later(2))).toBeNull();
  });

  it("add the role to an account that exists, without touching its password", async () => {
    const administrator = await createUser(["ADMINISTRATOR"]);
    const { email, actor } = await createMember("APPLICANT");
    await inviteUser(administrator, invite(email), AT);
    const token = await mailedToken(email);
    expect((await acceptInvitation({ token, name: "x", password: "", locale: "ko" }, AT)).ok).toBe(true);
    expect((await grantsOf(actor.id)).map(({ role }) => role).sort()).toEqual(["APPLICANT", "REVIEWER"]);
    expect((await signIn({ email, password: PASSWORD }, from(), AT)).ok).toBe(true);
  });

  it("are for administrators, never to themselves, and end by time, recall or a newer one", async () => {
    const email = address();
    const administrator = await createUser(["ADMINISTRATOR"], { email: address() });
    const own = await db.user.findUniqueOrThrow({ where: { id: administrator.id } });
    expect(() => inviteUser({ ...administrator, grants: [] }, invite(email), AT)).toThrow("NOT_FOUND");
    expect(await inviteUser(administrator, invite(own.email), AT)).toMatchObject({ reason: "OWN_ADDRESS" });
    const accept = (token: string, at: Date) => acceptInvitation({ token, name: "a", password: NEW, locale: "ko" }, at);

    await inviteUser(administrator, invite(email), AT);
    const first = await mailedToken(email);
    expect(await accept(first, later(7 * 24 * 60))).toMatchObject({ reason: "LINK_EXPIRED" });
    const second = await inviteUser(administrator, invite(email), AT);
    if (!second.ok) throw new Error(second.reason);
    expect(await accept(first, AT)).toMatchObject({ reason: "LINK_EXPIRED" });
    const input = { invitationId: second.data.invitationId };
    expect((await revokeInvitation(administrator, input, AT)).ok).toBe(true);
    await expect(revokeInvitation(administrator, input, AT)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await accept(await mailedToken(email), AT)).toMatchObject({ reason: "LINK_EXPIRED" });
  });
});
