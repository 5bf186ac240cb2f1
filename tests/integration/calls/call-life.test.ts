import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { advanceCallPhaseInTx, publishCallInTx, startScreening } from "@/lib/calls/commands";
import { correctCall } from "@/lib/calls/commands/correct-call";
import { announceCall, draftCall, editCall } from "@/lib/calls/commands/draft-call";
import { extendCall } from "@/lib/calls/commands/extend-call";
import { callState } from "@/lib/calls/domain/state";
import { callFacts } from "@/lib/calls/queries";
import { db, inTransaction } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";
import { callDraft } from "@/tests/factories/call-draft";
import { createCall, createDraftCall } from "@/tests/factories/calls";
import { createOrganisation } from "@/tests/factories/organisations";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";

let officer: Actor;
let director: Actor;
const { opensAt: OPENS, closesAt: CLOSES } = callDraft();
const at = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const BEFORE = at(OPENS, -3_600_000);
const types = async (callId: string) =>
  (await db.auditEvent.findMany({ where: { subjectId: callId }, orderBy: { seq: "asc" } })).map((event) => event.type);

beforeAll(async () => {
  await ensureRulebookV1();
  [officer, director] = await Promise.all([createUser(["OFFICER"]), createUser(["DIRECTOR"])]);
});

describe("drafting and announcing", () => {
  it("gives codes of one year one after the other, however many draft at once", async () => {
    const window = { opensAt: new Date("2031-03-02T00:00:00Z"), closesAt: new Date("2031-04-02T00:00:00Z") };
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => draftCall(officer, callDraft(window), BEFORE)));
    const codes = outcomes.map((outcome) => (outcome.ok ? outcome.data.code : "")).sort();
    expect(codes).toEqual(["2031-01", "2031-02", "2031-03", "2031-04", "2031-05", "2031-06"]);
  });

  it("C1: refuses more seats than the rulebook allows teams", async () => {
    const outcome = await draftCall(officer, callDraft({ seats: 6 }), BEFORE);
    expect(outcome).toMatchObject({ reason: "SEATS_OVER_LIMIT", reasonParams: { maxTeams: 5 } });
  });

  it("is for officers", async () => {
    const call = await createDraftCall({}, officer);
    const move = { callId: call.id, expectedVersion: call.version };
    for (const actor of [director, await createUser(["APPLICANT"]), await createUser(["ADMINISTRATOR"])]) {
      await expect(draftCall(actor, callDraft(), BEFORE)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(announceCall(actor, move, BEFORE)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  it("two officers announce at once: one does", async () => {
    const call = await createDraftCall({}, officer);
    const move = { callId: call.id, expectedVersion: call.version };
    const second = await createUser(["OFFICER"]);
    const results = await Promise.allSettled([officer, second].map((actor) => announceCall(actor, move, BEFORE)));
    expect(results.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
    expect(results.find((result) => result.status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
    expect(await types(call.id)).toEqual(["call.drafted", "call.announced"]);
  });

  it("an edit and an announcement at once: the announcement announces what was read, or the edit is first", async () => {
    const call = await createDraftCall({}, officer);
    const move = { callId: call.id, expectedVersion: call.version };
    const results = await Promise.allSettled([
      announceCall(officer, move, BEFORE),
      editCall(officer, { ...callDraft({ seats: 3 }), ...move }, BEFORE),
    ]);
    expect(results.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
    expect((await callFacts(db, call.id)).version).toBe(1);
  });

  it("a stale version changes nothing", async () => {
    const call = await createDraftCall({}, officer);
    const input = { ...callDraft({ seats: 2 }), callId: call.id };
    expect(await editCall(officer, { ...input, expectedVersion: 0 }, BEFORE)).toMatchObject({ ok: true });
    await expect(editCall(officer, { ...input, expectedVersion: 0 }, BEFORE)).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await types(call.id)).toEqual(["call.drafted", "call.changed"]);
  });
});

describe("after opening", () => {
  it("nothing that changes the competition may change, but the contact may", async () => {
    const call = await createCall({}, officer);
    const reason = "문의 전화번호가 바뀌었습니다.";
    const input = { ...callDraft(), callId: call.id, expectedVersion: call.version, reason };
    expect(await editCall(officer, input, OPENS)).toMatchObject({ reason: "FIELD_FIXED" });
    expect(await correctCall(officer, { ...input, seats: 4 }, OPENS)).toMatchObject({ reason: "FIELD_FIXED" });
    const corrected = await correctCall(officer, { ...input, contactPhone: "02-0000-0099" }, OPENS);
    expect(corrected).toMatchObject({ ok: true, data: { number: 1 } });
  });

  it("C4: screening begins after the closing instant, not at it, and only once", async () => {
    const call = await createCall({}, officer);
    const move = { callId: call.id, expectedVersion: call.version };
    expect(await startScreening(officer, move, CLOSES)).toMatchObject({ reason: "CALL_NOT_CLOSED" });
    await expect(startScreening(director, move, at(CLOSES, 1))).rejects.toMatchObject({ code: "NOT_FOUND" });
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => startScreening(officer, move, at(CLOSES, 1))),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await callFacts(db, call.id)).toMatchObject({ phase: "SCREENING", rulebookFrozenAt: at(CLOSES, 1) });
  });

  it("is published after the decision only, with a window for objections that stays (S10)", async () => {
    const call = await createCall({}, officer);
    await startScreening(officer, { callId: call.id, expectedVersion: call.version }, at(CLOSES, 1));
    const path = [
      ["SCREENING", "IN_REVIEW"],
      ["IN_REVIEW", "DELIBERATION"],
      ["DELIBERATION", "DECIDED"],
    ] as const;
    const objectionsDueAt = at(CLOSES, 99);
    const publish = () =>
      inTransaction((tx) => publishCallInTx(tx, director, { callId: call.id, objectionsDueAt }, at(CLOSES, 9)));
    await expect(publish()).rejects.toMatchObject({ code: "CONFLICT" });
    for (const [from, to] of path)
      await inTransaction((tx) => advanceCallPhaseInTx(tx, officer, { callId: call.id, from: [from], to }, CLOSES));
    await publish();
    const select = { phase: true, publishedAt: true, objectionsDueAt: true };
    const row = await db.call.findUniqueOrThrow({ where: { id: call.id }, select });
    expect(row).toEqual({ phase: "PUBLISHED", publishedAt: at(CLOSES, 9), objectionsDueAt });
    const later = { objectionsDueAt: at(CLOSES, 100) };
    await expect(db.call.update({ where: { id: call.id }, data: later })).rejects.toThrow(/is fixed/);
    await expect(publish()).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("a move from a phase it is not in is a conflict", async () => {
    const call = await createCall({}, officer);
    const skip = { callId: call.id, from: ["ANNOUNCED"], to: "IN_REVIEW" } as const;
    await expect(inTransaction((tx) => advanceCallPhaseInTx(tx, officer, skip, CLOSES))).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});

describe("C3: extension", () => {
  const reason = "전산 장애로 접수가 중단되었습니다.";

  it("moves the closing for everyone, keeps the old instant, tells applicants and staff", async () => {
    const call = await createCall({}, officer);
    const organisation = await createOrganisation();
    await db.proposal.create({
      data: {
        callId: call.id,
        leadOrganisationId: organisation.id,
        titleKo: "초안",
        createdById: organisation.manager.id,
      },
    });
    const input = { callId: call.id, expectedVersion: call.version, closesAt: at(CLOSES, 86_400_000), reason };
    await expect(extendCall(director, input, CLOSES)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await extendCall(officer, input, at(CLOSES, 60_000))).toMatchObject({ ok: true });
    const facts = await callFacts(db, call.id);
    expect(callState(facts, at(CLOSES, 60_000))).toBe("OPEN");
    const [extension] = await db.callExtension.findMany({ where: { callId: call.id } });
    expect(extension).toMatchObject({ oldClosesAt: CLOSES, newClosesAt: input.closesAt, reason });
    const told = await db.notification.findMany({ where: { kind: "callExtended", href: `/calls/${call.code}` } });
    expect(told.map((notice) => notice.userId)).toEqual(
      expect.arrayContaining([organisation.manager.id, officer.id, director.id]),
    );
    expect(await types(call.id)).toContain("call.extended");
  });

  it("and the start of screening at once: one of the two happens", async () => {
    const call = await createCall({}, officer);
    const late = at(CLOSES, 1);
    const move = { callId: call.id, expectedVersion: call.version };
    await Promise.allSettled([
      extendCall(officer, { ...move, closesAt: at(CLOSES, 86_400_000), reason }, late),
      startScreening(officer, move, late),
    ]);
    const facts = await callFacts(db, call.id);
    const extended = facts.closesAt > CLOSES;
    expect([facts.phase, extended]).toEqual(extended ? ["ANNOUNCED", true] : ["SCREENING", false]);
  });

  it("and the announcement at once: never an extension of a draft", async () => {
    const call = await createDraftCall({}, officer);
    const move = { callId: call.id, expectedVersion: call.version };
    const [announced, extended] = await Promise.allSettled([
      announceCall(officer, move, BEFORE),
      extendCall(officer, { ...move, closesAt: at(CLOSES, 1), reason }, BEFORE),
    ]);
    expect(announced).toMatchObject({ status: "fulfilled", value: { ok: true } });
    if (extended.status === "fulfilled") expect(extended.value).toMatchObject({ reason: "CALL_NOT_ANNOUNCED" });
    expect(await callFacts(db, call.id)).toMatchObject({ phase: "ANNOUNCED", closesAt: CLOSES, version: 1 });
  });
});
