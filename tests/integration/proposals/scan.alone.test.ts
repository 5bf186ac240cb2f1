import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

// The scanner's address is read once, when the environment is: it must be there before anything is imported.
const { port } = vi.hoisted(() => {
  const chosen = 20_000 + (process.pid % 20_000);
  process.env.CLAMD_ADDRESS = `127.0.0.1:${chosen}`;
  return { port: chosen };
});

import { db } from "@/lib/platform/db";
import { finishUpload } from "@/lib/proposals/commands/finish-upload";
import { scanAttachment } from "@/lib/proposals/commands/scan-attachment";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { receivePiece, startUpload } from "@/lib/proposals/commands/uploads";
import { attachmentFile } from "@/lib/proposals/queries/attachment-file";
import { proposalFacts, submissionFacts } from "@/lib/proposals/queries/facts";
import { getTaskList } from "@/lib/proposals/queries/task-list";
import { pdfOf } from "@/tests/factories/documents";
import { contentVersion, createFilledProposal, expectOk, signByAll } from "@/tests/factories/proposals";
import { scene } from "./arrange";

const ADDRESS = `127.0.0.1:${port}`;
const MARK = "EICAR-LIKE-MARK";

/** A small clamd: takes `zINSTREAM`, pieces with their length, an empty one at the end, and answers as the real one does. */
function answer(socket: Socket): void {
  let held = Buffer.alloc(0);
  socket.on("error", () => undefined);
  socket.on("data", (data) => {
    held = Buffer.concat([held, data as Buffer]);
    const command = held.indexOf(0);
    if (command < 0 || held.toString("latin1", 0, command) !== "zINSTREAM") return;
    const content: Buffer[] = [];
    for (let at = command + 1; at + 4 <= held.length; ) {
      const length = held.readUInt32BE(at);
      if (length === 0) {
        const found = Buffer.concat(content).includes(MARK);
        socket.end(found ? "stream: Test.Mark FOUND\0" : "stream: OK\0");
        return;
      }
      content.push(held.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
  });
}

let server: Server;
beforeAll(
  () =>
    new Promise<void>((resolve) => {
      server = createServer(answer).listen(port, "127.0.0.1", resolve);
    }),
);
afterAll(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
    }),
);

async function attached(bytes: Buffer) {
  const given = await scene();
  const { proposalId } = await createFilledProposal(given.plan, given.at, { markComplete: false });
  const made = { ...given, proposalId };
  const file = { proposalId, kind: "other", name: "붙임.pdf", sizeBytes: bytes.length };
  const { uploadId } = await expectOk(startUpload(made.manager, file, made.at));
  await receivePiece(made.manager, { proposalId, uploadId, offset: 0, bytes }, made.at);
  const { attachmentId } = await expectOk(finishUpload(made.manager, { proposalId, uploadId }, made.at));
  await signByAll(made.plan, proposalId, made.at);
  return { ...made, attachmentId };
}
const sealable = async ({ manager, proposalId, at }: Awaited<ReturnType<typeof attached>>) =>
  (await submissionFacts(db, await proposalFacts(db, manager, proposalId), at)).content.attachments.length;
const stateOf = async (id: string) => (await db.proposalAttachment.findUniqueOrThrow({ where: { id } })).scan;

it("hands a file out only once the scanner found it clean", async () => {
  const made = await attached(pdfOf({ padding: 200_000 }));
  const asked = { proposalId: made.proposalId, attachmentId: made.attachmentId, asReviewer: false };
  expect(await stateOf(made.attachmentId)).toBe("WAITING");
  expect(await attachmentFile(made.manager, asked, made.at)).toMatchObject({ ok: false, reason: "QUARANTINED" });
  const jobs = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job
    WHERE name = 'scan-attachment' AND data ->> 'attachmentId' = ${made.attachmentId}`;
  expect(jobs[0]?.count).toBe(1);
  await scanAttachment(made.attachmentId, ADDRESS, made.at);
  expect(await stateOf(made.attachmentId)).toBe("CLEAN");
  expect(await attachmentFile(made.manager, asked, made.at)).toMatchObject({ ok: true });
  expect(await db.proposalSignature.count({ where: { proposalId: made.proposalId, voidedAt: null } })).toBe(2);
});

/** A document in which the scanner finds something. */
function infectedPdf(): Buffer {
  const marked = pdfOf().toString("latin1").replace("/Type /Catalog", `/Type /Catalog /T (${MARK})`);
  // The mark moved what stands after it: the cross-reference is where it says again.
  const at = marked.indexOf("xref\n0 5");
  return Buffer.from(marked.replace(/startxref\n\d+/, `startxref\n${at}`), "latin1");
}

it("leaves an infected file out of the seal, voids what was signed with it and tells who sent it", async () => {
  const made = await attached(infectedPdf());
  expect(await sealable(made)).toBe(1);
  await scanAttachment(made.attachmentId, ADDRESS, made.at);
  await scanAttachment(made.attachmentId, ADDRESS, made.at);
  expect(await stateOf(made.attachmentId)).toBe("INFECTED");
  expect(await sealable(made)).toBe(0);
  expect(await db.proposalSignature.count({ where: { proposalId: made.proposalId, voidedAt: null } })).toBe(0);
  const told = { kind: "attachmentInfected", userId: made.manager.id };
  expect(await db.notification.count({ where: told })).toBe(1);
  const audit = { subjectId: made.proposalId, type: "proposal.attachmentInfected" };
  expect(await db.auditEvent.count({ where: audit })).toBe(1);
  const asked = { proposalId: made.proposalId, attachmentId: made.attachmentId, asReviewer: false };
  expect(await attachmentFile(made.manager, asked, made.at)).toMatchObject({ ok: false, reason: "QUARANTINED" });
});

it("stays in quarantine while the scanner does not answer", async () => {
  const made = await attached(pdfOf());
  await expect(scanAttachment(made.attachmentId, "127.0.0.1:1", made.at)).rejects.toThrow();
  expect(await stateOf(made.attachmentId)).toBe("WAITING");
});

it("C2: a file the scanner has not seen is said, sealed in time, and locked for good once it is found infected", async () => {
  const made = await attached(infectedPdf());
  const { manager, proposalId, attachmentId, at } = made;
  expect((await getTaskList(manager, proposalId, at)).waitingFiles).toBe(1);
  const input = { proposalId, contentVersion: await contentVersion(proposalId), attested: true as const };
  const { sha256 } = await expectOk(submitProposal(manager, input, at));
  expect(await attachmentFile(manager, { proposalId, attachmentId, asReviewer: false }, at)).toMatchObject({
    reason: "QUARANTINED",
  });
  await scanAttachment(attachmentId, ADDRESS, at);
  expect(await attachmentFile(manager, { proposalId, attachmentId, asReviewer: false }, at)).toMatchObject({
    reason: "QUARANTINED",
  });
  expect(await db.proposalSeal.findFirst({ where: { proposalId } })).toMatchObject({ sha256 });
  const told = { kind: "attachmentInfected", href: `/proposals/${proposalId}/sections/attachments` };
  expect(await db.notification.count({ where: { ...told, userId: manager.id } })).toBe(1);
});
