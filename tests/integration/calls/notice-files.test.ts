import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { duplicateCall } from "@/lib/calls/commands/duplicate-call";
import { changeNoticeFiles } from "@/lib/calls/commands/notice-files";
import { noticeFile, noticeFiles, requireNoticeEditor } from "@/lib/calls/queries/notice-files";
import { getPublicCall } from "@/lib/calls/queries/public";
import type { CallFacts } from "@/lib/calls/types";
import { db } from "@/lib/platform/db";
import { fileResponse, storeFile } from "@/lib/platform/files";
import { createUser } from "@/tests/factories/actor";
import { changeNotice, createCall, createDraftCall } from "@/tests/factories/calls";
import { hwpxOf, pdfOf, pngOf } from "@/tests/factories/documents";
import { expectOk } from "@/tests/factories/proposals";

const reason = "붙임 서식의 오기를 바로잡습니다.";
const NOT_FOUND = { code: "NOT_FOUND" };
let officer: Actor;
beforeEach(async () => {
  officer = await createUser(["OFFICER"]);
});
const before = (call: CallFacts) => new Date(call.opensAt.getTime() - 1_000);
const during = (call: CallFacts) => new Date(call.opensAt.getTime() + 1_000);
const names = async (callId: string) => (await noticeFiles(db, callId)).map(({ name }) => name);

describe("C1: files of a notice", () => {
  it("change freely in a draft, on record, and are its staff's until it is announced", async () => {
    const call = await createDraftCall({}, officer);
    await expectOk(changeNotice(officer, call.id, { name: "공고문.pdf", bytes: pdfOf() }, before(call)));
    await expectOk(changeNotice(officer, call.id, { name: "서식.hwpx", bytes: await hwpxOf() }, before(call)));
    const [first] = await noticeFiles(db, call.id);
    await expectOk(changeNotice(officer, call.id, { removeId: first?.id ?? "" }, before(call)));
    expect(await names(call.id)).toEqual(["서식.hwpx"]);
    expect(await db.callCorrection.count({ where: { callId: call.id } })).toBe(0);
    expect(await db.auditEvent.count({ where: { subjectId: call.id, type: "call.noticeFilesChanged" } })).toBe(3);
    const [kept] = await noticeFiles(db, call.id);
    const id = kept?.id ?? "";
    expect((await noticeFile(officer, call.id, id)).name).toBe("서식.hwpx");
    for (const stranger of [null, await createUser(["APPLICANT"])])
      await expect(noticeFile(stranger, call.id, id)).rejects.toMatchObject(NOT_FOUND);
  });

  it("are everybody's once announced, as downloads that cannot run, with size and hash", async () => {
    const call = await createCall({}, officer, undefined, [{ name: "공고문.pdf", bytes: pdfOf() }]);
    const { call: shown } = await getPublicCall(call.code, during(call));
    expect(shown.noticeFiles).toMatchObject([{ name: "공고문.pdf", sizeBytes: pdfOf().length }]);
    const response = await fileResponse(await noticeFile(null, call.id, shown.noticeFiles[0]?.id ?? ""));
    expect(response.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(Buffer.from(await response.arrayBuffer()).equals(pdfOf())).toBe(true);
  });

  it("C5: change after the announcement by one numbered correction, told to everybody; what stood stays readable", async () => {
    const call = await createCall({}, officer, undefined, [{ name: "공고문.pdf", bytes: pdfOf() }]);
    const [old] = await noticeFiles(db, call.id);
    const change = { name: "공고문.pdf", bytes: pdfOf({ padding: 9 }), removeId: old?.id ?? "" };
    expect(await changeNotice(officer, call.id, change, during(call))).toMatchObject({
      fieldErrors: { reason: ["tooShort?minimum=10"] },
    });
    expect(await expectOk(changeNotice(officer, call.id, { ...change, reason }, during(call)))).toMatchObject({
      number: 1,
    });
    const { call: shown } = await getPublicCall(call.code, during(call));
    expect(shown.corrections).toMatchObject([{ number: 1, reason, changes: [{ field: "noticeFiles" }] }]);
    const [changed] = shown.corrections[0]?.changes ?? [];
    expect(changed?.from).toMatchObject([{ id: old?.id, sha256: old?.sha256 }]);
    expect(changed?.to).toMatchObject([{ name: "공고문.pdf", sha256: shown.noticeFiles[0]?.sha256 }]);
    expect((await noticeFile(null, call.id, old?.id ?? "")).sha256).toBe(old?.sha256);
    expect(await db.notification.count({ where: { userId: officer.id, kind: "callCorrected" } })).toBe(1);
  });

  it("change once when two officers change them at once", async () => {
    const call = await createCall({}, officer);
    const other = await createUser(["OFFICER"]);
    const tries = await Promise.allSettled(
      [officer, other].map((one, n) =>
        changeNotice(one, call.id, { name: `${n}.png`, bytes: pngOf(), reason }, during(call)),
      ),
    );
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await names(call.id)).toHaveLength(1);
    expect(await db.callCorrection.count({ where: { callId: call.id } })).toBe(1);
  });

  it("are taken in only as whole documents under their true name, from those who may write the notice", async () => {
    const call = await createDraftCall({}, officer);
    const take = (name: string, bytes: Buffer) =>
      storeFile(bytes, { name, uploadedById: officer.id, limits: { maxBytes: 1_000_000, document: true } });
    for (const [name, bytes] of [
      ["거짓.pdf", pngOf()],
      ["암호.pdf", pdfOf({ encrypted: true })],
      ["잘린.pdf", pdfOf().subarray(0, 40)],
      ["글.txt", Buffer.from("글")],
    ] as const)
      expect(await take(name, bytes)).toMatchObject({ fieldErrors: { file: ["files.notDocument"] } });
    await expect(requireNoticeEditor(officer, call.id, before(call))).resolves.toBeUndefined();
    for (const role of ["DIRECTOR", "AUDITOR", "APPLICANT"] as const) {
      const person = await createUser([role]);
      await expect(requireNoticeEditor(person, call.id, before(call))).rejects.toMatchObject(NOT_FOUND);
      await expect(
        changeNotice(person, call.id, { name: "a.pdf", bytes: pdfOf() }, before(call)),
      ).rejects.toMatchObject(NOT_FOUND);
    }
    const stored = await expectOk(take("남의 것.pdf", pdfOf()));
    const other = await createUser(["OFFICER"]);
    const file = { id: stored.id, name: stored.name, sizeBytes: 1 };
    const input = { callId: call.id, expectedVersion: call.version, file, removeId: "", reason: "" };
    await expect(changeNoticeFiles(other, input, before(call))).rejects.toMatchObject(NOT_FOUND);
  });

  it("go along into a copy of the call", async () => {
    const call = await createCall({}, officer, undefined, [{ name: "공고문.pdf", bytes: pdfOf() }]);
    const { id } = await expectOk(duplicateCall(officer, { callId: call.id }, during(call)));
    expect(await names(id)).toEqual(["공고문.pdf"]);
  });
});
