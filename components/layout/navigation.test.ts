import { describe, expect, it } from "vitest";
import { visibleNavigation } from "./navigation";
import { isCurrentEntry } from "./navigation-match";

const hrefs = (roles: string[]) => visibleNavigation(roles).flatMap((group) => group.items.map((item) => item.href));

describe("side navigation", () => {
  it.each([
    [["APPLICANT"], ["/dashboard", "/inbox", "/proposals", "/agreements", "/organisations", "/account"]],
    [["REVIEWER"], ["/dashboard", "/inbox", "/reviews", "/reviewer-profile", "/contest", "/account"]],
    [
      ["ADMINISTRATOR"],
      ["/dashboard", "/inbox", "/admin/users", "/admin/mail", "/admin/jobs", "/admin/clock", "/account"],
    ],
    [[], ["/dashboard", "/inbox", "/account"]],
  ])("%s", (roles, expected) => expect(hrefs(roles)).toEqual(expected));

  it("joins what several roles see", () => {
    expect(hrefs(["APPLICANT", "REVIEWER"])).toEqual(expect.arrayContaining(["/proposals", "/reviews"]));
  });

  it("marks a page below an entry, not a neighbour of similar name", () => {
    expect(isCurrentEntry("/teams", "/teams/1")).toBe(true);
    expect(isCurrentEntry("/teams", "/teamspirit")).toBe(false);
    expect(isCurrentEntry("/", "/calls")).toBe(false);
  });
});
