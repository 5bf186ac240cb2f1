import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { markThreadRead, writeFromDesk, writeToDesk } from "@/lib/desk/commands/messages";
import { getDeskThread, listThreads, THREAD_LIST } from "@/lib/desk/queries/messages";
import { db } from "@/lib/platform/db";
import { fileResponse } from "@/lib/platform/files";
import { parseListQuery } from "@/lib/platform/list-query";
import { renameProposal } from "@/lib/proposals/commands/people";
import { reopenProposal } from "@/lib/proposals/commands/withdraw-proposal";
import { STAFF_LIST } from "@/lib/proposals/domain/staff-list";
import { attachmentFile } from "@/lib/proposals/queries/attachment-file";
import { getStaffProposal } from "@/lib/proposals/queries/staff";
import { exportCallProposals, listCallProposals } from "@/lib/proposals/queries/staff-list";
import { createUser } from "@/tests/factories/actor";
import { createCall } from "@/tests/factories/calls";
import { pngOf } from "@/tests/factories/documents";
import { inside } from "@/tests/factories/inside";
import { addMember, createOrganisation } from "@/tests/factories/organisations";
import { createDraftProposal, createSubmittedProposal, expectOk, proposalDrafts } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { during, type Scene, shifted } from "./arrange";

const REASON = "접수 현황을 보고합니다.";
const asked = (params: Record<string, string>) => parseListQuery(params, STAFF_LIST);

let officer: Actor;
let call: Scene["call"];
beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
  call = await createCall();
});

async function consortium(title: string, names: { lead: string; university: string; pi?: string; piEn?: string }) {
  const [lead, university] = await Promise.all([
    createOrganisation({ nameKo: names.lead, nameEn: `${names.lead} Inc` }),
    createOrganisation({ nameKo: names.university, kind: "UNIVERSITY", sizeClass: "NON_PROFIT" }),
  ]);
  const plan = { call, lead, university, title, titleEn: `Model of 100%_sovereignty ${title.length}` };
  const people = proposalDrafts(plan).people.people.map((one) =>
    one.role === "PI" ? { ...one, name: names.pi ?? one.name, nameEn: names.piEn ?? "" } : one,
  );
  return { plan: { ...plan, people }, at: during(call), lead, university };
}

const foundBy = async (q: string) =>
  (await listCallProposals(officer, call.id, asked({ q }), call.closesAt)).rows.map((row) => row.id);

describe("the staff's search", () => {
  let one: string;
  let receiptNumber: string;
  beforeAll(async () => {
    const made = await consortium("독자 다중양식 모델", {
      lead: "㈜해오름",
      university: "푸른솔대학교",
      pi: "서하늘",
      piEn: "Haneul Seo",
    });
    const sent = await createSubmittedProposal(made.plan, made.at);
    one = sent.proposalId;
    receiptNumber = sent.receiptNumber;
    const other = await consortium("음성 기반 대화 모델", { lead: "마루소리", university: "이음대학교", pi: "문가온" });
    await createSubmittedProposal({ ...other.plan, titleEn: "Voice" }, other.at);
  });

  it.each([
    ["the PI", "서하늘"],
    ["the PI in English, in any case", "HANEUL seo"],
    ["a participating organisation", "푸른솔"],
    ["the lead, however it writes 주식회사", "(주)해오름"],
    ["a title without its spaces", "독자다중양식모델"],
    ["a title with spaces where it has none", "다중 양식 독자"],
    ["decomposed letters", "푸른솔".normalize("NFD")],
    ["words of several fields", "해오름 서하늘 다중양식"],
    ["a percent sign and a line as letters", "100%_sov"],
  ])("finds by %s", async (_what, q) => {
    expect(await foundBy(q)).toEqual([one]);
  });

  it("finds by receipt number, small or large", async () => {
    expect(await foundBy(receiptNumber.toLowerCase())).toEqual([one]);
  });

  it.each(["%", "_", "\\", "서하늘 마루소리", "100%%sov", "1__%"])("finds nothing by %s", async (q) => {
    const found = await foundBy(q);
    expect(found.filter((id) => id !== one)).toEqual([]);
    if (q.length > 1) expect(found).toEqual([]);
  });

  it("finds nothing of drafts but the lead they show, and of reopened ones only what was submitted", async () => {
    const draft = await consortium("비공개 초안", { lead: "새벽별", university: "너른들대학교", pi: "도이든" });
    const { proposalId } = await createDraftProposal(draft.plan, draft.at);
    for (const q of ["비공개", "너른들", "도이든", "100%_sovereignty 6"])
      expect(await foundBy(q)).not.toContain(proposalId);
    expect(await foundBy("새벽 별")).toEqual([proposalId]);

    const made = await consortium("먼저 낸 이름", { lead: "갈무리", university: "한결대학교" });
    const sent = await createSubmittedProposal(made.plan, made.at);
    const { version } = await db.proposal.findUniqueOrThrow({ where: { id: sent.proposalId } });
    await expectOk(reopenProposal(made.lead.manager, { proposalId: sent.proposalId, version }, made.at));
    const renamed = { proposalId: sent.proposalId, version: version + 1, titleKo: "몰래 바꾼 이름", titleEn: "" };
    await expectOk(renameProposal(made.lead.manager, renamed, made.at));
    expect(await foundBy("몰래")).toEqual([]);
    expect(await foundBy("먼저낸")).toEqual([sent.proposalId]);
    const { rows } = await listCallProposals(officer, call.id, asked({ status: "REOPENED" }), made.at);
    expect(rows).toMatchObject([{ titleKo: "먼저 낸 이름", state: "REOPENED" }]);
    const file = await exportCallProposals(officer, call.id, asked({}), REASON);
    expect(JSON.stringify(file)).not.toContain("몰래");
  });
});

describe("S3: whoever a conflict binds", () => {
  it.each(["OFFICER", "DIRECTOR", "AUDITOR"] as const)("%s: meets the proposal nowhere", async (role) => {
    const made = await consortium(`가려질 과제 ${role}`, { lead: `숨은별 ${role}`, university: `먼산대 ${role}` });
    const file = { kind: "other", name: "붙임.png", bytes: pngOf() };
    const sent = await createSubmittedProposal({ ...made.plan, files: [file] }, made.at);
    const { proposalId } = sent;
    const after = shifted(call.closesAt, 1);
    const bound = await createUser([role]);
    const colleague = await createUser([role]);
    await addMember(made.university, colleague);
    await db.organisationMember.updateMany({ where: { userId: colleague.id }, data: { leftAt: made.at } });
    const finding = { proposalId, userId: bound.id, kind: "DECLARED_TIE", severity: "EXCLUSION" } as const;
    await inside.conflictFinding.create({ data: { ...finding, evidence: {}, detectedAt: after } });
    await expectOk(writeToDesk(made.lead.manager, { proposalId, body: "문의드립니다." }, made.at));
    const attachment = await db.proposalAttachment.findFirstOrThrow({ where: { proposalId }, select: { id: true } });
    const asStaff = { proposalId, attachmentId: attachment.id, asReviewer: false };
    const threads = parseListQuery({}, THREAD_LIST);

    const free = await createUser([role]);
    const all = await listCallProposals(free, call.id, asked({}), after);
    // A6: what a preview shows on the spot comes by the same answer as a download: no page of ours, whatever it holds.
    const handed = await fileResponse(await expectOk(attachmentFile(free, asStaff, after)));
    expect(Object.fromEntries(handed.headers)).toMatchObject({
      "content-type": "image/png",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
    });
    await handed.body?.cancel();
    for (const person of [bound, colleague]) {
      const list = await listCallProposals(person, call.id, asked({}), after);
      expect(list.total).toBe(all.total - 1);
      for (const q of ["가려질 과제", made.lead.nameKo, made.university.nameKo, sent.receiptNumber])
        expect((await listCallProposals(person, call.id, asked({ q }), after)).rows.map(({ id }) => id)).not.toContain(
          proposalId,
        );
      const exported = await exportCallProposals(person, call.id, asked({}), REASON);
      expect(exported.rows.map(({ id }) => id)).not.toContain(proposalId);
      const refused = { code: "NOT_FOUND" };
      await expect(getStaffProposal(person, proposalId, after)).rejects.toMatchObject(refused);
      await expect(attachmentFile(person, asStaff, after)).rejects.toMatchObject(refused);
      await expect(getDeskThread(person, call.id, proposalId)).rejects.toMatchObject(refused);
      await expect(markThreadRead(person, { proposalId }, after)).rejects.toMatchObject(refused);
      await expect(writeFromDesk(person, { proposalId, body: "답변" }, after)).rejects.toMatchObject(refused);
      const desk = await listThreads(person, call.id, threads);
      expect(desk.rows.map((row) => row.proposalId)).not.toContain(proposalId);
      expect(desk.unread).toBe((await listThreads(free, call.id, threads)).unread - 1);
    }
    await inside.conflictFinding.updateMany({
      where: finding,
      data: { outcome: "DISMISSED", reason: "동명이인입니다.", decidedById: officer.id },
    });
    expect((await listCallProposals(bound, call.id, asked({}), after)).total).toBe(all.total);
  });
});

/** As the database does by itself after a while; only the owner of a table may ask for it. */
async function gatherStatistics(): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_MIGRATION_URL });
  await owner.connect();
  await owner.query('VACUUM ANALYZE "Proposal"').finally(() => owner.end());
}

describe("over thousands of proposals", () => {
  it("a search of two letters takes the index", async () => {
    const { plan } = await consortium("색인 확인", { lead: "두레박", university: "온누리대학교" });
    await db.$executeRaw`
      INSERT INTO "Proposal" ("id", "callId", "leadOrganisationId", "titleKo", "createdById", "updatedAt", "status", "searchText", "searchPairs")
      SELECT 'bulk-' || n, ${call.id}, ${plan.lead.id}, '', ${officer.id}, now(), 'WITHDRAWN', t.words,
        ARRAY(SELECT DISTINCT substr(w, i, 2) FROM unnest(string_to_array(t.words, ' ')) w, generate_series(1, length(w) - 1) i)
      FROM generate_series(1, 8000) n, LATERAL (SELECT 'fm-2025-09-' || lpad(n::text, 4, '0') || ' ' || substr(md5(n::text), 1, 12)
        || ' ' || CASE n WHEN 4321 THEN '해질녘모델' ELSE '과제모델' END || ' 기관' || (n % 97) AS words) t`;
    try {
      await gatherStatistics();
      const { statements, values } = await countQueries(() =>
        listCallProposals(officer, call.id, asked({ q: "해질 모델" }), call.closesAt),
      );
      const counted = statements.findIndex((sql) => sql.includes("COUNT(") && sql.includes("searchText"));
      const plans = await db.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(
        `EXPLAIN ${statements[counted]}`,
        ...(values[counted] ?? []),
      );
      expect(plans.map((line) => line["QUERY PLAN"]).join("\n")).toContain("Proposal_searchPairs_idx");
      const { rows } = await listCallProposals(officer, call.id, asked({ q: "해질 모델" }), call.closesAt);
      expect(rows.map(({ id }) => id)).toEqual(["bulk-4321"]);
    } finally {
      await db.$executeRaw`DELETE FROM "Proposal" WHERE "id" LIKE 'bulk-%'`;
    }
  });
});
