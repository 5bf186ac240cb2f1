import { describe, expect, it } from "vitest";
import { type Grant, mintActor, type Role } from "@/lib/access/actor";
import {
  canManagePanel,
  canPreside,
  canViewRanking,
  type GateFacts,
  isConflicted,
  ownsSeat,
  reviewGate,
} from "./access";

const actorWith = (grants: readonly (Role | Grant)[], id = "somebody") =>
  mintActor({
    id,
    name: id,
    grants: grants.map((one) => (typeof one === "string" ? { role: one, scope: null } : one)),
  });
const facts = (over: Partial<GateFacts> = {}): GateFacts => ({
  panelStatus: "ACTIVE",
  pledged: true,
  status: "ASSIGNED",
  declaration: "CLEAR",
  conflicted: false,
  ...over,
});

describe("S3: nothing is served before pledge and declaration", () => {
  it.each([
    ["all done", facts(), "OPEN"],
    ["panel still forming", facts({ panelStatus: "FORMING" }), "PANEL_NOT_ACTIVE"],
    ["no pledge", facts({ pledged: false }), "PLEDGE_FIRST"],
    ["pledge comes before declaration", facts({ pledged: false, declaration: "PENDING" }), "PLEDGE_FIRST"],
    ["no declaration", facts({ declaration: "PENDING" }), "DECLARE_FIRST"],
    ["declared a conflict", facts({ declaration: "CONFLICT" }), "RECUSED"],
    ["recused midway", facts({ status: "RECUSED" }), "RECUSED"],
    ["withdrawn", facts({ status: "WITHDRAWN" }), "RECUSED"],
    ["a finding beats pledge and declaration", facts({ conflicted: true }), "CONFLICTED"],
    ["readable after the panel closed", facts({ panelStatus: "CLOSED" }), "OPEN"],
  ] as const)("%s", (_name, given, expected) => expect(reviewGate(given)).toBe(expected));
});

describe("who may", () => {
  const seat = { panelId: "p", userId: "u", isChair: true, removedAt: null };
  it("a seat is its holder's only, and only while held", () => {
    expect(ownsSeat(actorWith(["REVIEWER"], "u"), seat)).toBe(true);
    expect(ownsSeat(actorWith(["REVIEWER"], "other"), seat)).toBe(false);
    expect(ownsSeat(actorWith(["OFFICER"], "u"), seat)).toBe(false);
    expect(ownsSeat(actorWith(["REVIEWER"], "u"), { ...seat, removedAt: new Date() })).toBe(false);
    expect(ownsSeat(actorWith([{ role: "REVIEWER", scope: { kind: "PANEL", id: "q" } }], "u"), seat)).toBe(false);
  });
  it("presiding needs the chair of this very panel", () => {
    expect(canPreside(actorWith(["CHAIR"], "u"), seat)).toBe(true);
    expect(canPreside(actorWith(["CHAIR"], "u"), { ...seat, isChair: false })).toBe(false);
    expect(canPreside(actorWith(["REVIEWER"], "u"), seat)).toBe(false);
  });
  it("rankings: staff of the call, the chair where they preside, never an administrator", () => {
    expect(canViewRanking(actorWith(["CHAIR"]), "c", null)).toBe(false);
    expect(canViewRanking(actorWith(["CHAIR"]), "c", "p")).toBe(true);
    expect(canViewRanking(actorWith(["AUDITOR"]), "c", null)).toBe(true);
    expect(canViewRanking(actorWith(["ADMINISTRATOR"]), "c", null)).toBe(false);
    expect(canManagePanel(actorWith([{ role: "OFFICER", scope: { kind: "CALL", id: "d" } }]), "c")).toBe(false);
  });
  it("an undecided finding binds as an exclusion does; a dismissed or waived one does not", () => {
    const bound = (["OPEN", "EXCLUDED", "DISMISSED", "WAIVED"] as const).map((outcome) =>
      isConflicted([{ userId: "u", outcome }], "u"),
    );
    expect(bound).toEqual([true, true, false, false]);
    expect(isConflicted([{ userId: "v", outcome: "EXCLUDED" }], "u")).toBe(false);
  });
});
