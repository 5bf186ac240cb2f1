import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Grant, mintActor, type Role } from "@/lib/access/actor";
import { canDraftCall, canEditCall, canListCalls, canPublishCall, canViewCall, visibleCalls } from "./access";
import { CALL_PHASES, CALL_STATES, callState, isCallMove } from "./state";

const actorWith = (grants: readonly (Role | Grant)[], id = "me") =>
  mintActor({
    id,
    name: id,
    grants: grants.map((grant) => (typeof grant === "string" ? { role: grant, scope: null } : grant)),
  });

const OPENS = new Date("2025-06-20T00:00:00Z");
const CLOSES = new Date("2025-07-21T09:00:00Z");
const call = { phase: "ANNOUNCED", opensAt: OPENS, closesAt: CLOSES } as const;
const at = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

describe("C2, C4: the clock opens and closes a call", () => {
  it.each([
    ["a millisecond before opening", at(OPENS, -1), "ANNOUNCED"],
    ["at the opening instant", OPENS, "OPEN"],
    ["a millisecond after opening", at(OPENS, 1), "OPEN"],
    ["a millisecond before closing", at(CLOSES, -1), "OPEN"],
    ["at the closing instant", CLOSES, "OPEN"],
    ["a millisecond late", at(CLOSES, 1), "CLOSED"],
  ] as const)("%s: %s", (_name, now, state) => {
    expect(callState(call, now)).toBe(state);
  });

  it.each(CALL_PHASES.filter((phase) => phase !== "ANNOUNCED"))(
    "%s is what staff decided, whatever the hour",
    (phase) => {
      fc.assert(fc.property(fc.date({ noInvalidDate: true }), (now) => callState({ ...call, phase }, now) === phase));
    },
  );

  it("never goes back while time goes on", () => {
    const order = (now: Date) => CALL_STATES.indexOf(callState(call, now));
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.nat(), (now, later) => order(now) <= order(at(now, later))),
    );
  });
});

describe("C4: staff's moves", () => {
  it("go one way, but for a returned selection", () => {
    const back = CALL_PHASES.flatMap((from, index) =>
      CALL_PHASES.slice(0, index)
        .filter((to) => isCallMove(from, to))
        .map((to) => `${from}→${to}`),
    );
    expect(back).toEqual(["DELIBERATION→IN_REVIEW"]);
  });
  it("skip nothing", () => {
    expect(isCallMove("ANNOUNCED", "IN_REVIEW")).toBe(false);
    expect(isCallMove("DRAFT", "ANNOUNCED")).toBe(true);
    expect(isCallMove("DECIDED", "PUBLISHED")).toBe(true);
  });
});

describe("who may do what with a call", () => {
  const scoped = actorWith([{ role: "OFFICER", scope: { kind: "CALL", id: "one" } }]);
  it.each([
    ["officer", actorWith(["OFFICER"]), { draft: true, edit: true, view: true, publish: false, list: true }],
    ["director", actorWith(["DIRECTOR"]), { draft: false, edit: false, view: true, publish: true, list: true }],
    ["auditor", actorWith(["AUDITOR"]), { draft: false, edit: false, view: true, publish: false, list: true }],
    [
      "administrator",
      actorWith(["ADMINISTRATOR"]),
      { draft: false, edit: false, view: false, publish: false, list: false },
    ],
    ["applicant", actorWith(["APPLICANT"]), { draft: false, edit: false, view: false, publish: false, list: false }],
    ["officer of this call", scoped, { draft: false, edit: true, view: true, publish: false, list: true }],
  ] as const)("%s", (_name, actor, may) => {
    const one = { id: "one" };
    expect({
      draft: canDraftCall(actor),
      edit: canEditCall(actor, one),
      view: canViewCall(actor, one),
      publish: canPublishCall(actor, one),
      list: canListCalls(actor),
    }).toEqual(may);
  });
  it("an officer of one call sees and edits no other", () => {
    expect(canEditCall(scoped, { id: "two" })).toBe(false);
    expect(visibleCalls(scoped)).toEqual({ id: { in: ["one"] } });
    expect(visibleCalls(actorWith(["OFFICER"]))).toEqual({});
  });
});
