import { describe, expect, it } from "vitest";
import { type Grant, mintActor, type Role } from "@/lib/access/actor";
import { canManageOrganisation, canRegisterOrganisation, canViewOrganisation, visibleOrganisations } from "./access";
import { invitationExpiry, invitationState, membershipRefusal } from "./membership";

const actorWith = (grants: readonly (Role | Grant)[], id = "me") =>
  mintActor({
    id,
    name: id,
    grants: grants.map((grant) => (typeof grant === "string" ? { role: grant, scope: null } : grant)),
  });

const T = new Date("2025-07-01T00:00:00Z");
const after = (ms: number) => new Date(T.getTime() + ms);

describe("invitation", () => {
  const open = { acceptedAt: null, revokedAt: null, expiresAt: T };
  it.each([
    ["a millisecond before its end", open, after(-1), "OPEN"],
    ["at its end", open, T, "OPEN"],
    ["a millisecond after its end", open, after(1), "EXPIRED"],
    ["taken up", { ...open, acceptedAt: after(-9) }, after(9), "ACCEPTED"],
    ["taken back", { ...open, revokedAt: after(-9) }, after(-1), "REVOKED"],
  ] as const)("%s", (_name, invitation, now, state) => {
    expect(invitationState(invitation, now)).toBe(state);
  });

  it("stays open for fourteen days", () => {
    expect(invitationExpiry(T)).toEqual(new Date("2025-07-15T00:00:00Z"));
  });
});

describe("membership", () => {
  const members = [
    { userId: "a", role: "MANAGER" },
    { userId: "b", role: "MEMBER" },
  ] as const;
  it.each([
    ["the last manager may not leave", members, "a", null, "LAST_MANAGER"],
    ["nor become a member", members, "a", "MEMBER", "LAST_MANAGER"],
    ["a member may leave", members, "b", null, null],
    ["a member may become a manager", members, "b", "MANAGER", null],
    ["one of two managers may leave", [...members, { userId: "c", role: "MANAGER" } as const], "a", null, null],
    ["strangers have nothing to leave", members, "z", null, "NOT_A_MEMBER"],
  ] as const)("%s", (_name, given, userId, next, refusal) => {
    expect(membershipRefusal(given, userId, next)).toBe(refusal);
  });
});

describe("who may do what with an organisation", () => {
  const manager = actorWith(["APPLICANT"], "a");
  const member = actorWith(["APPLICANT"], "b");
  const stranger = actorWith(["APPLICANT"]);
  const officer = actorWith(["OFFICER"]);
  const organisation = {
    members: [
      { userId: "a", role: "MANAGER" as const },
      { userId: "b", role: "MEMBER" as const },
    ],
  };
  it.each([
    ["manager", manager, { manage: true, view: true, register: true }],
    ["member", member, { manage: false, view: true, register: true }],
    ["stranger", stranger, { manage: false, view: false, register: true }],
    ["officer", officer, { manage: false, view: true, register: false }],
  ] as const)("%s", (_name, actor, may) => {
    expect({
      manage: canManageOrganisation(actor, organisation),
      view: canViewOrganisation(actor, organisation),
      register: canRegisterOrganisation(actor),
    }).toEqual(may);
  });

  it("lists everything to staff and only their own to everybody else", () => {
    expect(visibleOrganisations(officer)).toEqual({});
    expect(visibleOrganisations(stranger)).toEqual({ members: { some: { userId: stranger.id, leftAt: null } } });
  });
});
