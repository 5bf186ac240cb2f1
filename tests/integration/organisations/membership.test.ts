import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { acceptInvitation, inviteMember, revokeInvitation } from "@/lib/organisations/commands/invitations";
import { changeMemberRole, removeMember } from "@/lib/organisations/commands/members";
import { organisationsOf } from "@/lib/organisations/queries";
import { getInvitation, getOrganisation } from "@/lib/organisations/queries/organisation";
import { db } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";
import { addMember, createOrganisation } from "@/tests/factories/organisations";

const AT = new Date("2025-06-12T00:00:00Z");
const later = (days: number, ms = 0) => new Date(AT.getTime() + days * 86_400_000 + ms);
let organisation: Awaited<ReturnType<typeof createOrganisation>>;
let manager: Actor;

const invite = async (email: string, role: "MANAGER" | "MEMBER" = "MEMBER") => {
  const outcome = await inviteMember(manager, { organisationId: organisation.id, email, role }, AT);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.data;
};
const person = async (name: string) => {
  const email = `${name}-${crypto.randomUUID()}@example.test`;
  return { email, actor: await createUser(["APPLICANT"], { email }) };
};

beforeAll(async () => {
  organisation = await createOrganisation();
  manager = organisation.manager;
});

describe("invitation", () => {
  it("goes out by mail with its link, joins the invited person, and tells the managers", async () => {
    const { email, actor } = await person("joins");
    const { token } = await invite(email);
    const mail = await db.outboxMail.findFirstOrThrow({ where: { toEmail: email }, select: { text: true } });
    expect(mail.text).toContain(`/organisations/invitations/${token}`);
    expect(await getInvitation(actor, token, AT)).toMatchObject({ state: "OPEN", isForMe: true, role: "MEMBER" });
    expect(await acceptInvitation(actor, { token }, later(14))).toMatchObject({ ok: true });
    expect(await organisationsOf(db, actor.id)).toMatchObject([{ id: organisation.id, role: "MEMBER" }]);
    expect(
      await db.notification.count({ where: { userId: manager.id, kind: "organisationMemberJoined" } }),
    ).toBeGreaterThan(0);
    const types = await db.auditEvent.findMany({ where: { subjectId: organisation.id, actorId: actor.id } });
    expect(types.map((event) => event.type)).toEqual(["organisation.memberJoined"]);
  });

  it("keeps no token that could be used", async () => {
    const { email } = await person("hashed");
    const { token, invitationId } = await invite(email);
    const row = await db.organisationInvitation.findUniqueOrThrow({ where: { id: invitationId } });
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("is for one address, one time, fourteen days", async () => {
    const { email, actor } = await person("limits");
    const { token } = await invite(email);
    const other = await createUser(["APPLICANT"]);
    expect(await acceptInvitation(other, { token }, AT)).toMatchObject({ reason: "INVITATION_FOR_ANOTHER" });
    expect(await getInvitation(other, token, AT)).toMatchObject({ isForMe: false });
    expect(await acceptInvitation(actor, { token }, later(14, 1))).toMatchObject({ reason: "INVITATION_EXPIRED" });
    const tries = await Promise.all(Array.from({ length: 6 }, () => acceptInvitation(actor, { token }, AT)));
    expect(tries.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(tries.find((outcome) => !outcome.ok)).toMatchObject({ reason: "INVITATION_ACCEPTED" });
  });

  it("a newer one replaces it, and a manager can take it back", async () => {
    const { email, actor } = await person("replaced");
    const first = await invite(email);
    const second = await invite(email, "MANAGER");
    expect(await acceptInvitation(actor, { token: first.token }, AT)).toMatchObject({ reason: "INVITATION_REVOKED" });
    const target = { organisationId: organisation.id, invitationId: second.invitationId };
    await expect(revokeInvitation(actor, target, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await revokeInvitation(manager, target, AT)).toMatchObject({ ok: true });
    await expect(revokeInvitation(manager, target, AT)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await acceptInvitation(actor, { token: second.token }, AT)).toMatchObject({ reason: "INVITATION_REVOKED" });
  });

  it("comes from managers only, and not to members", async () => {
    const { email, actor } = await person("member");
    await addMember(organisation, actor);
    const input = { organisationId: organisation.id, email, role: "MEMBER" as const };
    await expect(inviteMember(actor, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await inviteMember(manager, input, AT)).toMatchObject({ reason: "ALREADY_MEMBER" });
    await expect(getInvitation(actor, "guessed", AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("members", () => {
  it("the last manager stays: two managers who demote each other at once leave one", async () => {
    const own = await createOrganisation();
    const second = await createUser(["APPLICANT"]);
    await addMember(own, second, "MANAGER");
    const demote = (actor: Actor, userId: string) =>
      changeMemberRole(actor, { organisationId: own.id, userId, role: "MEMBER" }, AT);
    await Promise.allSettled([demote(own.manager, second.id), demote(second, own.manager.id)]);
    const managers = await db.organisationMember.count({
      where: { organisationId: own.id, role: "MANAGER", leftAt: null },
    });
    expect(managers).toBe(1);
  });

  it("may leave; the last manager may not; strangers remove nobody", async () => {
    const own = await createOrganisation();
    const member = await createUser(["APPLICANT"]);
    await addMember(own, member);
    const target = (userId: string) => ({ organisationId: own.id, userId });
    await expect(removeMember(await createUser(["OFFICER"]), target(member.id), AT)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await removeMember(own.manager, target(own.manager.id), AT)).toMatchObject({ reason: "LAST_MANAGER" });
    expect(await removeMember(member, target(member.id), AT)).toMatchObject({ ok: true });
    expect(await organisationsOf(db, member.id)).toEqual([]);
    await expect(removeMember(member, target(own.manager.id), AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await addMember(own, member, "MANAGER");
    expect(await organisationsOf(db, member.id)).toMatchObject([{ role: "MANAGER" }]);
  });

  it("are shown to members and to staff, whose look is on record (L2)", async () => {
    const stranger = await createUser(["APPLICANT"]);
    await expect(getOrganisation(stranger, organisation.id, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const auditor = await createUser(["AUDITOR"]);
    expect(await getOrganisation(auditor, organisation.id, AT)).toMatchObject({ mayManage: false, invitations: [] });
    expect(await db.accessLog.count({ where: { actorId: auditor.id, kind: "PERSONAL_DATA" } })).toBe(1);
    expect(await getOrganisation(manager, organisation.id, AT)).toMatchObject({ mayManage: true });
    expect(await db.accessLog.count({ where: { actorId: manager.id } })).toBe(0);
  });
});
