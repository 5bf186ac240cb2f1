import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { freezeCallRulebookInTx } from "@/lib/calls/commands";
import { freezeOpenedCalls } from "@/lib/calls/jobs";
import { callFacts } from "@/lib/calls/queries";
import { db, inTransaction } from "@/lib/platform/db";
import { amendRulebook } from "@/lib/rulebook/commands";
import { rulebookContent, rulebookInForce } from "@/lib/rulebook/queries";
import { amendmentForm, amendRulebookSchema } from "@/lib/rulebook/schema/amendment";
import { createUser } from "@/tests/factories/actor";
import { createCall } from "@/tests/factories/calls";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";

let officer: Actor;
const newest = async () =>
  (await db.rulebook.findFirstOrThrow({ orderBy: { version: "desc" }, select: { version: true } })).version;

/** What the form sends after changing one number. */
async function amendment(
  effectiveFrom: Date | "",
  change: { reserveCount?: number; maxTeams?: number; narrowing?: string },
) {
  const version = await newest();
  const form = amendmentForm(version, await rulebookContent(db, version));
  return amendRulebookSchema.parse({
    ...form,
    reason: "하반기 운영 기준을 조정합니다.",
    effectiveFrom: effectiveFrom === "" ? "" : effectiveFrom.toISOString(),
    numbers: { ...form.numbers, ...change },
  });
}

beforeAll(async () => {
  await ensureRulebookV1();
  officer = await createUser(["OFFICER"]);
});

const AT = new Date("2026-01-10T00:00:00Z");

describe("P3: a new version", () => {
  it("takes effect at its instant and not a millisecond before", async () => {
    const effective = new Date("2026-02-01T00:00:00Z");
    // Other files may have amended the rulebook of this worker's database before.
    const before = await newest();
    const inForce = (await rulebookInForce(db, new Date(effective.getTime() - 1))).version;
    const outcome = await amendRulebook(officer, await amendment(effective, { reserveCount: 3 }), AT);
    const version = outcome.ok ? outcome.data.version : 0;
    expect(version).toBe(before + 1);
    expect((await rulebookInForce(db, new Date(effective.getTime() - 1))).version).toBe(inForce);
    expect((await rulebookInForce(db, effective)).version).toBe(version);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { type: "rulebook.amended", subjectId: String(version) },
    });
    expect(JSON.parse(event.payload).changes).toEqual([{ path: "selection.reserveCount", from: 2, to: 3 }]);
    expect(await db.notification.count({ where: { userId: officer.id, kind: "rulebookAmended" } })).toBe(1);
  });

  it("six amendments of the same version at once: one wins the number", async () => {
    const input = await amendment("", { reserveCount: 4 });
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => amendRulebook(officer, input, AT)));
    expect(results.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
    for (const result of results.filter((one) => one.status === "rejected"))
      expect(result).toMatchObject({ reason: { code: "CONFLICT" } });
    expect(await newest()).toBe(input.basedOn + 1);
  });

  it("never reaches back, never says nothing, never comes from others", async () => {
    const past = await amendment(new Date(AT.getTime() - 1), { reserveCount: 5 });
    expect(await amendRulebook(officer, past, AT)).toMatchObject({
      fieldErrors: { effectiveFrom: ["rulebook.effectiveInPast"] },
    });
    expect(await amendRulebook(officer, await amendment("", {}), AT)).toMatchObject({ reason: "NOTHING_CHANGED" });
    for (const role of ["DIRECTOR", "AUDITOR", "ADMINISTRATOR", "APPLICANT"] as const)
      await expect(
        amendRulebook(await createUser([role]), await amendment("", { reserveCount: 5 }), AT),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("does not leave a coming call with more seats than teams", async () => {
    const window = { opensAt: new Date("2026-09-01T00:00:00Z"), closesAt: new Date("2026-09-30T00:00:00Z") };
    const call = await createCall({ ...window, seats: 5 }, officer);
    const input = await amendment("", { maxTeams: 4, narrowing: "4→3" });
    expect(await amendRulebook(officer, input, AT)).toMatchObject({
      reason: "CALLS_OVER_LIMIT",
      reasonParams: { codes: expect.stringContaining(call.code) },
    });
  });

  it("is refused change and removal by the database", async () => {
    await expect(db.rulebook.updateMany({ where: { version: 1 }, data: { reason: "x" } })).rejects.toThrow();
    await expect(db.rulebook.deleteMany({ where: { version: 1 } })).rejects.toThrow();
  });
});

describe("P3: a call keeps the version in force at its opening", () => {
  const OPENS = new Date("2027-03-01T00:00:00Z");
  const CLOSES = new Date("2027-04-01T00:00:00Z");

  it("follows amendments until it opens, and none after", async () => {
    const call = await createCall({ opensAt: OPENS, closesAt: CLOSES, seats: 3 }, officer);
    const seen = call.rulebookVersion;
    await amendRulebook(officer, await amendment(OPENS, { reserveCount: 7 }), AT);
    const version = await newest();
    await inTransaction((tx) => freezeCallRulebookInTx(tx, call.id, new Date(OPENS.getTime() - 1)));
    expect(await callFacts(db, call.id)).toMatchObject({ rulebookVersion: seen, rulebookFrozenAt: null });
    await Promise.all([OPENS, OPENS, OPENS].map((at) => freezeOpenedCalls(at)));
    expect(await callFacts(db, call.id)).toMatchObject({ rulebookVersion: version, rulebookFrozenAt: OPENS });
    expect(await db.auditEvent.count({ where: { subjectId: call.id, type: "call.rulebookFrozen" } })).toBe(1);

    await amendRulebook(officer, await amendment("", { reserveCount: 8 }), new Date(OPENS.getTime() + 1));
    await freezeOpenedCalls(CLOSES);
    expect(await callFacts(db, call.id)).toMatchObject({ rulebookVersion: version, rulebookFrozenAt: OPENS });
  });
});
