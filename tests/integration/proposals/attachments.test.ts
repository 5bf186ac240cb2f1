import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { openFile } from "@/lib/platform/files";
import { uploadsOnDisk } from "@/lib/platform/files/local";
import { finishUpload } from "@/lib/proposals/commands/finish-upload";
import { removeAttachment } from "@/lib/proposals/commands/remove-attachment";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { cancelUpload, receivePiece, startUpload } from "@/lib/proposals/commands/uploads";
import { sweepUploads } from "@/lib/proposals/jobs";
import { sealedProposals } from "@/lib/proposals/queries";
import { attachmentFile, sealedAttachmentFile } from "@/lib/proposals/queries/attachment-file";
import { getReceipt } from "@/lib/proposals/queries/receipt";
import { createUser } from "@/tests/factories/actor";
import { encryptedHwpx, hwpxOf, pdfOf, pdfOfSize, zipOf } from "@/tests/factories/documents";
import { contentVersion, createFilledProposal, expectOk, signByAll } from "@/tests/factories/proposals";
import { type Scene, scene, shifted } from "./arrange";

type Made = Scene & { proposalId: string };
const PIECE = 1_000_000;
const filled = async (): Promise<Made> => {
  const given = await scene();
  return { ...given, ...(await createFilledProposal(given.plan, given.at, { markComplete: false })) };
};

const begin = (made: Made, name: string, sizeBytes: number, more: { kind?: string; replacesId?: string } = {}) =>
  startUpload(made.manager, { proposalId: made.proposalId, kind: "other", name, sizeBytes, ...more }, made.at);

async function send(made: Made, uploadId: string, bytes: Buffer, from = 0): Promise<void> {
  for (let offset = from; offset < bytes.length; offset += PIECE) {
    const piece = { proposalId: made.proposalId, uploadId, offset, bytes: bytes.subarray(offset, offset + PIECE) };
    expect(await receivePiece(made.manager, piece, made.at)).toMatchObject({ accepted: true });
  }
}

async function upload(made: Made, name: string, bytes: Buffer, more: { kind?: string; replacesId?: string } = {}) {
  const { uploadId, receivedBytes } = await expectOk(begin(made, name, bytes.length, more));
  await send(made, uploadId, bytes, receivedBytes);
  const input = { proposalId: made.proposalId, uploadId, replacesId: more.replacesId };
  return finishUpload(made.manager, input, made.at);
}
const live = (made: Made) =>
  db.proposalAttachment.findMany({ where: { proposalId: made.proposalId, removedAt: null }, orderBy: { name: "asc" } });
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

describe("uploads in pieces (A6)", () => {
  it("arrive whole, are hashed, audited, void signatures, and are handed out to the consortium", async () => {
    const made = await filled();
    const bytes = pdfOfSize(3_500_000);
    const { attachmentId } = await expectOk(upload(made, "계획.pdf", bytes));
    const [row] = await live(made);
    expect(row).toMatchObject({
      id: attachmentId,
      sha256: sha256(bytes),
      mediaType: "application/pdf",
      scan: "UNSCANNED",
    });
    expect((await buffer(await openFile(sha256(bytes)))).equals(bytes)).toBe(true);
    const added = { subjectId: made.proposalId, type: "proposal.attachmentAdded" };
    expect(await db.auditEvent.count({ where: added })).toBe(1);
    const signed = { proposalId: made.proposalId, voidedBy: "attachments" };
    expect(await db.proposalSignature.count({ where: signed })).toBe(2);
    const asked = { proposalId: made.proposalId, attachmentId, asReviewer: false };
    expect(await attachmentFile(made.university.manager, asked, made.at)).toMatchObject({ ok: true });
    for (const stranger of [
      await createUser(["APPLICANT"]),
      await createUser(["OFFICER"]),
      await createUser(["REVIEWER"]),
    ])
      await expect(attachmentFile(stranger, asked, made.at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await db.accessLog.count({ where: { subjectId: made.proposalId, kind: "FILE" } })).toBe(1);
  });

  it("go on after a break by name and size, and take a piece only at its place", async () => {
    const made = await filled();
    const bytes = pdfOfSize(2_500_000);
    const { uploadId } = await expectOk(begin(made, "큰 계획.pdf", bytes.length));
    const first = { proposalId: made.proposalId, uploadId, offset: 0, bytes: bytes.subarray(0, PIECE) };
    await receivePiece(made.manager, first, made.at);
    expect(await receivePiece(made.manager, first, made.at)).toEqual({ accepted: false, receivedBytes: PIECE });
    const beyond = { ...first, offset: 2 * PIECE };
    expect(await receivePiece(made.manager, beyond, made.at)).toEqual({ accepted: false, receivedBytes: PIECE });
    const again = await expectOk(begin(made, "큰 계획.pdf", bytes.length));
    expect(again).toEqual({ uploadId, receivedBytes: PIECE });
    expect(await finishUpload(made.manager, { proposalId: made.proposalId, uploadId }, made.at)).toMatchObject({
      reason: "UPLOAD_INCOMPLETE",
    });
    await send(made, uploadId, bytes, PIECE);
    await expectOk(finishUpload(made.manager, { proposalId: made.proposalId, uploadId }, made.at));
    expect((await live(made))[0]?.sha256).toBe(sha256(bytes));
  });

  it("are written once when many send the same piece at once, and attached once when many finish", async () => {
    const made = await filled();
    const bytes = pdfOfSize(900_000);
    const { uploadId } = await expectOk(begin(made, "한 번.pdf", bytes.length));
    const piece = { proposalId: made.proposalId, uploadId, offset: 0, bytes };
    const received = await Promise.all(Array.from({ length: 12 }, () => receivePiece(made.manager, piece, made.at)));
    expect(received.filter(({ accepted }) => accepted)).toHaveLength(1);
    const input = { proposalId: made.proposalId, uploadId };
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => expectOk(finishUpload(made.manager, input, made.at))),
    );
    expect(new Set(outcomes.map(({ attachmentId }) => attachmentId)).size).toBe(1);
    expect(await live(made)).toHaveLength(1);
    expect(await finishUpload(made.manager, input, made.at)).toMatchObject({ ok: true });
  });

  it("belong to whoever began them, may be given up, and are swept when nobody goes on", async () => {
    const made = await filled();
    const { uploadId } = await expectOk(begin(made, "그만.pdf", 2_000));
    const piece = { proposalId: made.proposalId, uploadId, offset: 0, bytes: Buffer.alloc(1_000) };
    await expect(receivePiece(made.university.manager, piece, made.at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await receivePiece(made.manager, piece, made.at);
    await expectOk(cancelUpload(made.manager, { proposalId: made.proposalId, uploadId }));
    expect(await uploadsOnDisk()).not.toContain(uploadId);
    const stale = await expectOk(begin(made, "오래.pdf", 2_000));
    await receivePiece(made.manager, { ...piece, uploadId: stale.uploadId }, made.at);
    await sweepUploads(shifted(made.at, 2 * 86_400_000));
    expect(await uploadsOnDisk()).toContain(stale.uploadId);
    await sweepUploads(shifted(made.at, 4 * 86_400_000));
    expect(await uploadsOnDisk()).not.toContain(stale.uploadId);
    expect(await db.proposalUpload.count({ where: { id: stale.uploadId } })).toBe(0);
  });
});

describe("answers to files (A6)", () => {
  it("keeps names composed, and what stood there stands after every refusal", async () => {
    const made = await filled();
    const composed = "사업계획서 붙임.hwpx";
    await expectOk(upload(made, composed.normalize("NFD"), await hwpxOf()));
    const refusals: [string, Buffer, string][] = [
      ["잘린.pdf", pdfOf().subarray(0, 300), "PDF_TRUNCATED"],
      ["이름만.pdf", await hwpxOf(), "EXTENSION_MISMATCH"],
      ["섞인.pdf", Buffer.concat([pdfOf(), await zipOf([{ name: "a", content: "a" }])]), "POLYGLOT"],
      ["암호.hwpx", await encryptedHwpx(), "HWPX_ENCRYPTED"],
      ["묶음.zip", await zipOf([{ name: "a", content: "a" }]), "ZIP_NOT_ALLOWED"],
    ];
    for (const [name, bytes, reason] of refusals)
      expect(await upload(made, name, bytes), name).toMatchObject({ ok: false, reason });
    expect((await live(made)).map(({ name }) => name)).toEqual([composed]);
    expect(await begin(made, composed.normalize("NFD"), 10)).toMatchObject({ reason: "NAME_TAKEN" });
    expect(await uploadsOnDisk()).toEqual([]);
  });

  it("replaces and removes, and keeps what was removed on record", async () => {
    const made = await filled();
    const first = await expectOk(upload(made, "증명.pdf", pdfOf()));
    const replaced = await expectOk(
      upload(made, "증명.pdf", pdfOf({ padding: 90 }), { replacesId: first.attachmentId }),
    );
    expect((await live(made)).map(({ id }) => id)).toEqual([replaced.attachmentId]);
    const input = { proposalId: made.proposalId, attachmentId: replaced.attachmentId };
    await expect(removeAttachment(made.university.manager, input, made.at)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await removeAttachment(made.manager, input, shifted(made.call.closesAt, 1))).toMatchObject({
      reason: "CALL_CLOSED",
    });
    await expectOk(removeAttachment(made.manager, input, made.at));
    await expect(removeAttachment(made.manager, input, made.at)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await db.proposalAttachment.count({ where: { proposalId: made.proposalId } })).toBe(2);
  });

  it.each([
    [99_999_999, null],
    [100_000_000, null],
    [100_000_001, "FILE_TOO_LARGE"],
  ])("limits of the call: a file of %d bytes", async (bytes, reason) => {
    const made = await filled();
    const outcome = await begin(made, "큰.pdf", bytes);
    expect(outcome).toMatchObject(reason ? { ok: false, reason } : { ok: true });
  });

  it.each([9_999_999, 10_000_000, 10_000_001])("takes %d bytes in pieces", async (bytes) => {
    const made = await filled();
    await expectOk(upload(made, "열.pdf", pdfOfSize(bytes)));
    expect((await live(made))[0]?.sizeBytes).toBe(BigInt(bytes));
  });

  it("C2: in time until the closing instant, whatever was uploaded before", async () => {
    const made = await filled();
    const bytes = pdfOf();
    const { uploadId } = await expectOk(begin(made, "막판.pdf", bytes.length));
    await send(made, uploadId, bytes);
    const input = { proposalId: made.proposalId, uploadId };
    expect(await finishUpload(made.manager, input, shifted(made.call.closesAt, 1))).toMatchObject({
      reason: "CALL_CLOSED",
    });
    await expectOk(finishUpload(made.manager, input, made.call.closesAt));
  });
});

it("A8: the seal, the receipt and the seal's list of files name every file with its hash", async () => {
  const made = await filled();
  const bytes = pdfOf({ padding: 500 });
  const { attachmentId } = await expectOk(upload(made, "붙임 1.pdf", bytes, { kind: "planAppendix" }));
  await signByAll(made.plan, made.proposalId, made.at);
  const version = await contentVersion(made.proposalId);
  await expectOk(
    submitProposal(made.manager, { proposalId: made.proposalId, contentVersion: version, attested: true }, made.at),
  );
  const file = { name: "붙임 1.pdf", sizeBytes: bytes.length, sha256: sha256(bytes) };
  const [sealed] = await sealedProposals(db, made.call.id);
  expect(sealed?.sealed.attachments).toEqual([
    { id: attachmentId, kind: "planAppendix", kindKo: "사업계획서 붙임", kindEn: "Appendix to the plan", ...file },
  ]);
  const seal = await db.proposalSeal.findFirstOrThrow({ where: { proposalId: made.proposalId } });
  expect(seal.files).toEqual([file]);
  expect((await getReceipt(made.manager, made.proposalId, made.at)).files).toEqual([file]);
  expect(await sealedAttachmentFile(db, made.proposalId, attachmentId)).toMatchObject({ ok: true });
  const officer = await createUser(["OFFICER"]);
  const asked = { proposalId: made.proposalId, attachmentId, asReviewer: false };
  await expect(attachmentFile(officer, asked, made.at)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await attachmentFile(officer, asked, shifted(made.call.closesAt, 1))).toMatchObject({ ok: true });
  const reviewer = await createUser(["REVIEWER"]);
  expect(await attachmentFile(reviewer, { ...asked, asReviewer: true }, made.at)).toMatchObject({ ok: true });
});
