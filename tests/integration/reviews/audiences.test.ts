import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, mintActor } from "@/lib/access/actor";
import { openAuditExport } from "@/lib/audit/commands";
import { ACCESS_LIST, AUDIT_LIST, getAuditEvent, listAccess, listAuditEvents } from "@/lib/audit/queries";
import { callFacts } from "@/lib/calls/queries";
import { db, inTransactionAs } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { approveSelectionInTx } from "@/lib/reviews/commands/approve-selection";
import { declare } from "@/lib/reviews/commands/declare";
import { proposeSelection } from "@/lib/reviews/commands/propose-selection";
import { publishResults } from "@/lib/reviews/commands/publish-results";
import { signPledge } from "@/lib/reviews/commands/sign-pledge";
import { exportCalculationSheet } from "@/lib/reviews/queries/export-ranking";
import { getApplicantResult } from "@/lib/reviews/queries/get-applicant-result";
import { getChairPage } from "@/lib/reviews/queries/get-chair-page";
import { getConflictsPage } from "@/lib/reviews/queries/get-conflicts-page";
import { getDecision } from "@/lib/reviews/queries/get-decision";
import { getPanelPage } from "@/lib/reviews/queries/get-panel-page";
import { getRanking } from "@/lib/reviews/queries/get-ranking";
import { getOwnSheet, getReviewWork } from "@/lib/reviews/queries/get-review-work";
import { listMyReviews } from "@/lib/reviews/queries/my-reviews";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import {
  assignmentOf,
  createPanelOf,
  createReviewer,
  createScreenedCall,
  PROPOSED_AT,
  SCORED_AT,
  scoreProposal,
  startReview,
} from "@/tests/factories/reviews";

const CANARY = "카나리아심사위원";
const TITLE_WORD = "과제";
let officer: Actor;
let director: Actor;
let canary: Actor;
let chair: Actor;
let lead: Actor;
let callId: string;
let panelId: string;
let proposalIds: string[];
const NOT_FOUND = { code: "NOT_FOUND" };
const asText = (dto: unknown) => JSON.stringify(dto, (_key, value) => (typeof value === "bigint" ? `${value}` : value));

beforeAll(async () => {
  [officer, director] = await Promise.all([createUser(["OFFICER"]), createUser(["DIRECTOR"])]);
  canary = await createReviewer({ name: CANARY, affiliations: [{ organisationName: "한바다연구원" }] });
  chair = await createReviewer();
  const screened = await createScreenedCall(officer, 2, { seats: 1 });
  ({ callId } = screened);
  proposalIds = screened.proposals.map(({ proposalId }) => proposalId);
  lead = screened.proposals[0]?.lead as Actor;
  panelId = await createPanelOf(officer, callId, [chair, canary]);
  await startReview(officer, panelId);
  chair = mintActor({ ...chair, grants: [...chair.grants, { role: "CHAIR", scope: { kind: "PANEL", id: panelId } }] });
}, 60_000);

describe("S3: what a reviewer is served, step by step", () => {
  it("not a byte of the proposal before pledge and declaration", async () => {
    const { id, version } = await assignmentOf(canary, proposalIds[0] ?? "");
    const before = await getReviewWork(canary, id);
    expect(before.step).toBe("PLEDGE");
    expect(asText(before)).not.toContain("organisations");
    await expect(getOwnSheet(canary, id)).rejects.toMatchObject(NOT_FOUND);
    await expectOk(signPledge(canary, { panelId, agreed: true }, SCORED_AT));
    const declaring = await getReviewWork(canary, id);
    expect(declaring.step).toBe("DECLARE");
    for (const word of [TITLE_WORD, "sections", "purpose", "사전학습"]) expect(asText(declaring)).not.toContain(word);
    const clear = { assignmentId: id, expectedVersion: version, declaration: "CLEAR" as const, note: "" };
    await expectOk(declare(canary, clear, SCORED_AT));
    expect(await getReviewWork(canary, id)).toMatchObject({ step: "REVIEW", writable: true });
    expect(await db.accessLog.count({ where: { actorId: canary.id, kind: "PROPOSAL" } })).toBe(1);
    for (const other of [chair, officer, lead, await createUser(["REVIEWER"])])
      await expect(getReviewWork(other, id)).rejects.toMatchObject(NOT_FOUND);
    expect(await listMyReviews(lead)).toEqual([]);
    const note = "연구 자문을 맡은 사실이 확인되었습니다";
    const tie = { ...clear, expectedVersion: version + 1, declaration: "CONFLICT" as const, note };
    await expectOk(declare(canary, tie, SCORED_AT));
    const after = await getReviewWork(canary, id);
    expect(after.step).toBe("CLOSED_TO_YOU");
    expect(asText(after)).not.toContain("sealed");
  });
});

describe("what staff are served", () => {
  it("a bound officer, director or auditor gets no ranking at all; an administrator never any", async () => {
    await scoreProposal(chair, proposalIds[0] ?? "", 9000);
    for (const role of ["OFFICER", "DIRECTOR", "AUDITOR"] as const) {
      const person = await createUser([role]);
      expect(await getRanking(person, callId, new Date())).toMatchObject({ access: "OPEN" });
      await inside.conflictFinding.create({
        data: {
          ...{ proposalId: proposalIds[1] ?? "", userId: person.id, kind: "DECLARED_TIE", severity: "EXCLUSION" },
          ...{ outcome: "EXCLUDED", evidence: {}, detectedAt: SCORED_AT },
        },
      });
      for (const query of [getRanking, getDecision, getPanelPage, getConflictsPage]) {
        const page = await query(person, callId, new Date());
        expect(Object.keys(page).sort()).toEqual(["access", "call"]);
        expect(page.access).toBe("CONFLICTED");
      }
      const wish = { callId, reason: "결재 자료로 씀", detail: "" };
      await expect(exportCalculationSheet(person, wish)).rejects.toMatchObject(NOT_FOUND);
    }
    const administrator = await createUser(["ADMINISTRATOR"]);
    for (const query of [getRanking, getDecision, getPanelPage, getConflictsPage])
      await expect(query(administrator, callId, new Date())).rejects.toMatchObject(NOT_FOUND);
  });

  it("a chair sees the ranking only after their own sheets, a reviewer never; both without names", async () => {
    expect(await getRanking(chair, callId, new Date())).toMatchObject({ access: "OWN_SHEETS_FIRST" });
    await expect(getRanking(canary, callId, new Date())).rejects.toMatchObject(NOT_FOUND);
    await scoreProposal(chair, proposalIds[1] ?? "", 7000);
    await scoreProposal(canary, proposalIds[1] ?? "", 7100);
    const ranking = await getRanking(chair, callId, new Date());
    expect(ranking).toMatchObject({ access: "OPEN", may: { export: false, propose: false } });
    for (const dto of [ranking, await getRanking(officer, callId, new Date()), await getChairPage(chair, panelId)])
      expect(asText(dto)).not.toContain(CANARY);
    await expect(getChairPage(canary, panelId)).rejects.toMatchObject(NOT_FOUND);
  });

  it("the pages of many rows come in so few statements that session and clock make no more than twelve of them", async () => {
    const count = async (work: () => Promise<unknown>) => (await countQueries(work)).statements.length;
    expect(await count(() => getPanelPage(officer, callId))).toBeLessThanOrEqual(11);
    expect(await count(() => getRanking(officer, callId, new Date()))).toBeLessThanOrEqual(10);
    expect(await count(() => listMyReviews(canary))).toBeLessThanOrEqual(4);
  });

  it("an export carries seats, never names, and is on record with its reason", async () => {
    const wish = { callId, reason: "결재 자료로 씀", detail: "ranking json" };
    const { text } = await exportCalculationSheet(officer, wish);
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(canary.id);
    expect(await db.accessLog.count({ where: { kind: "EXPORT", subjectId: callId, reason: wish.reason } })).toBe(1);
  });
});

describe("both logs", () => {
  const events = (actor: Actor, params = {}) => listAuditEvents(actor, parseListQuery(params, AUDIT_LIST));
  const accesses = (actor: Actor, params = {}) => listAccess(actor, parseListQuery(params, ACCESS_LIST));
  it("S3: tell a bound auditor or director nothing of reviews: no row, no count, no search, no export", async () => {
    const auditor = await createUser(["AUDITOR"]);
    const search = { q: CANARY };
    const [row] = (await events(auditor, { ...search, noun: "review" })).rows;
    expect(row?.actorName).toBe(CANARY);
    expect((await accesses(auditor, search)).total).toBeGreaterThan(0);
    await inside.conflictFinding.create({
      data: {
        ...{ proposalId: proposalIds[0] ?? "", userId: auditor.id, kind: "DECLARED_TIE", severity: "EXCLUSION" },
        ...{ outcome: "EXCLUDED", evidence: {}, detectedAt: SCORED_AT },
      },
    });
    expect(await events(auditor, search)).toEqual({ rows: [], total: 0, closed: true });
    expect(await accesses(auditor, search)).toEqual({ rows: [], total: 0, closed: true });
    await expect(getAuditEvent(auditor, BigInt(row?.seq ?? 0))).rejects.toMatchObject(NOT_FOUND);
    expect((await events(auditor)).total).toBeGreaterThan(0);
    const lines: string[] = [];
    for await (const line of await openAuditExport(auditor, { reason: "연간 감사 자료로 보관함" }, SCORED_AT))
      lines.push(line);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ complete: false });
    expect(lines.join("")).not.toContain(CANARY);
  });
});

describe("S8: what an applicant is served", () => {
  it("nothing before publication", async () => {
    for (const actor of [lead, officer, canary])
      await expect(getApplicantResult(actor, proposalIds[0] ?? "")).rejects.toMatchObject(NOT_FOUND);
  });

  it("then total, band, opinions and the list of members — and no way from a name to a score", async () => {
    const selection = { callId, reason: "전체 평가표에 따라 산출한 선정안", missingReason: "" };
    const { decisionId } = await expectOk(proposeSelection(officer, selection, PROPOSED_AT));
    const decide = { decisionId, expectedVersion: 0 };
    await expectOk(inTransactionAs(director, (tx) => approveSelectionInTx(tx, director, decide, PROPOSED_AT)));
    await expect(getApplicantResult(lead, proposalIds[0] ?? "")).rejects.toMatchObject(NOT_FOUND);
    const { version } = await callFacts(db, callId);
    await expectOk(publishResults(director, { callId, expectedVersion: version }, PROPOSED_AT));
    const result = await getApplicantResult(lead, proposalIds[0] ?? "");
    expect(result).toMatchObject({ result: "SELECTED", totalHundredths: 9000, sheetCount: 1 });
    const { panelMembers, ...rest } = result;
    expect(panelMembers.map(({ name }) => name)).toContain(CANARY);
    expect(Object.keys(panelMembers[0] ?? {})).toEqual(["name", "affiliation"]);
    const told = asText(rest);
    for (const secret of [CANARY, canary.id, chair.id, "seat", "Seat", 'rank"', "7100", "items"])
      expect(told).not.toContain(secret);
    await expect(getApplicantResult(lead, proposalIds[1] ?? "")).rejects.toMatchObject(NOT_FOUND);
    await expect(getApplicantResult(canary, proposalIds[0] ?? "")).rejects.toMatchObject(NOT_FOUND);
  });
});
