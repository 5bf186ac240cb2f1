import { expect, it } from "vitest";
import { type Grant, mintActor, type Role } from "@/lib/access/actor";
import { type OpenObjection, objectionWaiting } from "./objection-waiting";

const row = (id: string, status: OpenObjection["status"], day: string, proposedById: string | null = null) => ({
  ...{ id, status, dueAt: new Date(`2025-09-${day}T14:59:59.999Z`), proposedById },
});
const objections = [
  row("a", "FILED", "12"),
  row("b", "EXAMINED", "11"),
  row("c", "PROPOSED", "10", "officer"),
  row("d", "PROPOSED", "09", "director"),
];
const call = { id: "call", titleKo: "공모", titleEn: "Call", objections };
const granted = (role: Role): Grant => ({ role, scope: null });
const told = (grants: Grant[], id: string) =>
  objectionWaiting(mintActor({ id, name: id, grants }), call).map(({ kind, count, href, dueAt }) => [
    kind,
    count,
    href,
    dueAt?.toISOString().slice(0, 10),
  ]);

it("S10, L3: officers examine, directors approve what others proposed; the earliest day counts", () => {
  expect(told([granted("OFFICER")], "officer")).toEqual([["examineObjections", 2, "/manage/objections", "2025-09-11"]]);
  expect(told([granted("DIRECTOR")], "director")).toEqual([
    ["approveObjections", 1, "/manage/objections/c", "2025-09-10"],
  ]);
  expect(told([granted("AUDITOR")], "auditor")).toEqual([]);
  expect(told([{ role: "OFFICER", scope: { kind: "CALL", id: "another" } }], "x")).toEqual([]);
});
