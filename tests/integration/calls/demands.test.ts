import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { freezeCallRulebookInTx } from "@/lib/calls/commands";
import { correctCall } from "@/lib/calls/commands/correct-call";
import { duplicateCall } from "@/lib/calls/commands/duplicate-call";
import { resetCallSettings, saveCallSettings } from "@/lib/calls/commands/settings";
import { callFacts } from "@/lib/calls/queries";
import { callRulebook } from "@/lib/calls/queries/settings";
import { db, inTransaction } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";
import { callDraft } from "@/tests/factories/call-draft";
import { createCall, createDraftCall } from "@/tests/factories/calls";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";

let officer: Actor;
let director: Actor;
const { opensAt: OPENS } = callDraft();
const at = (ms: number) => new Date(OPENS.getTime() + ms);
const reason = "신청자의 질문을 반영하여 보완합니다.";
const rules = (callId: string, expectedVersion: number) => ({
  ...{ callId, expectedVersion, reason, group: "rules" as const, signaturesRequired: true },
  ...{ competing: { organisations: "REFUSED" as const, people: "SHOWN" as const }, reminderHours: [48] },
});
const types = async (callId: string) =>
  (await db.auditEvent.findMany({ where: { subjectId: callId }, orderBy: { seq: "asc" } })).map((event) => event.type);

beforeAll(async () => {
  await ensureRulebookV1();
  [officer, director] = await Promise.all([createUser(["OFFICER"]), createUser(["DIRECTOR"])]);
});

describe("what a call asks", () => {
  it("is set card by card in a draft, without a correction, and goes back to the rulebook", async () => {
    const call = await createDraftCall({}, officer);
    expect(await saveCallSettings(officer, rules(call.id, 0), at(-1_000))).toMatchObject({ ok: true });
    expect((await callRulebook(db, call.id)).proposal).toMatchObject({ signaturesRequired: true, reminderHours: [48] });
    const same = await saveCallSettings(officer, rules(call.id, 1), at(-1_000));
    expect(same).toMatchObject({ reason: "NOTHING_CHANGED" });
    const reset = { callId: call.id, expectedVersion: 1, group: "rules" as const, reason: "" };
    expect(await resetCallSettings(officer, reset, at(-1_000))).toMatchObject({ ok: true });
    expect(await db.call.findUniqueOrThrow({ where: { id: call.id }, select: { settings: true } })).toEqual({
      settings: null,
    });
    expect(await db.callCorrection.count({ where: { callId: call.id } })).toBe(0);
    expect(await types(call.id)).toEqual(["call.drafted", "call.settingsChanged", "call.settingsChanged"]);
  });

  it("raises the version of a consent whose words change, and of no other", async () => {
    const call = await createDraftCall({}, officer);
    const { consents } = (await callRulebook(db, call.id)).proposal;
    const worded = consents.map(({ version: _version, ...wording }, index) =>
      index === 0 ? { ...wording, textKo: `${wording.textKo} 덧붙임.` } : wording,
    );
    const input = { callId: call.id, expectedVersion: 0, reason: "", group: "consents" as const, consents: worded };
    expect(await saveCallSettings(officer, input, at(-1_000))).toMatchObject({ ok: true });
    const after = (await callRulebook(db, call.id)).proposal.consents.map(({ version }) => version);
    expect(after).toEqual([2, ...consents.slice(1).map(({ version }) => version)]);
  });

  it.each([
    ["a second before opening", -1_000, { ok: true }],
    ["at the opening instant", 0, { reason: "SETTINGS_FROZEN" }],
    ["a second after", 1_000, { reason: "SETTINGS_FROZEN" }],
  ] as const)("P3: %s", async (_name, ms, outcome) => {
    const call = await createCall({}, officer);
    expect(await saveCallSettings(officer, rules(call.id, call.version), at(ms))).toMatchObject(outcome);
    expect(await db.callCorrection.count({ where: { callId: call.id } })).toBe(ms < 0 ? 1 : 0);
  });

  it("of an announced call changes with a reason only, for officers only, from the version that was seen", async () => {
    const call = await createCall({}, officer);
    const input = rules(call.id, call.version);
    const bare = await saveCallSettings(officer, { ...input, reason: "" }, at(-1_000));
    expect(bare).toMatchObject({ reason: "REASON_NEEDED" });
    await expect(saveCallSettings(director, input, at(-1_000))).rejects.toMatchObject({ code: "NOT_FOUND" });
    const stale = { ...input, expectedVersion: call.version + 1 };
    await expect(saveCallSettings(officer, stale, at(-1_000))).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("is held by the database once frozen, whoever writes", async () => {
    const call = await createCall({}, officer);
    await inTransaction((tx) => freezeCallRulebookInTx(tx, call.id, OPENS));
    await expect(
      db.call.update({ where: { id: call.id }, data: { settings: { signaturesRequired: true } } }),
    ).rejects.toThrow(/frozen/);
    await expect(db.call.update({ where: { id: call.id }, data: { rulebookFrozenAt: null } })).rejects.toThrow(
      /frozen/,
    );
  });
});

describe("C5: corrections", () => {
  const corrected = (callId: string, expectedVersion: number, noticeEn: string) => ({
    ...{ ...callDraft(), noticeEn, callId, expectedVersion, reason },
  });

  it("are numbered, keep what stood before, and tell whoever asked", async () => {
    const call = await createCall({}, officer);
    const asker = await createUser(["APPLICANT"]);
    await db.callQuestion.create({
      data: { callId: call.id, topic: "OTHER", question: "물음", askedById: asker.id, askedAt: OPENS },
    });
    const first = await correctCall(officer, corrected(call.id, call.version, `${call.noticeEn} One.`), at(1));
    expect(first).toMatchObject({ data: { number: 1 } });
    const second = await correctCall(officer, corrected(call.id, call.version + 1, `${call.noticeEn} Two.`), at(2));
    expect(second).toMatchObject({ data: { number: 2 } });
    const rows = await db.callCorrection.findMany({ where: { callId: call.id }, orderBy: { number: "asc" } });
    expect(rows[0]?.changes).toEqual({ noticeEn: { from: call.noticeEn, to: `${call.noticeEn} One.` } });
    expect(await db.notification.count({ where: { userId: asker.id, kind: "callCorrected" } })).toBe(2);
    expect(await types(call.id)).toContain("call.corrected");
    await expect(db.callCorrection.deleteMany({ where: { callId: call.id } })).rejects.toThrow();
  });

  it("two officers at once: one correction, one conflict; others find nothing", async () => {
    const call = await createCall({}, officer);
    const inputs = ["One.", "Two.", "Three."].map((text) =>
      corrected(call.id, call.version, `${call.noticeEn} ${text}`),
    );
    const results = await Promise.allSettled(inputs.map((input) => correctCall(officer, input, at(1))));
    expect(results.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
    expect(await db.callCorrection.count({ where: { callId: call.id } })).toBe(1);
    await expect(correctCall(director, corrected(call.id, 9, "Words, words."), at(1))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a copy", () => {
  it("has the words and demands of its original, not its code, window or history", async () => {
    const call = await createDraftCall({}, officer);
    await saveCallSettings(officer, rules(call.id, 0), at(-1_000));
    const outcome = await duplicateCall(officer, { callId: call.id }, at(0));
    if (!outcome.ok) throw new Error("refused");
    const copy = await callFacts(db, outcome.data.id);
    expect(copy).toMatchObject({ phase: "DRAFT", titleKo: call.titleKo, noticeKo: call.noticeKo, version: 0 });
    expect(copy.code).not.toBe(call.code);
    expect(copy.opensAt > at(0)).toBe(true);
    expect((await callRulebook(db, copy.id)).proposal.signaturesRequired).toBe(true);
    expect(await types(copy.id)).toEqual(["call.duplicated"]);
    await expect(duplicateCall(director, { callId: call.id }, at(0))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
