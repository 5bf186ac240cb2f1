import { beforeAll, describe, expect, it } from "vitest";
import { agreementTable } from "@/components/agreements/export-table";
import type { Actor } from "@/lib/access/actor";
import { draftAmendment } from "@/lib/agreements/commands/draft-version";
import { remindSigners } from "@/lib/agreements/commands/remind-signers";
import { agreementDocument } from "@/lib/agreements/queries/document";
import { getAgreement } from "@/lib/agreements/queries/get-agreement";
import { getDifference, getDraft } from "@/lib/agreements/queries/get-draft";
import {
  AGREEMENT_LIST,
  exportAgreements,
  listAgreements,
  unagreedTeams,
} from "@/lib/agreements/queries/list-agreements";
import { askedSignatures, teamAgreements } from "@/lib/agreements/queries/waiting";
import { signAgreement } from "@/lib/ledger/commands/sign-agreement";
import { db } from "@/lib/platform/db";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { parseListQuery } from "@/lib/platform/list-query";
import { renderPdf } from "@/lib/platform/pdf";
import type { SupportEntry } from "@/lib/teams/domain/support";
import { actorWith, createUser } from "@/tests/factories/actor";
import { agreeByAgreement, offerAgreement } from "@/tests/factories/agreements";
import { inside } from "@/tests/factories/inside";
import { pdfText } from "@/tests/factories/pdf-text";
import { countQueries } from "@/tests/factories/query-count";
import { createSupportStaff, createTeam, deliberateOn, type SupportStaff, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2025-08-10T00:00:00Z");
const days = (count: number) => new Date(AT.getTime() + count * 86_400_000);
const GPU: SupportEntry[] = [{ resource: "GPU", period: "2026H1", gpuCount: 512 }];
const NOT_FOUND = { code: "NOT_FOUND" };
const list = (search: Record<string, string> = {}) => parseListQuery(search, AGREEMENT_LIST);

let staff: SupportStaff;
let agreed: TeamRow;
let agreementId: string;
let draftId: string;
beforeAll(async () => {
  staff = await createSupportStaff();
  agreed = await createTeam({ name: "협약한팀" });
  await deliberateOn(staff, agreed.teamId, GPU, AT);
  ({ agreementId } = await agreeByAgreement(staff, agreed.teamId, days(2)));
  const reason = "심의 결과를 반영하여 변경합니다.";
  const drafted = await draftAmendment(staff.officer, { teamId: agreed.teamId, reason }, days(4));
  if (!drafted.ok) throw new Error(drafted.reason);
  draftId = drafted.data.versionId;
});

describe("who reads what", () => {
  it("staff read everything, the consortium what was offered, nobody else anything", async () => {
    const dataSteward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "DATA" } }]);
    for (const actor of [staff.officer, staff.director, dataSteward, await createUser(["AUDITOR"])]) {
      const view = await getAgreement(actor, agreementId);
      expect(view.versions.map(({ number, status }) => [number, status])).toEqual([
        [1, "DRAFT"],
        [0, "SIGNED"],
      ]);
    }
    const own = await getAgreement(agreed.leadManager, agreementId);
    expect(own).toMatchObject({ isStaff: false, openId: null, may: { edit: false, withdraw: false, amend: false } });
    expect(own.versions.map(({ number, draftedBy }) => [number, draftedBy])).toEqual([[0, null]]);
    await expect(getAgreement(agreed.leadManager, agreementId, draftId)).rejects.toMatchObject(NOT_FOUND);
    await expect(getDifference(agreed.leadManager, agreementId, draftId, "ko")).rejects.toMatchObject(NOT_FOUND);
    await expect(agreementDocument(agreed.leadManager, agreementId, draftId, "ko")).rejects.toMatchObject(NOT_FOUND);
    const strangers: Actor[] = [(await createTeam()).leadManager];
    for (const role of ["REVIEWER", "DELIBERATOR", "OPERATOR", "ADMINISTRATOR", "VOTER"] as const)
      strangers.push(await createUser([role]));
    for (const actor of strangers) {
      await expect(getAgreement(actor, agreementId)).rejects.toMatchObject(NOT_FOUND);
      expect((await listAgreements(actor, list())).total).toBe(0);
      await expect(exportAgreements(actor, {}, "접근 시험")).rejects.toMatchObject(NOT_FOUND);
    }
    for (const actor of [staff.director, dataSteward])
      await expect(getDraft(actor, agreementId, "ko")).rejects.toMatchObject(NOT_FOUND);
  });

  it("staff whom a finding keeps away meet it nowhere (S3)", async () => {
    const kept = await createUser(["OFFICER", "DIRECTOR"]);
    await inside.conflictFinding.create({
      data: {
        ...{ proposalId: agreed.proposalId, userId: kept.id, kind: "DECLARED_TIE", severity: "EXCLUSION" },
        ...{ outcome: "OPEN", evidence: {}, detectedAt: AT },
      },
    });
    const own = { q: "협약한팀" };
    expect((await listAgreements(staff.officer, list(own))).total).toBe(1);
    expect((await listAgreements(kept, list(own))).total).toBe(0);
    expect(await exportAgreements(kept, own, "접근 시험")).toEqual([]);
    expect((await teamAgreements(kept.id)).some(({ teamId }) => teamId === agreed.teamId)).toBe(false);
    await expect(agreementDocument(kept, agreementId, draftId, "ko")).rejects.toMatchObject(NOT_FOUND);
  });
});

describe("what waits", () => {
  it("asks each signer for their own organisation until it is signed, and the director who did not draft", async () => {
    const team = await createTeam();
    await deliberateOn(staff, team.teamId, GPU, AT);
    expect((await unagreedTeams(staff.officer)).map(({ teamId }) => teamId)).toContain(team.teamId);
    const offered = await offerAgreement(staff, team.teamId, days(2));
    expect((await unagreedTeams(staff.officer)).map(({ teamId }) => teamId)).not.toContain(team.teamId);
    expect(await askedSignatures(team.leadManager.id)).toMatchObject([{ agreementId: offered.agreementId }]);
    const asked = async (userId: string) =>
      (await teamAgreements(userId)).find(({ teamId }) => teamId === team.teamId)?.asksGovernment;
    expect([await asked(staff.director.id), await asked(staff.officer.id)]).toEqual([true, false]);
    expect((await getAgreement(staff.director, offered.agreementId)).signable).toMatchObject([{ organisationId: "" }]);
    expect((await getAgreement(staff.officer, offered.agreementId)).signable).toEqual([]);
    expect((await getAgreement(team.leadManager, offered.agreementId)).signable).toMatchObject([
      { organisationId: team.organisationId },
    ]);
    const colleague = actorWith(["APPLICANT"], (await createUser(["APPLICANT"])).id);
    expect(await askedSignatures(colleague.id)).toEqual([]);
  });
});

describe("D4: an agreement that is not signed", () => {
  it("is brought to mind once a mark, and those alone who have not signed", async () => {
    const team = await createTeam();
    await deliberateOn(staff, team.teamId, GPU, AT);
    const { agreementId, versionId, contentSha256 } = await offerAgreement(staff, team.teamId, days(2));
    // Other teams' agreements lie open beside it: what is counted here is this one's.
    const told = async () => {
      const rows = await db.notification.findMany({
        where: { kind: "agreementReminder", href: { contains: agreementId } },
        orderBy: { createdAt: "asc" },
        select: { userId: true, params: true },
      });
      return rows.map(({ userId, params }) => [userId, (params as { days: number }).days]);
    };
    const [lead, director] = [team.leadManager.id, staff.director.id];
    await remindSigners(days(8));
    expect(await told()).toEqual([]);
    await Promise.all([remindSigners(days(9)), remindSigners(days(9)), remindSigners(days(10))]);
    const first = await told();
    expect(first.map(([userId]) => userId)).toEqual(expect.arrayContaining([lead, director]));
    expect(first.filter(([userId]) => userId === lead)).toEqual([[lead, 7]]);
    // L3: who drafted and offered it does not sign for the government, and is not asked.
    expect(first.map(([userId]) => userId)).not.toContain(staff.officer.id);

    const signature = { versionId, contentSha256, organisationId: team.organisationId, agreed: true as const };
    expect(await signAgreement(team.leadManager, signature, days(11))).toMatchObject({ ok: true });
    await remindSigners(days(40));
    const later = (await told()).slice(first.length);
    expect(later).toContainEqual([director, 28]);
    expect(later.map(([userId]) => userId)).not.toContain(lead);
    const { shown } = await getAgreement(team.leadManager, agreementId);
    expect(shown.reminders).toEqual([
      { days: 7, sentAt: expect.any(Date) },
      { days: 28, sentAt: days(40) },
    ]);
    await remindSigners(days(90));
    expect(await told()).toHaveLength(first.length + later.length);
    const rewritten = db.agreementVersion.updateMany({
      where: { id: versionId },
      data: { remindedDays: [7], remindedAt: [AT] },
    });
    await expect(rewritten).rejects.toThrow(/asked again/);
  });
});

describe("lists, files and paper", () => {
  it("takes the same number of queries with more rows and more versions", async () => {
    const pages = [
      () => listAgreements(staff.officer, list()),
      () => getAgreement(staff.officer, agreementId),
      () => getDraft(staff.officer, agreementId, "ko"),
      () => unagreedTeams(staff.officer),
      () => teamAgreements(staff.director.id),
    ];
    const count = async () => {
      const counts: number[] = [];
      for (const work of pages) counts.push((await countQueries<unknown>(work)).statements.length);
      return counts;
    };
    const before = await count();
    for (let index = 0; index < 3; index++) {
      const { teamId } = await createTeam();
      await deliberateOn(staff, teamId, GPU, AT);
      if (index > 0) await agreeByAgreement(staff, teamId, days(2));
    }
    expect(await count()).toEqual(before);
    expect(Math.max(...before)).toBeLessThanOrEqual(12);
    process.stdout.write(`agreement statements: ${before.join(" ")}\n`);
  });

  it("exports what the list shows, with the reason on record (L2)", async () => {
    const rows = await exportAgreements(staff.officer, { q: "협약한팀" }, "협약 현황 보고");
    const t = await translatorFor("ko");
    const table = agreementTable(rows, (key, values) => t(`agreements.${key}`, values), "ko");
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0]).toEqual(expect.arrayContaining(["협약한팀", "효력 있음", "원협약", "제1차 변경협약"]));
    expect(
      await db.accessLog.count({ where: { actorId: staff.officer.id, kind: "EXPORT", reason: "협약 현황 보고" } }),
    ).toBe(1);
  });

  it.each([
    ["ko", "제1조 (목적)", "512장", "별표 4. 기관부담금"],
    ["en", "Article 1. Purpose", "512 GPUs", "Annex 4. Own contribution"],
  ] as const)("prints articles, figures, signatures and hash in %s", async (locale, article, figure, annex) => {
    const { shown } = await getAgreement(agreed.leadManager, agreementId);
    const { document } = await agreementDocument(agreed.leadManager, agreementId, shown.id, locale);
    const text = (await pdfText(await renderPdf("minutes", document, AT))).replace(/\s+/g, " ");
    for (const words of [article, figure, annex, shown.content.number, staff.director.name])
      expect(text).toContain(words);
    expect(text.replace(/\s/g, "")).toContain(shown.contentSha256);
  });
});
