import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { acceptInvitation } from "@/lib/accounts/commands/accept-invitation";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { tableDownload } from "@/lib/platform/table-download";
import { importReviewers } from "@/lib/reviewers/commands/import-reviewers";
import { inviteReviewer } from "@/lib/reviewers/commands/invite-reviewer";
import { saveProfile } from "@/lib/reviewers/commands/save-profile";
import { importWords, previewImport } from "@/lib/reviewers/queries/imports";
import { exportPool, listPool } from "@/lib/reviewers/queries/pool";
import { getOwnProfile, getReviewer } from "@/lib/reviewers/queries/profile";
import { saveProfileSchema } from "@/lib/reviewers/schema";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import {
  addAffiliations,
  createPanelOf,
  createReviewer,
  createScreenedCall,
  startReview,
} from "@/tests/factories/reviews";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";

const AT = new Date("2026-11-20T01:00:00Z");
let officer: Actor;
beforeAll(async () => {
  await ensureRulebookV1();
  officer = await createUser(["OFFICER"]);
});

const query = (more: object = {}) => ({
  search: "",
  sort: "name",
  direction: "asc" as const,
  page: 1,
  pageSize: 100,
  filters: {},
  columns: null,
  ...more,
});
const profile = (userId: string, more: object = {}) =>
  saveProfileSchema.parse({
    userId,
    expectedVersion: 0,
    isForeign: true,
    languages: ["ko", "en"],
    fieldKeys: ["speech"],
    keywords: "사투리, 억양",
    availability: "LIMITED",
    availabilityNote: "",
    maxSheets: 4,
    affiliations: [{ organisationName: "가람대학교", unit: "전산학부", startedOn: "2020-03-01", endedOn: "" }],
    ties: [{ kind: "COAUTHOR", personName: "이도윤", organisationName: "", note: "" }],
    ...more,
  });

const HEAD = ["이름", "전자우편", "소속 기관", "평가 분야", "외국 전문가"];
let serial = 0;
const address = () => `import${process.pid}.${serial++}@reviewers.test`;
/** A workbook as a spreadsheet saves it, uploaded by somebody. */
async function upload(rows: (string | number | null)[][], by = officer, format: "xlsx" | "csv" = "xlsx") {
  const response = await tableDownload({ columns: HEAD, rows }, "list", format);
  const bytes = Buffer.from(await response.arrayBuffer());
  const stored = await expectOk(
    storeFile(Readable.from([bytes]), { name: `list.${format}`, uploadedById: by.id, limits: { maxBytes: 2_000_000 } }),
  );
  return stored.id;
}

describe("S2: the pool", () => {
  it("is for staff; a look and an export are on record (L2)", async () => {
    const reviewer = await createReviewer({ name: "두루미" });
    for (const role of ["REVIEWER", "CHAIR", "APPLICANT", "ADMINISTRATOR", "STEWARD"] as const) {
      const actor = await createUser([role]);
      const attempts = [
        listPool(actor, query()),
        exportPool(actor, query(), "현황 보고"),
        getReviewer(actor, reviewer.id),
        saveProfile(actor, profile(reviewer.id), AT),
        importReviewers(actor, { fileId: "none" }, AT),
        inviteReviewer(actor, { userId: reviewer.id }, AT),
      ];
      for (const result of await Promise.allSettled(attempts))
        expect(result).toMatchObject({ status: "rejected", reason: { code: "NOT_FOUND" } });
    }
    const auditor = await createUser(["AUDITOR"]);
    const { rows, may } = await listPool(auditor, query({ search: "두루미" }));
    expect(rows).toMatchObject([{ userId: reviewer.id, standing: "IN_OFFICE" }]);
    expect(may.maintain).toBe(false);
    await exportPool(auditor, query({ search: "두루미" }), "현황 보고");
    await getReviewer(auditor, reviewer.id);
    const seen = await db.accessLog.findMany({ where: { actorId: auditor.id }, orderBy: { id: "asc" } });
    expect(seen.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["PERSONAL_DATA", null],
      ["EXPORT", "현황 보고"],
      ["PERSONAL_DATA", null],
    ]);
  });

  it("S3: counts nothing of a call that is closed to the reader", async () => {
    const { callId, proposals } = await createScreenedCall(officer, 1);
    const reviewer = await createReviewer({ name: "느티나무" });
    const panelId = await createPanelOf(officer, callId, [reviewer]);
    await startReview(officer, panelId, { sheetsPerProposal: 1 });
    const load = async (actor: Actor) => (await listPool(actor, query({ search: "느티나무" }))).rows[0];
    expect(await load(officer)).toMatchObject({ panels: 1, submitted: 0, waiting: 1 });
    const bound = await createUser(["DIRECTOR"]);
    await inside.conflictFinding.create({
      data: {
        proposalId: proposals[0]?.proposalId ?? "",
        userId: bound.id,
        kind: "SAME_ORGANISATION",
        severity: "EXCLUSION",
        evidence: {},
        outcome: "EXCLUDED",
        detectedAt: AT,
      },
    });
    expect(await load(bound)).toMatchObject({ panels: 0, submitted: 0, waiting: 0 });
  });
});

describe("S2: a profile", () => {
  it("is kept by its reviewer and by officers, from whom the mark of a foreign expert comes", async () => {
    const reviewer = await createReviewer();
    await addAffiliations(reviewer.id, [{ organisationName: "옛 기관", to: "2022-12-31" }]);
    await expectOk(saveProfile(reviewer, profile(reviewer.id), AT));
    expect(await getOwnProfile(reviewer)).toMatchObject({
      isForeign: false,
      version: 1,
      keywords: ["사투리", "억양"],
      maxSheets: 4,
      affiliations: [{ organisationName: "가람대학교", endedOn: "" }],
      ties: [{ kind: "COAUTHOR", personName: "이도윤" }],
      may: { edit: true, maintain: false },
    });
    await expectOk(saveProfile(officer, profile(reviewer.id, { expectedVersion: 1 }), AT));
    expect(await getReviewer(officer, reviewer.id)).toMatchObject({ isForeign: true, version: 2 });
    const events = await db.auditEvent.findMany({ where: { subjectId: reviewer.id }, orderBy: { seq: "asc" } });
    expect(events.map(({ type }) => type)).toEqual(["reviewer.profileSaved", "reviewer.profileSaved"]);
    expect(JSON.parse(events[1]?.payload ?? "{}")).toMatchObject({
      from: { isForeign: false },
      to: { isForeign: true },
    });
  });

  it("refuses unknown fields; of two saves at once one conflicts", async () => {
    const reviewer = await createReviewer();
    expect(await saveProfile(reviewer, profile(reviewer.id, { fieldKeys: ["astrology"] }), AT)).toMatchObject({
      fieldErrors: { fieldKeys: ["reviewers.unknownField"] },
    });
    const results = await Promise.allSettled(
      [reviewer, officer].map((one) => saveProfile(one, profile(reviewer.id), AT)),
    );
    expect(results.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    expect(results.filter((one) => one.status === "rejected" && one.reason.code === "CONFLICT")).toHaveLength(1);
    expect(await db.reviewerAffiliation.count({ where: { userId: reviewer.id } })).toBe(1);
  });
});

describe("S2: importing", () => {
  it.each(["xlsx", "csv"] as const)("%s: shows what is wrong row by row and takes in nothing of it", async (format) => {
    const email = address();
    const rows = [
      ["한가람", email, "가람대학교", "음성, 점성술", "예"],
      ["", "no address", "가람대학교", "", ""],
    ];
    const fileId = await upload(rows, officer, format);
    const preview = await previewImport(officer, fileId);
    expect(preview.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, "fields", "FIELD"],
      [3, "name", "MISSING"],
      [3, "email", "EMAIL"],
    ]);
    expect(await importReviewers(officer, { fileId }, AT)).toMatchObject({ reason: "FILE_HAS_PROBLEMS" });
    expect(await db.user.count({ where: { email } })).toBe(0);
  });

  it("makes accounts and invites, changes who is known, and does nothing the second time", async () => {
    const known = await createReviewer({ name: "아는 사람" });
    const { email: knownEmail } = await db.user.findUniqueOrThrow({ where: { id: known.id } });
    const email = address();
    const rows = [
      ["한가람", email, "가람대학교", "음성; 거대언어모델", "예"],
      ["다른 이름", knownEmail, "새 기관", "", ""],
    ];
    const fileId = await upload(rows);
    expect((await previewImport(officer, fileId)).counts).toEqual({ new: 1, changed: 1, same: 0 });
    const results = await Promise.all([0, 1].map(() => importReviewers(officer, { fileId }, AT)));
    expect(results.filter((one) => one.ok)).toMatchObject([{ data: { added: 1, changed: 1, same: 0 } }]);
    expect(results.filter((one) => !one.ok)).toMatchObject([{ reason: "NOTHING_NEW" }]);
    expect((await previewImport(officer, await upload(rows))).counts).toEqual({ new: 0, changed: 0, same: 2 });

    const { id } = await db.user.findUniqueOrThrow({ where: { email } });
    expect(await db.grant.count({ where: { userId: id } })).toBe(0);
    expect(await db.reviewerProfile.findUnique({ where: { userId: id } })).toMatchObject({
      isForeign: true,
      fieldKeys: ["speech", "language"],
    });
    expect(await db.user.findUniqueOrThrow({ where: { id: known.id } })).toMatchObject({ name: "아는 사람" });
    expect(await db.invitation.count({ where: { email, role: "REVIEWER" } })).toBe(1);
    expect(await db.outboxMail.count({ where: { toEmail: email } })).toBe(1);
  });

  it("an invited person gives the account its password and reviews from then on", async () => {
    const email = address();
    await expectOk(importReviewers(officer, { fileId: await upload([["한가람", email, "가람대학교", "", ""]]) }, AT));
    const mail = await db.outboxMail.findFirstOrThrow({ where: { toEmail: email } });
    const token = /\/invitation\/([\w-]+)/.exec(mail.text)?.[1] ?? "";
    const accept = { token, name: "한가람", password: "correct horse battery staple 9", locale: "ko" as const };
    await expectOk(acceptInvitation(accept, AT));
    const user = await db.user.findUniqueOrThrow({ where: { email }, include: { grants: true } });
    expect(user.passwordHash).not.toBeNull();
    expect(user.grants).toMatchObject([{ role: "REVIEWER", scopeKind: null }]);
    expect(await inviteReviewer(officer, { userId: user.id }, AT)).toMatchObject({ reason: "ALREADY_REVIEWER" });
  });

  it("nobody puts themself on the list, nor goes on with another's file", async () => {
    const { email } = await db.user.findUniqueOrThrow({ where: { id: officer.id } });
    const fileId = await upload([["담당자", email, "사업단", "", ""]]);
    expect(await importReviewers(officer, { fileId }, AT)).toMatchObject({ reason: "OWN_ROW" });
    const other = await createUser(["OFFICER"]);
    await expect(previewImport(other, fileId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("knows the columns of its own export in both languages", async () => {
    const { headings } = await importWords();
    expect(headings.get("organisation")).toEqual(expect.arrayContaining(["소속 기관", "Organisation"]));
    const all = [...headings.values()].flat();
    expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(all.length);
  });
});
