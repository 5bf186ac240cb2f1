import { describe, expect, it } from "vitest";
import type { Grant, Role } from "@/lib/access/actor";
import { visibleNavigation } from "./navigation";
import { isCurrentEntry } from "./navigation-match";

const unscoped = (roles: Role[]): Grant[] => roles.map((role) => ({ role, scope: null }));
const shown = (grants: Grant[], mode: "demo" | "rehearsal" = "rehearsal") =>
  visibleNavigation({ grants }, mode).flatMap((group) => group.items.map((item) => item.href));
const hrefs = (roles: Role[]) => shown(unscoped(roles));

describe("side navigation", () => {
  it.each([
    [["APPLICANT"], ["/dashboard", "/inbox", "/proposals", "/agreements", "/organisations", "/account"]],
    [["REVIEWER"], ["/dashboard", "/inbox", "/reviews", "/reviewer-profile", "/contest", "/account"]],
    [
      ["ADMINISTRATOR"],
      ["/dashboard", "/inbox", "/admin/users", "/admin/mail", "/admin/jobs", "/admin/clock", "/account"],
    ],
    [[], ["/dashboard", "/inbox", "/account"]],
  ] satisfies [Role[], string[]][])("%s", (roles, expected) => expect(hrefs(roles)).toEqual(expected));

  it("leads nobody to a page that does not exist for them: the clock of a demo, calls for a steward of one resource", () => {
    expect(shown(unscoped(["ADMINISTRATOR", "OFFICER"]), "demo")).not.toContain("/admin/clock");
    const steward: Grant = { role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } };
    expect(shown([steward])).toEqual(expect.arrayContaining(["/ledger", "/rulebooks"]));
    expect(shown([steward])).not.toContain("/manage/calls");
    expect(shown([{ role: "STEWARD", scope: { kind: "CALL", id: "c" } }])).toContain("/manage/calls");
  });

  it("joins what several roles see", () => {
    expect(hrefs(["APPLICANT", "REVIEWER"])).toEqual(expect.arrayContaining(["/proposals", "/reviews"]));
  });

  it("marks a page below an entry, not a neighbour of similar name", () => {
    expect(isCurrentEntry("/teams", "/teams/1")).toBe(true);
    expect(isCurrentEntry("/teams", "/teamspirit")).toBe(false);
    expect(isCurrentEntry("/", "/calls")).toBe(false);
  });
});
