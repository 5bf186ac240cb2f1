import { describe, expect, it } from "vitest";
import { mintActor, type Role } from "@/lib/access/actor";
import { canAdministerAccounts, canChangeAccount, canInvite, canRevokeSession } from "./access";

const holding = (...roles: Role[]) =>
  mintActor({ id: "me", name: "me", grants: roles.map((role) => ({ role, scope: null })) });
const administrator = holding("ADMINISTRATOR");

describe("account administration", () => {
  it.each<[Role, boolean]>([
    ["ADMINISTRATOR", true],
    ["OFFICER", false],
    ["DIRECTOR", false],
    ["AUDITOR", false],
    ["APPLICANT", false],
  ])("%s: %s", (role, expected) => {
    expect(canAdministerAccounts(holding(role))).toBe(expected);
    expect(canChangeAccount(holding(role), { id: "other" })).toBe(expected);
    expect(canInvite(holding(role), "me@example.test", "other@example.test")).toBe(expected);
  });

  it("ends at one's own account", () => {
    expect(canChangeAccount(administrator, { id: "me" })).toBe(false);
    expect(canInvite(administrator, "me@example.test", "ME@example.test")).toBe(false);
  });

  it("leaves a session to its owner", () => {
    expect(canRevokeSession(holding(), { userId: "me" })).toBe(true);
    expect(canRevokeSession(administrator, { userId: "other" })).toBe(false);
  });
});
