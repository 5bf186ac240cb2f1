import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { advanceCallPhaseInTx, freezeCallRulebookInTx } from "@/lib/calls/commands";
import { applyDueAmendments, decideCallAmendment, proposeCallAmendment } from "@/lib/calls/commands/amend-rulebook";
import { callFacts } from "@/lib/calls/queries";
import { getCallRulebook } from "@/lib/calls/queries/managed-call";
import type { CallFacts } from "@/lib/calls/types";
import { db, inTransaction } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";
import { callDraft } from "@/tests/factories/call-draft";
import { createCall } from "@/tests/factories/calls";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";

let officer: Actor;
let director: Actor;
let call: CallFacts;
const { opensAt: OPENS, closesAt: CLOSES } = callDraft();
const at = (ms: number) => new Date(OPENS.getTime() + ms);
const HOUR = 3_600_000;
const words = "안전 기준이 바뀌어 규정을 함께 바꿉니다.";
const VERSION = 900;

beforeAll(async () => {
  await ensureRulebookV1();
  [officer, director] = await Promise.all([createUser(["OFFICER"]), createUser(["DIRECTOR"])]);
  const first = await db.rulebook.findUniqueOrThrow({ where: { version: 1 } });
  const content = first.content as { selection: { cutoffHundredths: number } };
  await db.rulebook.createMany({
    data: [
      {
        ...{ version: VERSION, effectiveFrom: at(1), reason: words, authorName: "시험", contentHash: "test" },
        content: { ...content, selection: { ...content.selection, cutoffHundredths: 7_500 } },
      },
    ],
    skipDuplicates: true,
  });
});

beforeEach(async () => {
  call = await createCall({}, officer);
  await inTransaction((tx) => freezeCallRulebookInTx(tx, call.id, OPENS));
});

const proposal = (effectiveAt: Date) => ({ callId: call.id, toVersion: VERSION, effectiveAt, reason: words });
async function proposed(effectiveAt: Date, now: Date): Promise<string> {
  const outcome = await proposeCallAmendment(officer, proposal(effectiveAt), now);
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return outcome.data.amendmentId;
}
const decide = (amendmentId: string, approve = true) => ({ amendmentId, approve, note: words });

describe("P3: the frozen rulebook of a call", () => {
  it("is held by the database but for an approved amendment", async () => {
    const move = () => db.call.update({ where: { id: call.id }, data: { rulebookVersion: VERSION } });
    await expect(move()).rejects.toThrow(/frozen/);
    await proposed(at(HOUR), at(2_000));
    await expect(move()).rejects.toThrow(/frozen/);
  });

  it("moves at the effective instant, with a numbered correction and the difference", async () => {
    const id = await proposed(at(HOUR), at(2_000));
    expect(await decideCallAmendment(director, decide(id), at(3_000))).toMatchObject({ ok: true });
    await applyDueAmendments(at(HOUR - 1_000));
    expect((await callFacts(db, call.id)).rulebookVersion).toBe(1);
    await Promise.all([applyDueAmendments(at(HOUR)), applyDueAmendments(at(HOUR)), applyDueAmendments(at(HOUR))]);
    await applyDueAmendments(at(HOUR + 1_000));
    expect((await callFacts(db, call.id)).rulebookVersion).toBe(VERSION);
    const corrections = await db.callCorrection.findMany({ where: { callId: call.id } });
    expect(corrections.map(({ changes }) => changes)).toEqual([{ rulebookVersion: { from: 1, to: VERSION } }]);
    const page = await getCallRulebook(director, call.id, at(HOUR));
    expect(page.amendments[0]).toMatchObject({ appliedAt: at(HOUR), changes: [{ figure: { key: "cutoff" } }] });
    const types = await db.auditEvent.findMany({ where: { subjectId: call.id }, orderBy: { seq: "asc" } });
    expect(types.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["call.amendmentProposed", "call.amendmentDecided", "call.amendmentApplied"]),
    );
  });

  it("L3: takes two people; the second of two decisions is a conflict", async () => {
    const both = await createUser(["OFFICER", "DIRECTOR"]);
    const own = await proposeCallAmendment(both, proposal(at(HOUR)), at(2_000));
    if (!own.ok) throw new Error("refused");
    expect(await decideCallAmendment(both, decide(own.data.amendmentId), at(3_000))).toMatchObject({
      reason: "SAME_PERSON",
    });
    await expect(decideCallAmendment(officer, decide(own.data.amendmentId), at(3_000))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const results = await Promise.allSettled(
      Array.from({ length: 3 }, () => decideCallAmendment(director, decide(own.data.amendmentId, false), at(3_000))),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect((await callFacts(db, call.id)).rulebookVersion).toBe(1);
  });

  it("one proposal at a time, however many officers", async () => {
    const results = await Promise.all(
      Array.from({ length: 4 }, () => proposeCallAmendment(officer, proposal(at(HOUR)), at(2_000))),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === "AMENDMENT_WAITING")).toHaveLength(3);
  });

  it("lapses when review begins before its instant", async () => {
    const late = new Date(CLOSES.getTime() + HOUR);
    const id = await proposed(late, at(2_000));
    await decideCallAmendment(director, decide(id), at(3_000));
    const moves = [
      ["ANNOUNCED", "SCREENING"],
      ["SCREENING", "IN_REVIEW"],
    ] as const;
    for (const [from, to] of moves)
      await inTransaction((tx) => advanceCallPhaseInTx(tx, officer, { callId: call.id, from: [from], to }, CLOSES));
    await applyDueAmendments(late);
    expect((await callFacts(db, call.id)).rulebookVersion).toBe(1);
    expect(await db.callRulebookAmendment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: "RETURNED",
      appliedAt: null,
    });
  });
});
