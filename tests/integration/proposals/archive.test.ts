import { createHash } from "node:crypto";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate as turnOfLoop } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { zipStream } from "@/lib/platform/files/zip-stream";
import { parseListQuery } from "@/lib/platform/list-query";
import { archiveProposals } from "@/lib/proposals/commands/archive-proposals";
import { withdrawProposal } from "@/lib/proposals/commands/withdraw-proposal";
import { seal } from "@/lib/proposals/domain/sealing";
import { STAFF_LIST } from "@/lib/proposals/domain/staff-list";
import { readSealed } from "@/lib/proposals/queries/sealed-contents";
import { createUser } from "@/tests/factories/actor";
import { pdfOf, pngOf } from "@/tests/factories/documents";
import { inside } from "@/tests/factories/inside";
import { createDraftProposal, createSubmittedProposal, expectOk } from "@/tests/factories/proposals";
import { type Scene, scene, shifted } from "./arrange";

const REASON = "적격성 검토 회의 자료로 씁니다.";
const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");

let officer: Actor;
let given: Scene;
let first: Awaited<ReturnType<typeof createSubmittedProposal>>;
let second: typeof first;
let after: Date;

const wish = (params: Record<string, string> = {}, proposalIds: string[] = []) => ({
  ...{ callId: given.call.id, query: parseListQuery(params, STAFF_LIST), proposalIds },
  ...{ reason: REASON, locale: "ko" as const },
});
type Files = Map<string, Buffer>;
async function unpacked(content: Readable): Promise<Files> {
  const zip = await fromBufferPromise(await buffer(content), { strictFileNames: true, validateEntrySizes: true });
  const files: Files = new Map();
  for await (const entry of zip.eachEntry()) {
    expect(entry.generalPurposeBitFlag & 0x800).toBe(0x800); // names are UTF-8
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}
const archive = async (who: Actor, asked = wish()) =>
  unpacked((await expectOk(archiveProposals(who, asked, after))).content);
const folders = (files: Files) => [
  ...new Set([...files.keys()].flatMap((name) => (name.includes("/") ? [name.split("/")[0]] : []))),
];

beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
  given = await scene({ title: "독자 모델 「누리」" });
  after = shifted(given.call.closesAt, 1);
  const files = [
    { kind: "other", name: "사업 계획.pdf", bytes: pdfOf() },
    { kind: "other", name: "구성도.png", bytes: pngOf() },
  ];
  first = await createSubmittedProposal({ ...given.plan, files }, given.at);
  const other = await scene({ call: given.call, title: "두 번째 모델" });
  second = await createSubmittedProposal(other.plan, other.at);
  await createDraftProposal((await scene({ call: given.call })).plan, given.at);
});

describe("the archive of a closed call", () => {
  it("holds each proposal in its folder, as sealed, and an index that every hash agrees with", async () => {
    const files = await archive(officer);
    const folder = `${first.receiptNumber}_${given.lead.nameKo}`;
    expect(folders(files)).toHaveLength(2);
    const inside = [...files.keys()].filter((name) => name.startsWith(`${folder}/`));
    expect(inside.map((name) => name.slice(folder.length + 1))).toEqual([
      `${first.receiptNumber}.pdf`,
      `${first.receiptNumber}.json`,
      ...["붙임 서류/구성도.png", "붙임 서류/사업 계획.pdf"],
    ]);
    expect(sha256(files.get(`${folder}/${first.receiptNumber}.json`) ?? "")).toBe(first.sha256);
    expect(files.get(`${folder}/${first.receiptNumber}.pdf`)?.subarray(0, 5).toString()).toBe("%PDF-");
    const sealed = readSealed(files.get(`${folder}/${first.receiptNumber}.json`)?.toString() ?? "");
    for (const file of sealed.attachments)
      expect(sha256(files.get(`${folder}/붙임 서류/${file.name}`) ?? "")).toBe(file.sha256);
    const sums = (files.get("SHA256SUMS")?.toString() ?? "").trim().split("\n");
    expect(sums).toHaveLength(files.size - 2);
    const index = files.get("index.csv")?.toString() ?? "";
    for (const line of sums) {
      const [hash = "", name = ""] = line.split("  ");
      expect(sha256(files.get(name) ?? "")).toBe(hash);
      expect(index).toContain(hash);
    }
    expect(index.startsWith("\uFEFF접수번호,")).toBe(true);
    expect(index.match(/,일치\r\n/g)).toHaveLength(4);
    expect(index).not.toContain("불일치");
  });

  it("is on record before it leaves: one event, and a line for each proposal", async () => {
    const reader = await createUser(["AUDITOR"]);
    const { count, content } = await expectOk(archiveProposals(reader, wish(), after));
    content.destroy();
    expect(count).toBe(2);
    const event = await db.auditEvent.findFirstOrThrow({ where: { actorId: reader.id, type: "proposal.archived" } });
    for (const words of [first.receiptNumber, second.receiptNumber, REASON]) expect(event.payload).toContain(words);
    const seen = await db.accessLog.findMany({ where: { actorId: reader.id, kind: "EXPORT" } });
    expect(seen.map(({ subjectId }) => subjectId).sort()).toEqual([first.proposalId, second.proposalId].sort());
    expect(seen.every((one) => one.reason === REASON)).toBe(true);
  });

  it("holds what the list shows, or what was chosen from it", async () => {
    expect(folders(await archive(officer, wish({ q: "두번째" })))).toEqual([
      expect.stringContaining(second.receiptNumber),
    ]);
    expect(folders(await archive(officer, wish({}, [first.proposalId])))).toEqual([
      expect.stringContaining(first.receiptNumber),
    ]);
    expect(await archiveProposals(officer, wish({ status: "DRAFT" }), after)).toMatchObject({
      reason: "NOTHING_TO_ARCHIVE",
    });
  });

  it("is nobody's while the call is open, nor of those without sight of proposals", async () => {
    expect(await archiveProposals(officer, wish(), given.call.closesAt)).toMatchObject({ reason: "NOT_CLOSED" });
    for (const role of ["APPLICANT", "REVIEWER", "ADMINISTRATOR", "STEWARD"] as const)
      await expect(archiveProposals(await createUser([role]), wish(), after)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });

  it("S3: leaves out what a conflict keeps from its reader, chosen or not", async () => {
    const bound = await createUser(["OFFICER"]);
    const finding = {
      proposalId: first.proposalId,
      userId: bound.id,
      kind: "DECLARED_TIE",
      severity: "EXCLUSION",
    } as const;
    await inside.conflictFinding.create({ data: { ...finding, evidence: {}, detectedAt: after } });
    const files = await archive(bound);
    expect(folders(files)).toEqual([expect.stringContaining(second.receiptNumber)]);
    expect(files.get("index.csv")?.toString()).not.toContain(first.receiptNumber);
    expect(await archiveProposals(bound, wish({}, [first.proposalId]), after)).toMatchObject({
      reason: "NOTHING_TO_ARCHIVE",
    });
  });

  it("keeps files inside their folder whatever the seal calls them, and names those lost, infected or changed", async () => {
    const made = await scene({ call: given.call, title: "이름이 나쁜 과제" });
    const files = ["하나.pdf", "둘.pdf", "셋.pdf"].map((name, n) => ({
      ...{ kind: "other", name, bytes: pdfOf({ padding: 10 + n }) },
    }));
    const sent = await createSubmittedProposal({ ...made.plan, files }, made.at);
    const row = await db.proposalSeal.findFirstOrThrow({ where: { proposalId: sent.proposalId } });
    const sealed = readSealed(row.content);
    const names = ["../../탈출.pdf", "/etc/passwd", "../../탈출.pdf"];
    const attachments = sealed.attachments.map((file, n) => ({ ...file, name: names[n] ?? "" }));
    const lost = attachments.slice(0, 1).map((file) => ({ ...file, name: "잃음.pdf", sha256: sha256("잃은 파일") }));
    const { id, ...facts } = row;
    const next = await db.proposalSeal.create({
      data: { ...facts, files: [], sealNo: 2, ...seal({ ...sealed, attachments: [...attachments, ...lost] }) },
    });
    await db.proposal.update({ where: { id: sent.proposalId }, data: { currentSealId: next.id } });
    await db.proposalAttachment.update({ where: { id: attachments[1]?.id ?? "" }, data: { scan: "INFECTED" } });
    const changed = attachments[2]?.sha256 ?? "";
    const place = path.join(env.DATA_DIR, "files", changed.slice(0, 2), changed.slice(2, 4), changed);
    await writeFile(place, "바뀐 내용");
    const found = await archive(officer, wish({}, [sent.proposalId]));
    const folder = `${sent.receiptNumber}_${made.lead.nameKo}`;
    expect([...found.keys()]).toEqual([
      `${folder}/${sent.receiptNumber}.pdf`,
      `${folder}/${sent.receiptNumber}.json`,
      `${folder}/붙임 서류/_.._탈출.pdf`,
      `${folder}/붙임 서류/_.._탈출 (2).pdf`,
      ...["index.csv", "SHA256SUMS"],
    ]);
    const index = found.get("index.csv")?.toString() ?? "";
    expect(index).toMatch(/_etc_passwd,,[0-9a-f]{64},악성 코드/);
    expect(index).toMatch(/탈출 \(2\)\.pdf,13,[0-9a-f]{64},불일치/);
    expect(index).toMatch(/잃음\.pdf,,[0-9a-f]{64},저장소에 없음/);
    const { version } = await db.proposal.findUniqueOrThrow({ where: { id: sent.proposalId } });
    const withdrawal = { proposalId: sent.proposalId, version, reason: "시험이 끝나 철회합니다." };
    await expectOk(withdrawProposal(made.manager, withdrawal, made.at));
    expect(folders(await archive(officer))).toHaveLength(2);
  });
});

describe("an archive on its way", () => {
  const megabyte = Buffer.alloc(1_000_000, 7);
  it("holds back while nobody reads, so that no more than a little is in memory", async () => {
    let drawn = 0;
    const source = () =>
      Readable.from(
        (async function* () {
          for (let n = 0; n < 50; n++) {
            drawn += 1;
            yield megabyte;
          }
        })(),
      );
    const output = zipStream(async (add) => {
      for (const name of ["가", "나"])
        await add({ path: name, content: async () => source(), at: new Date(0), compress: false });
    });
    await once(output, "readable");
    for (let turn = 0; turn < 50; turn++) await turnOfLoop();
    expect(drawn).toBeLessThan(8);
    expect((await buffer(output)).length).toBeGreaterThan(100_000_000);
    expect(drawn).toBe(100);
  });

  it("stops writing when its reader leaves, and breaks off when it cannot go on", async () => {
    let stopped = "";
    const left = zipStream(async (add) => {
      try {
        for (;;) await add({ path: `${Math.random()}`, content: megabyte, at: new Date(0), compress: false });
      } catch (error) {
        stopped = (error as Error).name;
        throw error;
      }
    });
    left.on("error", () => undefined);
    await once(left, "readable");
    left.destroy();
    await expect.poll(() => stopped).toBe("AbortError");
    const broken = zipStream(async (add) => {
      await add({ path: "가", content: "가", at: new Date(0) });
      throw new Error("lost");
    });
    await expect(buffer(broken)).rejects.toThrow("lost");
  });
});
