import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { renderPdf } from "@/lib/platform/pdf";
import { cancelSupplement } from "@/lib/screening/commands/change-supplement";
import { requestSupplement } from "@/lib/screening/commands/request-supplement";
import { decideVerdict, proposeVerdict } from "@/lib/screening/commands/verdict";
import type { LetterKind } from "@/lib/screening/domain/letter";
import { getEligibilityResult } from "@/lib/screening/queries/eligibility-result";
import { getLetter } from "@/lib/screening/queries/letter";
import { letterDocument } from "@/lib/screening/queries/letter-document";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { pdfText } from "@/tests/factories/pdf-text";
import { createSubmittedProposal, expectOk } from "@/tests/factories/proposals";
import { findEligible } from "@/tests/factories/screening";
import { scene, shifted } from "../proposals/arrange";

const reason = "연합체에 대학원생이 참여하는 대학이 없습니다.";

async function submitted(title = "가온누리 다중양식 모델") {
  const given = await scene({ title });
  const { proposalId, receiptNumber } = await createSubmittedProposal(given.plan, given.at);
  const after = shifted(given.call.closesAt, 1);
  return { ...given, proposalId, receiptNumber, after, officer: await createUser(["OFFICER"]) };
}
async function turnedDown(title?: string) {
  const given = await submitted(title);
  const { proposalId, officer, after } = given;
  const director = await createUser(["DIRECTOR"]);
  const { verdictId } = await expectOk(proposeVerdict(officer, { proposalId, eligible: false, reason }, after));
  await expectOk(decideVerdict(director, { verdictId, version: 0, confirm: true, note: "" }, after));
  return { ...given, director };
}
const pdfFor = async (actor: Actor, proposalId: string, kind: LetterKind, locale: "ko" | "en" = "ko") => {
  const letter = await getLetter(actor, proposalId, kind);
  return renderPdf("letter", await letterDocument(letter, locale), letter.at);
};
const missing = { code: "NOT_FOUND" };

describe("letters about eligibility (A10)", () => {
  it("ineligible: who, what, why, and how to object by when, in both languages", async () => {
    const { proposalId, receiptNumber, manager, call, after } = await turnedDown();
    const letter = await getLetter(manager, proposalId, "ineligible");
    expect(letter).toMatchObject({ number: `${receiptNumber}-V1`, reason, at: after, objection: { days: 10 } });
    const ko = await letterDocument(letter, "ko");
    expect(ko.paragraphs[0]).toContain(call.titleKo);
    expect(ko.texts[0]?.items).toEqual([reason]);
    expect(ko.notice?.body).toContain("2025. 7. 31.(목)");
    expect(ko.contact?.lines).toEqual([call.contactName, call.contactEmail, call.contactPhone]);
    const en = await letterDocument(letter, "en");
    expect(Object.values(en).flat().join()).not.toMatch(/undefined|\{[a-z]+\}/i);
    expect(en.notice?.body.split("\n")).toHaveLength(3);
    expect((await pdfFor(manager, proposalId, "ineligible", "en")).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("the letter is that of the verdict that stands; a replaced one is gone, and numbers go on", async () => {
    const { proposalId, receiptNumber, manager, officer, after } = await turnedDown();
    expect(await getEligibilityResult(manager, proposalId)).toMatchObject({ kind: "ineligible", reason });
    await expect(getLetter(manager, proposalId, "eligible")).rejects.toMatchObject(missing);
    await findEligible(officer, proposalId, "", after);
    await expect(getLetter(manager, proposalId, "ineligible")).rejects.toMatchObject(missing);
    expect(await getLetter(manager, proposalId, "eligible")).toMatchObject({ number: `${receiptNumber}-V2` });
    expect(await getEligibilityResult(manager, proposalId)).toMatchObject({ kind: "eligible" });
  });

  it("a supplement request: the latest, or the one asked for; none that was taken back", async () => {
    const { proposalId, receiptNumber, manager, officer, after } = await submitted();
    await expect(getLetter(manager, proposalId, "supplement")).rejects.toMatchObject(missing);
    const hours = (count: number) => shifted(after, count * 3_600_000);
    const ask = (reason: string, from: number) =>
      expectOk(
        requestSupplement(officer, { proposalId, sections: ["gpu"], reason, dueAt: hours(from + 1) }, hours(from)),
      );
    const first = await ask("세부 사양을 적어 주십시오.", 0);
    const second = await ask("사용 계획을 적어 주십시오.", 2);
    expect(await getLetter(manager, proposalId, "supplement")).toMatchObject({
      number: `${receiptNumber}-S2`,
      reason: "사용 계획을 적어 주십시오.",
    });
    expect(await getLetter(manager, proposalId, "supplement", first.requestId)).toMatchObject({
      number: `${receiptNumber}-S1`,
    });
    const document = await letterDocument(await getLetter(manager, proposalId, "supplement"), "ko");
    expect(document.facts.map(({ value }) => value)).toContain("GPU");
    const reason = "제출본에서 확인되어 거둡니다.";
    await expectOk(cancelSupplement(officer, { requestId: second.requestId, version: 0, reason }, hours(2)));
    await expect(getLetter(manager, proposalId, "supplement", second.requestId)).rejects.toMatchObject(missing);
    await expect(getLetter(manager, proposalId, "supplement")).rejects.toMatchObject(missing);
  });

  it("is handed to the consortium and the staff of the call, on record, and does not exist for others (S3, L2)", async () => {
    const { proposalId, manager, university, director } = await turnedDown();
    const bound = await createUser(["OFFICER"]);
    const finding = { kind: "DECLARED_TIE", severity: "EXCLUSION", outcome: "EXCLUDED", evidence: {} } as const;
    await inside.conflictFinding.create({ data: { ...finding, proposalId, userId: bound.id, detectedAt: new Date() } });
    for (const actor of [manager, university.manager, director, await createUser(["AUDITOR"])]) {
      await getLetter(actor, proposalId, "ineligible");
      expect(await db.accessLog.count({ where: { actorId: actor.id, subjectId: proposalId, kind: "FILE" } })).toBe(1);
    }
    const rival = (await scene()).manager;
    for (const actor of [rival, bound, await createUser(["REVIEWER"]), await createUser(["ADMINISTRATOR"])])
      await expect(getLetter(actor, proposalId, "ineligible")).rejects.toMatchObject(missing);
  });

  it("whoever asks at the same moment gets their own letter and nobody else's", async () => {
    const [one, two] = await Promise.all([turnedDown("첫째 과제"), turnedDown("둘째 과제")]);
    const asked = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? one : two));
    const pdfs = await Promise.all(asked.map((own) => pdfFor(own.manager, own.proposalId, "ineligible")));
    for (const [index, pdf] of pdfs.entries()) {
      const own = asked[index] ?? one;
      expect(pdf.equals(await pdfFor(own.manager, own.proposalId, "ineligible"))).toBe(true);
      const text = await pdfText(pdf);
      const other = own === one ? two : one;
      expect(text).toContain(own.receiptNumber);
      expect(text).toContain(own.lead.nameKo);
      expect(text).not.toContain(other.receiptNumber);
      expect(text).not.toContain(other.lead.nameKo);
    }
  });
});
