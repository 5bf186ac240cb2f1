import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { approveDecision } from "@/lib/objections/commands/approve-decision";
import { fileObjection } from "@/lib/objections/commands/file-objection";
import { proposeDecision } from "@/lib/objections/commands/propose-decision";
import { getObjection } from "@/lib/objections/queries/get-objection";
import {
  objectionDecisionLetter,
  objectionFile,
  objectionReceipt,
  ownFiledObjection,
} from "@/lib/objections/queries/letters";
import { listObjections, OBJECTION_LIST } from "@/lib/objections/queries/list-objections";
import { getOwnObjection, requireFiler } from "@/lib/objections/queries/own-objection";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { parseListQuery } from "@/lib/platform/list-query";
import { renderPdf } from "@/lib/platform/pdf";
import { createUser } from "@/tests/factories/actor";
import { pdfOf } from "@/tests/factories/documents";
import { inside } from "@/tests/factories/inside";
import {
  createExaminedObjection,
  createPublishedCall,
  decisionInput,
  FILED_AT,
  objectionInput,
  objectionVersion,
  PUBLISHED_AT,
  WINDOW_ENDS,
} from "@/tests/factories/objections";
import { pdfText } from "@/tests/factories/pdf-text";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { createReviewer } from "@/tests/factories/reviews";
import { emptySeats } from "@/tests/factories/teams";

const NOT_FOUND = { code: "NOT_FOUND" };
const EXAMINER = "카나리아심의위원";
type Call = Awaited<ReturnType<typeof createPublishedCall>>;
let officer: Actor;
let director: Actor;
let call: Call;
let first: { objectionId: string; proposalId: string; lead: Actor };
const list = (search: Record<string, string> = {}) => parseListQuery(search, OBJECTION_LIST);
const asText = (dto: unknown) => JSON.stringify(dto, (_key, value) => (typeof value === "bigint" ? `${value}` : value));

beforeAll(async () => {
  [officer, director] = await Promise.all([createUser(["OFFICER"]), createUser(["DIRECTOR"])]);
  await emptySeats(FILED_AT);
  call = await createPublishedCall({ officer, director }, [9000, 8000]);
  const proposal = call.proposals[1] as Call["proposals"][number];
  const examiner = await createReviewer({ name: EXAMINER });
  const made = await createExaminedObjection(officer, proposal, [examiner]);
  first = { ...proposal, objectionId: made.objectionId };
  const voices = Object.fromEntries(made.memberIds.map((id) => [id, "DISMISS" as const]));
  const version = await objectionVersion(made.objectionId);
  const reason = "신청서에 적힌 수치는 평가 당시 모두 확인되었으므로 이의를 받아들이지 않습니다.";
  const rejected = decisionInput(made.objectionId, version, voices, { verdict: "REJECTED", reason });
  const { decisionId } = await expectOk(proposeDecision(officer, rejected, FILED_AT));
  expect((await getOwnObjection(first.lead, first.proposalId, FILED_AT)).objection).toMatchObject({
    stage: "EXAMINING",
    decision: null,
  });
  await expectOk(approveDecision(director, { decisionId, expectedVersion: 0 }, FILED_AT));
}, 120_000);

describe("decision 021: whatever the application forgets", () => {
  it("voices are shown to the call's unbound staff, the calculation sheet to them and to who presides, neither to others", async () => {
    const { callId } = call;
    const shown = (actor: Pick<Actor, "id">) =>
      actingAs(actor, async () => [
        await db.objectionVoice.count({ where: { decision: { objectionId: first.objectionId } } }),
        await db.decisionSheet.count({ where: { decision: { callId } } }),
      ]);
    const seats = await inside.panelMember.findMany({ where: { panel: { callId } }, orderBy: { isChair: "desc" } });
    const chair = { id: seats[0]?.userId ?? "" };
    for (const staff of [officer, director, await createUser(["AUDITOR"])]) expect(await shown(staff)).toEqual([3, 1]);
    expect(await shown(chair)).toEqual([0, 1]);
    const bound = await createUser(["OFFICER"]);
    const finding = { proposalId: first.proposalId, kind: "DECLARED_TIE", severity: "EXCLUSION" } as const;
    const outcome = { outcome: "EXCLUDED", evidence: {}, detectedAt: FILED_AT } as const;
    const bind = (userId: string) => inside.conflictFinding.create({ data: { ...finding, ...outcome, userId } });
    await bind(bound.id);
    const member = seats.find((seat) => !seat.isChair);
    const others = await Promise.all((["ADMINISTRATOR", "DELIBERATOR"] as const).map((role) => createUser([role])));
    for (const other of [bound, first.lead, ...(member ? [{ id: member.userId }] : []), ...others])
      expect(await shown(other)).toEqual([0, 0]);
    const { id } = await bind(chair.id);
    expect(await shown(chair)).toEqual([0, 0]);
    await inside.conflictFinding.delete({ where: { id } });
    await expect(db.decisionSheet.count()).rejects.toThrow(/nobody's name/);
    await expect(
      actingAs(officer, () => db.decisionSheet.updateMany({ where: { decision: { callId } }, data: { text: "{}" } })),
    ).rejects.toThrow();
  });
});

describe("S10: what an applicant is served", () => {
  it("the decision and its reasons, never who examined it or how anybody voted", async () => {
    const own = await getOwnObjection(first.lead, first.proposalId, FILED_AT);
    expect(own.objection).toMatchObject({ stage: "DECIDED", decision: { verdict: "REJECTED", result: null } });
    const filed = await ownFiledObjection(first.lead, first.objectionId, FILED_AT);
    const letters = [await objectionReceipt(filed, "ko"), await objectionDecisionLetter(filed, "en")];
    for (const secret of [EXAMINER, "DISMISS", "voices", officer.name, director.name])
      expect(asText([own, ...letters])).not.toContain(secret);
    for (const other of [call.proposals[0]?.lead as Actor, officer, await createUser(["APPLICANT"])]) {
      await expect(getOwnObjection(other, first.proposalId, FILED_AT)).rejects.toMatchObject(NOT_FOUND);
      await expect(ownFiledObjection(other, first.objectionId, FILED_AT)).rejects.toMatchObject(NOT_FOUND);
    }
  });

  it("who may file sees the form while the window is open, at T − 1, T and T + 1", async () => {
    const { lead, proposalId } = call.proposals[0] as Call["proposals"][number];
    const shift = (at: Date, ms: number) => new Date(at.getTime() + ms);
    const mayFile = async (at: Date) => (await getOwnObjection(lead, proposalId, at)).mayFile;
    expect(await mayFile(shift(WINDOW_ENDS, -1))).toBe(true);
    expect(await mayFile(WINDOW_ENDS)).toBe(true);
    expect(await mayFile(shift(WINDOW_ENDS, 1))).toBe(false);
    expect(await mayFile(shift(PUBLISHED_AT, -1))).toBe(false);
    await requireFiler(lead, proposalId, WINDOW_ENDS);
    await expect(requireFiler(lead, proposalId, shift(WINDOW_ENDS, 1))).rejects.toMatchObject(NOT_FOUND);
  });

  it("letters of two applicants made at once hold each its own objection", async () => {
    const other = await createPublishedCall({ officer, director }, [6000]);
    const { lead, proposalId } = other.proposals[0] as Call["proposals"][number];
    const stored = await storeFile(pdfOf({ padding: 500 }), {
      name: "근거 자료.pdf",
      uploadedById: lead.id,
      limits: { maxBytes: 1_000_000 },
    });
    const { id, name } = await expectOk(Promise.resolve(stored));
    const input = objectionInput(proposalId, { file1: { id, name, sizeBytes: 500 } });
    const { objectionId } = await expectOk(fileObjection(lead, input, FILED_AT));
    const owners = [first, { lead, objectionId }];
    const numbers = await Promise.all(
      owners.map(async (one) => (await db.objection.findUniqueOrThrow({ where: { id: one.objectionId } })).number),
    );
    const texts = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const owner = owners[index % 2] as (typeof owners)[number];
        const filed = await ownFiledObjection(owner.lead, owner.objectionId, FILED_AT);
        const letter = await objectionReceipt(filed, index < 4 ? "ko" : "en");
        return pdfText(await renderPdf("letter", letter, FILED_AT));
      }),
    );
    for (const [index, text] of texts.entries())
      expect([...new Set(text.match(/FM-\d{4}-\d{2,}-\d{4}-OB/g))]).toEqual([numbers[index % 2]]);
    expect((await objectionFile(officer, objectionId, id)).name).toBe("근거 자료.pdf");
    expect((await objectionFile(lead, objectionId, id)).name).toBe("근거 자료.pdf");
    for (const stranger of [first.lead, await createUser(["ADMINISTRATOR"]), await createReviewer()])
      await expect(objectionFile(stranger, objectionId, id)).rejects.toMatchObject(NOT_FOUND);
  });
});

describe("S10, S3: what staff are served", () => {
  it("officers, directors and auditors; a bound person neither the list's row, nor the page, nor a file", async () => {
    const auditor = await createUser(["AUDITOR"]);
    for (const person of [officer, director, auditor]) {
      expect(await getObjection(person, first.objectionId, FILED_AT)).toMatchObject({ access: "OPEN" });
      expect(asText(await listObjections(person, list(), FILED_AT))).toContain(first.objectionId);
    }
    const bound = await createUser(["OFFICER"]);
    await inside.conflictFinding.create({
      data: {
        ...{ proposalId: call.proposals[0]?.proposalId ?? "", userId: bound.id, kind: "DECLARED_TIE" },
        ...{ severity: "EXCLUSION", outcome: "EXCLUDED", evidence: {}, detectedAt: FILED_AT },
      },
    });
    const page = await getObjection(bound, first.objectionId, FILED_AT);
    expect(Object.keys(page).sort()).toEqual(["access", "call"]);
    expect(asText(await listObjections(bound, list(), FILED_AT))).not.toContain(first.objectionId);
    for (const person of [await createUser(["ADMINISTRATOR"]), first.lead, await createReviewer()]) {
      await expect(getObjection(person, first.objectionId, FILED_AT)).rejects.toMatchObject(NOT_FOUND);
      await expect(listObjections(person, list(), FILED_AT)).rejects.toMatchObject(NOT_FOUND);
    }
  });

  it("the list searches, filters and takes the same number of queries with more rows", async () => {
    const count = async () => (await countQueries(() => listObjections(officer, list(), FILED_AT))).statements.length;
    const before = await count();
    const more = await createPublishedCall({ officer, director }, [6000, 6100]);
    for (const { lead, proposalId } of more.proposals)
      await expectOk(fileObjection(lead, objectionInput(proposalId), FILED_AT));
    expect(await count()).toBe(before);
    const { number } = await db.objection.findUniqueOrThrow({ where: { id: first.objectionId } });
    const found = await listObjections(officer, list({ q: number }), FILED_AT);
    expect(found.rows.map(({ id }) => id)).toEqual([first.objectionId]);
    const waiting = await listObjections(officer, list({ status: "FILED" }), FILED_AT);
    expect(waiting.rows.every(({ status }) => status === "FILED")).toBe(true);
    expect(waiting.total).toBeGreaterThanOrEqual(2);
  });
});
