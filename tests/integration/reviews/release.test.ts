import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { callFacts } from "@/lib/calls/queries";
import { db, inTransactionAs } from "@/lib/platform/db";
import { renderPdf } from "@/lib/platform/pdf";
import { approveSelectionInTx } from "@/lib/reviews/commands/approve-selection";
import { proposeSelection } from "@/lib/reviews/commands/propose-selection";
import { publishResults } from "@/lib/reviews/commands/publish-results";
import { redactPhrase, settleOpinion } from "@/lib/reviews/commands/settle-opinion";
import { getApplicantResult } from "@/lib/reviews/queries/get-applicant-result";
import { getReleasePage } from "@/lib/reviews/queries/get-release-page";
import { resultLetter } from "@/lib/reviews/queries/result-letter";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { pdfText } from "@/tests/factories/pdf-text";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import {
  createPanelOf,
  createReviewer,
  createScreenedCall,
  PROPOSED_AT,
  SHEET_OPINION,
  scoreProposal,
  startReview,
} from "@/tests/factories/reviews";

const AT = PROPOSED_AT;
const REASON = "평가위원의 이름이 드러남";
let officer: Actor;
let director: Actor;
beforeAll(async () => {
  [officer, director] = await Promise.all([createUser(["OFFICER"]), createUser(["DIRECTOR"])]);
});

/** A decided call of `count` proposals and two reviewers; the second writes `opinion` on the first proposal. */
async function decided(count: number, opinion = SHEET_OPINION) {
  const first = await createReviewer({ name: "고유란", nameEn: "Ko Yuran" });
  const second = await createReviewer({ name: "Edda Lindqvist" });
  const { callId, proposals } = await createScreenedCall(officer, count, { seats: 1 });
  const panelId = await createPanelOf(officer, callId, [first, second]);
  await startReview(officer, panelId);
  for (const [index, { proposalId }] of proposals.entries()) {
    await scoreProposal(first, proposalId, 9000 - index * 500);
    await scoreProposal(second, proposalId, 8000 - index * 500, index === 0 ? { opinion } : {});
  }
  const selection = { callId, reason: "전체 평가표에 따라 산출한 선정안", missingReason: "" };
  const { decisionId } = await expectOk(proposeSelection(officer, selection, AT));
  const approval = { decisionId, expectedVersion: 0 };
  await expectOk(inTransactionAs(director, (tx) => approveSelectionInTx(tx, director, approval, AT)));
  return { callId, first, second, proposals };
}
const publish = async (callId: string, actor = director, at = AT) =>
  publishResults(actor, { callId, expectedVersion: (await callFacts(db, callId)).version }, at);
async function opened(callId: string, actor = officer, show: string | null = null) {
  const page = await getReleasePage(actor, callId, show);
  if (page.access !== "OPEN") throw new Error("closed");
  return page;
}

describe("S8: names in opinions", () => {
  const opinion = `고유란 위원의 지적대로 보완이 필요합니다. As Ms Lindqvist said, 고유란 교수의 방법론과 다릅니다. ${SHEET_OPINION}`;
  it("hold publication up until each is kept or redacted; what is redacted leaves in no form, the sheet keeps it", async () => {
    const { callId, proposals } = await decided(2, opinion);
    const proposalId = proposals[0]?.proposalId ?? "";
    expect(await db.notification.count({ where: { userId: officer.id, kind: "opinionsToCheck" } })).toBe(1);
    const page = await opened(callId);
    expect(page).toMatchObject({ waiting: 3, settled: 0, may: { settle: true } });
    const [{ sheetId = "", field = "", hits = [] } = {}] = page.proposals[0]?.opinions ?? [];
    expect(hits.map(({ found, people }) => [found, people[0]?.name])).toEqual([
      ["고유란 위원", "고유란"],
      ["Lindqvist", "Edda Lindqvist"],
      ["고유란 교수", "고유란"],
    ]);
    expect(await publish(callId)).toMatchObject({ reason: "OPINIONS_UNSETTLED", reasonParams: { count: 3 } });

    const settle = (index: number, outcome: "KEPT" | "REDACTED", revision = 0) =>
      settleOpinion(
        officer,
        {
          ...{ callId, sheetId, field, outcome, reason: REASON, expectedRevision: revision },
          ...{ start: hits[index]?.start ?? 0, end: hits[index]?.end ?? 0 },
        },
        AT,
      );
    const together = await Promise.allSettled([settle(0, "KEPT"), settle(0, "KEPT"), settle(0, "KEPT")]);
    expect(together.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    await expectOk(settle(0, "REDACTED", 1)); // the last word before publication counts
    await expectOk(redactPhrase(officer, { callId, sheetId, field, phrase: "Ms Lindqvist", reason: REASON }, AT));
    expect((await opened(callId)).waiting).toBe(1);
    await expectOk(settle(2, "KEPT"));
    const none = { callId, sheetId, field, phrase: "없는 말", reason: REASON };
    expect(await redactPhrase(officer, none, AT)).toMatchObject({ reason: "PHRASE_NOT_FOUND" });
    await expectOk(publish(callId));

    const result = await getApplicantResult(proposals[0]?.lead as Actor, proposalId);
    const read = result.overallOpinions.find((text) => text.includes("○○○"));
    expect(read).toBe(
      `○○○의 지적대로 보완이 필요합니다. As ○○○ said, 고유란 교수의 방법론과 다릅니다. ${SHEET_OPINION}`,
    );
    expect(JSON.stringify(await resultLetter(result, "ko"))).not.toContain("고유란 위원의");
    const kept = await inside.scoreSheet.findUniqueOrThrow({
      where: { id: sheetId },
      select: { overallOpinion: true },
    });
    expect(kept.overallOpinion).toBe(opinion);
    expect(await settle(1, "KEPT")).toMatchObject({ reason: "RESULTS_PUBLISHED" });
    const late = {
      sheetId,
      field,
      startAt: 0,
      endAt: 1,
      revision: 1,
      found: "고",
      outcome: "KEPT",
      reason: REASON,
    } as const;
    await expect(inside.opinionCheck.create({ data: { ...late, byId: officer.id, at: AT } })).rejects.toThrow(
      /are public/,
    );
    await expect(inside.opinionCheck.deleteMany({ where: { sheetId } })).rejects.toThrow(
      /permission denied|append-only/,
    );
    const events = await db.auditEvent.findMany({ where: { type: "review.opinionChecked", subjectId: sheetId } });
    expect(events).toHaveLength(4);
    expect(events.map(({ payload }) => payload).join()).not.toContain("고유란");
  });

  it("are looked at by officers without a conflict only", async () => {
    const { callId, proposals, first } = await decided(1, opinion);
    const bound = await createUser(["OFFICER", "DIRECTOR"]);
    await inside.conflictFinding.create({
      data: {
        ...{
          proposalId: proposals[0]?.proposalId ?? "",
          userId: bound.id,
          kind: "DECLARED_TIE",
          severity: "EXCLUSION",
        },
        ...{ outcome: "EXCLUDED", evidence: {}, detectedAt: AT },
      },
    });
    expect(Object.keys(await getReleasePage(bound, callId, null)).sort()).toEqual(["access", "call"]);
    expect(await publish(callId, bound)).toMatchObject({ reason: "CONFLICT_OF_INTEREST" });
    for (const actor of [proposals[0]?.lead as Actor, first, await createUser(["ADMINISTRATOR"])])
      await expect(getReleasePage(actor, callId, null)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const page = await opened(callId, await createUser(["AUDITOR"]));
    expect(page.may.settle).toBe(false);
    const [{ sheetId = "", field = "" } = {}] = page.proposals[0]?.opinions ?? [];
    const wish = { callId, sheetId, field, phrase: "보완", reason: REASON };
    await expect(redactPhrase(director, wish, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await redactPhrase(bound, wish, AT)).toMatchObject({ reason: "CONFLICT_OF_INTEREST" });
  });

  it("the page takes the same number of queries with more proposals", async () => {
    const [few, many] = [await decided(1), await decided(4)];
    const count = async (callId: string, show: string | null) =>
      (await countQueries(() => getReleasePage(officer, callId, show))).statements.length;
    expect(await count(many.callId, many.proposals[0]?.proposalId ?? "")).toBe(await count(few.callId, null));
  });
});

describe("S8, S10: publication", () => {
  it("is one moment for all: every consortium learns of its own result, and when objections end", async () => {
    const { callId, proposals } = await decided(3);
    const leads = proposals.map(({ lead }) => lead);
    for (const [index, lead] of leads.entries())
      await expect(getApplicantResult(lead, proposals[index]?.proposalId ?? "")).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    await expect(publish(callId, officer)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const other = await createUser(["DIRECTOR"]);
    const race = await Promise.allSettled([publish(callId), publish(callId, other), publish(callId, other)]);
    expect(race.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    for (const [index, { proposalId }] of proposals.entries()) {
      const told = await db.notification.findMany({
        where: { userId: leads[index]?.id ?? "", kind: "resultPublished" },
      });
      expect(told.map(({ href }) => href)).toEqual([`/proposals/${proposalId}/result`]);
      expect(told[0]?.params).toMatchObject({ objectionsDueAt: "2025-08-18T14:59:59.999Z" });
    }
    const { objectionsDueAt } = await db.call.findUniqueOrThrow({ where: { id: callId } });
    // 5 August 2025 and ten days: Liberation Day, Friday; then a weekend.
    expect(objectionsDueAt?.toISOString()).toBe("2025-08-18T14:59:59.999Z");
  });

  it("is refused when the rulebook's holidays end before the window does", async () => {
    const { callId } = await decided(1);
    const late = await publish(callId, director, new Date("2028-12-20T00:00:00Z"));
    expect(late).toMatchObject({ reason: "CALENDAR_ENDS", reasonParams: { year: 2028 } });
  });
});

describe("S8: the letter", () => {
  it("of two consortia fetched at the same time holds each its own result, in both languages", async () => {
    const { callId, proposals } = await decided(2);
    await expectOk(publish(callId));
    const fetches = Array.from({ length: 12 }, (_, at) => ({ who: at % 2, locale: at % 4 < 2 ? "ko" : "en" }) as const);
    const letters = await Promise.all(
      fetches.map(async ({ who, locale }) => {
        const result = await getApplicantResult(proposals[who]?.lead as Actor, proposals[who]?.proposalId ?? "");
        return pdfText(await renderPdf("letter", await resultLetter(result, locale), AT));
      }),
    );
    const numbers = await db.proposal.findMany({ where: { callId }, orderBy: { receiptNumber: "asc" } });
    for (const [at, { who, locale }] of fetches.entries()) {
      const text = letters[at] ?? "";
      const found = new Set(text.match(/FM-\d{4}-\d{2,}-\d{4}/g));
      expect([...found]).toEqual([numbers[who]?.receiptNumber]);
      expect(text).toContain(who === 0 ? "85.00" : "80.00");
      expect(text).not.toContain(who === 0 ? "80.00" : "85.00");
      expect(text).toContain(locale === "ko" ? "선정평가 결과 통지서" : "Letter of result");
      expect(text).toMatch(/고유란[\s\S]*Edda Lindqvist|Edda Lindqvist[\s\S]*고유란/);
    }
  });
});
