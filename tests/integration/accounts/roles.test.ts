import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/actor";
import { disableAccount, enableAccount, unlockAccount } from "@/lib/accounts/commands/administer-account";
import { grantRole, revokeGrant } from "@/lib/accounts/commands/administer-roles";
import { changeProfile } from "@/lib/accounts/commands/own-account";
import { listInvitations } from "@/lib/accounts/queries/invitations";
import { getUser, listUsers, USER_LIST } from "@/lib/accounts/queries/users";
import { db } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { createUser } from "@/tests/factories/actor";
import { AT, auditTypes, openSession, successes } from "./arrange";

const reviewer = (userId: string) => ({
  userId,
  role: "REVIEWER" as const,
  scope: null,
  validFrom: null,
  validUntil: null,
});
const notFound = { code: "NOT_FOUND" };
const reason = "asked for by letter";

describe("granting and revoking", () => {
  it("is for administrators, never for oneself", async () => {
    const user = await createUser();
    const administrator = await createUser(["ADMINISTRATOR"]);
    for (const role of ROLES.filter((name) => name !== "ADMINISTRATOR"))
      await expect(grantRole(await createUser([role]), reviewer(user.id), AT)).rejects.toMatchObject(notFound);
    await expect(grantRole(administrator, reviewer(administrator.id), AT)).rejects.toMatchObject(notFound);
    await expect(grantRole(administrator, reviewer("nobody"), AT)).rejects.toMatchObject(notFound);
  });

  it("grants once under concurrency, puts old and new on record, and revokes once", async () => {
    const user = await createUser();
    const administrator = await createUser(["ADMINISTRATOR"]);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => grantRole(administrator, reviewer(user.id), AT)),
    );
    expect(successes(outcomes)).toBe(1);
    const granted = outcomes.find((outcome) => outcome.ok);
    if (!granted?.ok) throw new Error("no grant");
    const input = { grantId: granted.data.grantId, reason };
    await expect(revokeGrant(user, input, AT)).rejects.toMatchObject(notFound);
    const revoked = await Promise.allSettled([1, 2, 3].map(() => revokeGrant(administrator, input, AT)));
    expect(revoked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await auditTypes(input.grantId)).toEqual(["role.granted", "role.revoked"]);
    expect((await grantRole(administrator, reviewer(user.id), AT)).ok).toBe(true);
  });

  it("keeps to the period and lets one that ran out make way", async () => {
    const user = await createUser();
    const administrator = await createUser(["ADMINISTRATOR"]);
    const past = { ...reviewer(user.id), validFrom: "2026-01-01", validUntil: "2026-03-01" };
    expect(await grantRole(administrator, past, AT)).toMatchObject({ reason: "PERIOD_PAST" });
    const earlier = new Date("2026-02-01T00:00:00Z");
    expect((await grantRole(administrator, past, earlier)).ok).toBe(true);
    expect(await grantRole(administrator, reviewer(user.id), earlier)).toMatchObject({ reason: "ALREADY_GRANTED" });
    expect((await grantRole(administrator, reviewer(user.id), AT)).ok).toBe(true);
    const scope = { kind: "CALL" as const, id: "no-such-call" };
    expect(await grantRole(administrator, { ...reviewer(user.id), scope }, AT)).toMatchObject({
      reason: "SCOPE_UNKNOWN",
    });
  });
});

describe("accounts", () => {
  it("are disabled and enabled once each, by others only", async () => {
    const user = await createUser(["APPLICANT"]);
    const administrator = await createUser(["ADMINISTRATOR"]);
    const input = { userId: user.id, reason };
    await expect(disableAccount(user, input, AT)).rejects.toMatchObject(notFound);
    await expect(disableAccount(administrator, { ...input, userId: administrator.id }, AT)).rejects.toMatchObject(
      notFound,
    );
    const disabled = await Promise.allSettled([1, 2, 3].map(() => disableAccount(administrator, input, AT)));
    expect(disabled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await enableAccount(administrator, input, AT)).ok).toBe(true);
    await expect(enableAccount(administrator, input, AT)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await unlockAccount(administrator, { userId: user.id }, AT)).toMatchObject({ reason: "NOT_LOCKED" });
    expect(await auditTypes(user.id)).toEqual(["account.disabled", "account.enabled"]);
  });

  it("keep old and new of a changed profile", async () => {
    const user = await createUser(["APPLICANT"], { name: "옛 이름" });
    const session = await openSession(user);
    await changeProfile(session, { name: "새 이름", nameEn: "New", locale: "en" }, AT);
    const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: user.id } });
    expect(JSON.parse(event.payload)).toMatchObject({
      from: { name: "옛 이름" },
      to: { name: "새 이름", locale: "en" },
    });
  });
});

describe("lists", () => {
  it("search, filter, sort and page for administrators only", async () => {
    const mark = randomUUID().slice(0, 8);
    const administrator = await createUser(["ADMINISTRATOR"]);
    for (const name of ["하늘", "가람", "나래"])
      await createUser(name === "나래" ? ["REVIEWER"] : ["APPLICANT"], { name: `${name} ${mark}` });
    const list = (params: Record<string, string>) =>
      listUsers(administrator, parseListQuery({ q: mark, ...params }, USER_LIST), new Date());
    const names = async (params: Record<string, string>) =>
      (await list(params)).rows.map(({ name }) => name.split(" ")[0]);
    expect(await names({})).toEqual(["가람", "나래", "하늘"]);
    expect(await names({ sort: "name", dir: "desc" })).toEqual(["하늘", "나래", "가람"]);
    expect(await names({ role: "REVIEWER" })).toEqual(["나래"]);
    expect(await names({ status: "DISABLED" })).toEqual([]);
    const query = parseListQuery({}, USER_LIST);
    const officer = await createUser(["OFFICER"]);
    await expect(listUsers(officer, query, AT)).rejects.toMatchObject(notFound);
    await expect(listInvitations(officer, query, "ko", AT)).rejects.toMatchObject(notFound);
  });

  it("looking at one account is on the access log", async () => {
    const user = await createUser(["APPLICANT"]);
    const administrator = await createUser(["ADMINISTRATOR"]);
    await expect(getUser(user, user.id, "ko", AT)).rejects.toMatchObject(notFound);
    expect(await getUser(administrator, user.id, "ko", AT)).toMatchObject({ mayChange: true, roles: ["APPLICANT"] });
    expect(await getUser(administrator, administrator.id, "ko", AT)).toMatchObject({ mayChange: false });
    expect(await db.accessLog.count({ where: { actorId: administrator.id, subjectId: user.id } })).toBe(1);
  });
});
