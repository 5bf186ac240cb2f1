import { expect, test } from "vitest";
import { mintActor, ROLES, type Role } from "@/lib/access/actor";
import { canMoveClock, canViewJobs } from "./access";

const holder = (role: Role) => mintActor({ id: role, name: role, grants: [{ role, scope: null }] });
const who = (may: (role: Role) => boolean) => ROLES.filter(may);

test("the clock moves in a rehearsal only, by administrators and officers", () => {
  expect(who((role) => canMoveClock(holder(role), "rehearsal"))).toEqual(["OFFICER", "ADMINISTRATOR"]);
  expect(who((role) => canMoveClock(holder(role), "demo"))).toEqual([]);
  expect(who((role) => canMoveClock(holder(role), "production"))).toEqual([]);
});

test("jobs are seen by administrators", () => {
  expect(who((role) => canViewJobs(holder(role)))).toEqual(["ADMINISTRATOR"]);
});
