import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { acceptContribution, returnContribution } from "@/lib/settlement/commands/decide-contribution";
import { addContributionEvidence, recordContribution } from "@/lib/settlement/commands/record-contribution";
import { exportContributions, listContributions } from "@/lib/settlement/queries/contribution-list";
import {
  contributionFile,
  getTeamContribution,
  requireContributor,
  teamContributionSummary,
} from "@/lib/settlement/queries/team-contribution";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { contributionInput, giveContribution, payIn, uploadedPdf, uploadedText } from "@/tests/factories/settlement";
import {
  agreeOnSupport,
  createSupportStaff,
  createTeam,
  type SupportStaff,
  type TeamRow,
} from "@/tests/factories/teams";

const AT = new Date("2026-01-20T00:00:00Z");
const reason = "증빙의 금액과 등록한 금액이 다릅니다.";
const NOT_FOUND = { code: "NOT_FOUND" };
const list = { year: 2025, show: "all" } as const;

let staff: SupportStaff;
let dataSteward: Actor;
let team: TeamRow;
/** SME, closed: a quarter of the total cost, 2025 and 2026 alike. */
async function newTeam(): Promise<TeamRow> {
  const made = await createTeam();
  const entries = ["2025", "2026"].map((period) => ({
    ...{ resource: "DATA_OWN" as const, period, amountWon: 3_000_000_000n },
  }));
  await agreeOnSupport(staff, made.teamId, entries, new Date("2025-08-02T00:00:00Z"));
  return made;
}
const own = (of: TeamRow = team) => ({ teamId: of.teamId, organisationId: of.organisationId });
const year2025 = async (of: TeamRow) =>
  (await getTeamContribution(staff.officer, of.teamId)).years.find(({ year }) => year === 2025)?.rows[0];

beforeAll(async () => {
  staff = await createSupportStaff();
  dataSteward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "DATA" } }]);
  team = await newTeam();
});

describe("D2: paid in", () => {
  it("counts once another person has accepted it, in cash and in kind apart, against what the agreement asks", async () => {
    const made = await newTeam();
    expect(await year2025(made)).toMatchObject({ dueWon: 1_000_000_000n, dueCashWon: 100_000_000n, verdict: "SHORT" });
    const kind = {
      form: "IN_KIND" as const,
      valuationBasis: "취득가액에서 감가상각을 뺀 금액",
      valuedBy: "한결회계법인",
    };
    await payIn(made.leadManager, staff.officer, { ...own(made), amountWon: 99_999_999n }, AT);
    await payIn(made.leadManager, dataSteward, { ...own(made), ...kind, amountWon: 900_000_001n }, AT);
    expect(await year2025(made)).toMatchObject({ shortWon: 0n, shortCashWon: 1n, verdict: "SHORT_CASH" });
    const waiting = await giveContribution(made.leadManager, { ...own(made), amountWon: 1n }, AT);
    expect(await year2025(made)).toMatchObject({ shortCashWon: 1n, waitingWon: 1n });
    await expectOk(acceptContribution(staff.officer, { entryId: waiting, expectedVersion: 0 }, AT));
    expect(await year2025(made)).toMatchObject({ verdict: "MET", excessWon: 1n });
    const view = await getTeamContribution(made.leadManager, made.teamId);
    expect(view.spans[0]?.years).toEqual([
      { year: 2025, dueWon: 1_000_000_000n, dueCashWon: 100_000_000n },
      { year: 2026, dueWon: 1_000_000_000n, dueCashWon: 100_000_000n },
    ]);
    expect(view.source).toMatchObject({ amendment: 0, rulebookVersion: 1, base: "TOTAL_COST" });
    expect(await teamContributionSummary(staff.director, made.teamId)).toMatchObject({ row: { cashWon: 0n } });
    const told = await db.notification.findMany({ where: { userId: made.leadManager.id } });
    expect(told.filter(({ kind: one }) => one === "contributionAccepted")).toHaveLength(3);
    expect(await db.auditEvent.count({ where: { type: "contribution.accepted", subjectId: waiting } })).toBe(1);
  });

  it("refuses what the agreement does not know, and evidence that somebody else uploaded or that is none by its content", async () => {
    const record = async (more: object) =>
      recordContribution(team.leadManager, { ...(await contributionInput(team.leadManager, own())), ...more }, AT);
    expect(await record({ year: "2028" })).toMatchObject({ reason: "YEAR_OUTSIDE" });
    expect(await record({ organisationId: (await createTeam()).organisationId })).toMatchObject({
      reason: "NO_MEMBER",
    });
    expect(await record({ paidOn: "2026-01-21" })).toMatchObject({ reason: "DAY_TO_COME" });
    expect(await record({ file: await uploadedPdf(staff.officer, "other.pdf") })).toMatchObject({ ok: false });
    const disguised = { fieldErrors: { file: ["settlement.evidenceFile"] } };
    const file = await uploadedText(team.leadManager, "transfer.pdf");
    expect(await record({ file })).toMatchObject(disguised);
    const entryId = await giveContribution(team.leadManager, own(), AT);
    expect(await addContributionEvidence(team.leadManager, { entryId, file }, AT)).toMatchObject(disguised);
    await expectOk(returnContribution(staff.officer, { entryId, expectedVersion: 0, reason }, AT));
    const bare = await createTeam();
    const early = await contributionInput(bare.leadManager, own(bare));
    expect(await recordContribution(bare.leadManager, early, AT)).toMatchObject({ reason: "NO_AGREEMENT" });
  });

  it("L3: of 8 decisions at once one stands; what was accepted can be returned, and nothing else changes", async () => {
    const entryId = await giveContribution(team.leadManager, own(), AT);
    const more = { entryId, file: await uploadedPdf(team.leadManager, "more.pdf") };
    await expectOk(addContributionEvidence(team.leadManager, more, AT));
    const decisions = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        index % 2 === 0
          ? acceptContribution(staff.officer, { entryId, expectedVersion: 0 }, AT)
          : returnContribution(dataSteward, { entryId, expectedVersion: 0, reason }, AT),
      ),
    );
    expect(decisions.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    const { status, version } = await db.contributionEntry.findUniqueOrThrow({ where: { id: entryId } });
    expect(version).toBe(1);
    if (status === "ACCEPTED") {
      expect(await addContributionEvidence(team.leadManager, more, AT)).toMatchObject({ reason: "DECIDED" });
      await expectOk(returnContribution(staff.officer, { entryId, expectedVersion: 1, reason }, AT));
    }
    const change = (data: object) => db.contributionEntry.update({ where: { id: entryId }, data });
    await expect(change({ amountWon: 5n })).rejects.toThrow(/never changed/);
    await expect(change({ status: "ACCEPTED" })).rejects.toThrow(/never changed/);
    await expect(db.contributionEvidence.deleteMany({ where: { entryId } })).rejects.toThrow();
  });

  it("is not checked by whoever recorded it", async () => {
    const both = await createUser(["OFFICER", "APPLICANT"]);
    const input = await contributionInput(team.leadManager, own());
    const { id, ...row } = await db.contributionEntry.findFirstOrThrow({ where: { teamId: team.teamId } });
    await expect(
      db.contributionEntry.create({
        data: { ...row, status: "ACCEPTED", recordedById: both.id, decidedById: both.id, decidedAt: AT },
      }),
    ).rejects.toThrow();
    expect(id).toBeDefined();
    await expect(recordContribution(both, input, AT)).rejects.toMatchObject(NOT_FOUND);
  });
});

describe("P1, S3, S8: who", () => {
  it("the team, the managers of its organisations and staff read; others find nothing at any door", async () => {
    const entryId = await giveContribution(team.leadManager, own(), AT);
    const evidence = await db.contributionEvidence.findFirstOrThrow({ where: { entryId } });
    const member = await createUser(["APPLICANT"]);
    const partner = await createTeam();
    await db.proposalMember.create({
      data: {
        proposalId: team.proposalId,
        organisationId: partner.organisationId,
        role: "PARTICIPANT",
        acceptedAt: AT,
      },
    });
    await db.organisationMember.create({
      data: { organisationId: partner.organisationId, userId: member.id, role: "MANAGER" },
    });
    for (const reader of [
      team.leadManager,
      member,
      staff.officer,
      staff.director,
      dataSteward,
      await createUser(["AUDITOR"]),
    ]) {
      expect((await getTeamContribution(reader, team.teamId)).entries.map(({ id }) => id)).toContain(entryId);
      expect(await contributionFile(reader, team.teamId, evidence.id)).toMatchObject({ mediaType: "application/pdf" });
    }
    // A member's manager records for its own organisation only, and nobody of the team checks.
    const input = await contributionInput(member, own());
    await expect(recordContribution(member, input, AT)).rejects.toMatchObject(NOT_FOUND);
    const kept = await createUser(["OFFICER"]);
    await inside.conflictFinding.create({
      data: {
        ...{ proposalId: team.proposalId, userId: kept.id, kind: "DECLARED_TIE", severity: "EXCLUSION" },
        ...{ outcome: "OPEN", evidence: {}, detectedAt: AT },
      },
    });
    expect((await listContributions(kept, list)).rows.some(({ teamId }) => teamId === team.teamId)).toBe(false);
    const outsiders: Actor[] = [(await createTeam()).leadManager, kept];
    for (const role of ["REVIEWER", "DELIBERATOR", "OPERATOR", "ADMINISTRATOR"] as const)
      outsiders.push(await createUser([role]));
    const decision = { entryId, expectedVersion: 0 };
    for (const actor of outsiders) {
      const doors = [
        () => getTeamContribution(actor, team.teamId),
        () => contributionFile(actor, team.teamId, evidence.id),
        () => requireContributor(actor, team.teamId),
        () => recordContribution(actor, input, AT),
        () => addContributionEvidence(actor, { entryId, file: input.file }, AT),
        () => acceptContribution(actor, decision, AT),
        () => returnContribution(actor, { ...decision, reason }, AT),
        ...(actor === kept
          ? []
          : [() => listContributions(actor, list), () => exportContributions(actor, {}, "현황 보고")]),
      ];
      for (const door of doors) await expect(door()).rejects.toMatchObject(NOT_FOUND);
      expect(await teamContributionSummary(actor, team.teamId)).toBeNull();
    }
    for (const actor of [staff.director, team.leadManager, member])
      await expect(acceptContribution(actor, decision, AT)).rejects.toMatchObject(NOT_FOUND);
  });

  it("costs the same number of statements however many contributions and teams there are", async () => {
    const look = async () => [
      (await countQueries(() => getTeamContribution(staff.officer, team.teamId))).statements.length,
      (await countQueries(() => listContributions(staff.officer, list))).statements.length,
      (await countQueries(() => teamContributionSummary(staff.officer, team.teamId))).statements.length,
    ];
    const before = await look();
    await payIn((await newTeam()).leadManager, staff.officer, own(), AT).catch(() => null);
    await giveContribution(team.leadManager, own(), AT);
    expect(await look()).toEqual(before);
    process.stdout.write(`contribution statements: ${before.join(", ")}\n`);
    expect(Math.max(...before)).toBeLessThanOrEqual(11);
  });
});
