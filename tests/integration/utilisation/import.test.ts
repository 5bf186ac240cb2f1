import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { importReports } from "@/lib/utilisation/commands/import-reports";
import { watchUtilisation } from "@/lib/utilisation/commands/watch";
import { importHeadings, previewImport, REPORT_TYPES } from "@/lib/utilisation/queries/imports";
import { exportUtilisation, getUtilisationOverview } from "@/lib/utilisation/queries/overview";
import { exportTeamUtilisation, getTeamUtilisation } from "@/lib/utilisation/queries/team-utilisation";
import { createUser } from "@/tests/factories/actor";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { createSupportStaff, type SupportStaff } from "@/tests/factories/teams";
import { createGpuTeam, type GpuTeam, latestReports, uploadReports } from "@/tests/factories/utilisation";

const AT = new Date("2026-08-05T00:00:00Z");
const DAY_MS = 86_400_000;
const dayText = (first: string, offset: number) =>
  new Date(new Date(`${first}T00:00:00Z`).getTime() + offset * DAY_MS).toISOString().slice(0, 10);
const days = (team: string, first: string, count: number, used: number) =>
  Array.from({ length: count }, (_, index) => `${team},${dayText(first, index)},12288,${used}`);

let staff: SupportStaff;
let steward: Actor;
let team: GpuTeam;
beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]);
  team = await createGpuTeam({ staff, steward });
});
const newTeam = () => createGpuTeam({ staff, steward });
const file = (fileId: string, teamId = "") => ({ fileId, teamId });

describe("G5: a file", () => {
  it("shows what is wrong row by row and takes nothing of it", async () => {
    const rows = [`${team.nameKo},2026-07-01,12288,9000`, "없는 팀,2026-07-01,1,1", `${team.nameKo},2026-07-32,x,1`];
    const fileId = await uploadReports(steward, rows);
    const preview = await previewImport(steward, { fileId, teamId: null }, AT);
    expect(preview).toMatchObject({ problemCount: 3, counts: { accepted: 1 }, firstDay: "2026-07-01", teams: 1 });
    expect(preview.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, "team", "UNKNOWN_TEAM"],
      [4, "period", "PERIOD"],
      [4, "availableGpuHours", "NUMBER"],
    ]);
    expect(await importReports(steward, file(fileId), AT)).toMatchObject({ reason: "FILE_HAS_PROBLEMS" });
    expect(await latestReports(team.teamId)).toEqual([]);
  });

  it("is taken in once, however often and however many at a time", async () => {
    const fileId = await uploadReports(steward, days(team.nameKo, "2026-07-01", 7, 6_000));
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => importReports(steward, file(fileId), AT)));
    expect(outcomes.filter((one) => one.ok)).toMatchObject([{ data: { accepted: 7, corrected: 0, unchanged: 0 } }]);
    expect(outcomes.filter((one) => !one.ok && one.reason === "NOTHING_NEW")).toHaveLength(5);
    const again = [...days(team.nameKo, "2026-07-01", 6, 6_000), `${team.nameKo},2026-07-07,12288,7000.5`];
    const corrected = await uploadReports(steward, again);
    expect((await previewImport(steward, { fileId: corrected, teamId: null }, AT)).counts).toEqual({
      ...{ accepted: 0, corrected: 1, unchanged: 6 },
    });
    await expectOk(importReports(steward, file(corrected), AT));
    expect((await latestReports(team.teamId)).map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1, 1, 2]);
    const { corrections, total } = await getTeamUtilisation(steward, team.teamId);
    expect(corrections).toMatchObject([{ usedBefore: 6_000_000n, usedMilliHours: 7_000_500n, revision: 2, hours: 24 }]);
    expect(total.usedMilliHours).toBe(43_000_500n);
  });

  it("of a team's own people holds their team only", async () => {
    const own = await newTeam();
    const rows = [...days(own.teamId, "2026-07-02", 2, 100), ...days(team.teamId, "2026-07-20", 1, 100)];
    const mixed = await uploadReports(own.leadManager, rows);
    const preview = await previewImport(own.leadManager, { fileId: mixed, teamId: own.teamId }, AT);
    expect(preview.problems).toMatchObject([{ row: 4, code: "UNKNOWN_TEAM" }]);
    const fileId = await uploadReports(own.leadManager, rows.slice(0, 2));
    await expectOk(importReports(own.leadManager, file(fileId, own.teamId), AT));
    for (const attempt of [
      () => importReports(own.leadManager, file(fileId), AT),
      () => importReports(own.leadManager, file(fileId, team.teamId), AT),
      () => importReports(steward, file(fileId), AT), // somebody else's file
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("may be headed in either language or as the API names its fields; no two columns share a name", async () => {
    const lists = [...(await importHeadings()).values()].map((names) => [
      ...new Set(names.map((name) => name.toLowerCase())),
    ]);
    const headings = lists.flat();
    expect(headings).toEqual(expect.arrayContaining(["가용 gpu시간", "available gpu-hours", "availablegpuhours"]));
    expect(new Set(headings).size).toBe(headings.length);
  });

  it("is read as spreadsheets in Korea save it, and with the mark that others put before it", async () => {
    const own = await newTeam();
    // 팀,기간,가용 GPU시간,사용 GPU시간 in windows-949.
    const korean = Buffer.from("c6c02cb1e2b0a32cb0a1bfeb20475055bdc3b0a32cbbe7bfeb20475055bdc3b0a30a", "hex");
    const bytes = Buffer.concat([korean, Buffer.from(`${own.teamId},2026-07-01,6144,6000\n`)]);
    const about = {
      name: "excel.csv",
      uploadedById: steward.id,
      limits: { maxBytes: 1_000, mediaTypes: REPORT_TYPES },
    };
    const stored = await storeFile(bytes, about);
    expect(stored).toMatchObject({ ok: true });
    const fileId = stored.ok ? stored.data.id : "";
    expect(await importReports(steward, file(fileId), AT)).toMatchObject({ ok: true, data: { accepted: 1 } });
    const marked = await uploadReports(
      steward,
      days(own.teamId, "2026-07-02", 1, 6_000),
      "\uFEFF팀,기간,가용 GPU시간,사용 GPU시간",
    );
    expect(await importReports(steward, file(marked), AT)).toMatchObject({ ok: true, data: { accepted: 1 } });
  });

  it("of a year of hours is taken in batch by batch", async () => {
    const own = await createGpuTeam({ staff, steward }, { validFrom: "2026-01-01", gpuCount: 256 });
    const rows = Array.from({ length: 2_500 }, (_, index) => {
      const at = new Date(Date.UTC(2026, 0, 1, index)).toISOString();
      return `${own.teamId},${at.slice(0, 13).replace("T", " ")}:00,256,${index % 257}`;
    });
    const fileId = await uploadReports(steward, rows);
    const { result, statements } = await countQueries(() => importReports(steward, file(fileId), AT));
    expect(result).toMatchObject({ ok: true, data: { accepted: 2_500 } });
    expect(statements.length).toBeLessThan(60);
    const sums = await db.utilisationDay.aggregate({
      where: { teamId: own.teamId },
      _sum: { reportedHours: true, usedMilliHours: true },
    });
    const used = rows.reduce((sum, _row, index) => sum + (index % 257), 0);
    expect(sums._sum).toEqual({ reportedHours: 2_500, usedMilliHours: BigInt(used) * 1_000n });
  });
});

describe("G5: looking", () => {
  it("costs the same number of statements however much was reported", async () => {
    const own = await newTeam();
    const look = async () => [
      (await countQueries(() => getUtilisationOverview(steward, 26))).statements.length,
      (await countQueries(() => getTeamUtilisation(steward, own.teamId))).statements.length,
    ];
    const before = await look();
    const rows = days(own.teamId, "2026-07-01", 30, 9_000);
    await expectOk(importReports(steward, file(await uploadReports(steward, rows)), AT));
    expect(await look()).toEqual(before);
    // The session's own statement comes on top; the clock of a rehearsal asks once more than one in production.
    expect(Math.max(...before)).toBeLessThanOrEqual(12);
  });

  it("P1: is for staff of GPUs, the committee and the team itself", async () => {
    const scoped = (id: string) => createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id } }]);
    for (const actor of [steward, await createUser(["DELIBERATOR"]), await createUser(["AUDITOR"])]) {
      expect((await getUtilisationOverview(actor, 12)).teams.length).toBeGreaterThan(0);
      expect(await getTeamUtilisation(actor, team.teamId)).toMatchObject({ isStaff: true });
    }
    expect(await getTeamUtilisation(team.leadManager, team.teamId)).toMatchObject({ isStaff: false, mayReport: true });
    const stranger = (await newTeam()).leadManager;
    for (const actor of [await scoped("DATA"), await scoped("TALENT"), await createUser(["REVIEWER"]), stranger]) {
      for (const attempt of [
        () => getUtilisationOverview(actor, 12),
        () => exportUtilisation(actor, "현황 보고"),
        () => getTeamUtilisation(actor, team.teamId),
        () => exportTeamUtilisation(actor, team.teamId, "현황 보고"),
        () => importReports(actor, file("none"), AT),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("G5: warnings", () => {
  it("tell team and steward once of low use and of missing reports", async () => {
    const own = await newTeam();
    // The week of 6 July is low, that of 13 July misses its Sunday, that of 20 July is in order.
    const rows = [...days(own.teamId, "2026-07-06", 7, 6_143), ...days(own.teamId, "2026-07-13", 6, 9_000)];
    const fine = days(own.teamId, "2026-07-20", 7, 6_144);
    await expectOk(importReports(steward, file(await uploadReports(steward, [...rows, ...fine])), AT));
    const at = new Date("2026-07-30T00:00:00Z");
    const counts = await Promise.all([0, 1, 2].map(() => watchUtilisation(at)));
    expect(counts.filter((count) => count > 0)).toHaveLength(1);
    const warned = await db.utilisationWarning.findMany({ where: { teamId: own.teamId }, orderBy: { week: "asc" } });
    expect(warned.map(({ week, kind }) => [week.toISOString().slice(0, 10), kind])).toEqual([
      ["2026-06-29", "MISSING"],
      ["2026-07-06", "LOW_USE"],
      ["2026-07-13", "MISSING"],
    ]);
    const told = await db.notification.findMany({
      where: { userId: { in: [own.leadManager.id, steward.id] }, href: `/teams/${own.teamId}/utilisation` },
    });
    expect(told.map(({ kind }) => kind).sort()).toEqual(
      ["utilisationLow", "utilisationMissing", "utilisationMissing"].flatMap((kind) => [kind, kind]),
    );
    expect(await db.auditEvent.count({ where: { type: "utilisation.warned", subjectId: own.teamId } })).toBe(3);
  });
});

it("what was reported stands whatever the application does", async () => {
  const where = { teamId: team.teamId };
  await expect(db.utilisationReport.updateMany({ where, data: { usedMilliHours: 0n } })).rejects.toThrow();
  await expect(db.utilisationReport.deleteMany({ where })).rejects.toThrow();
  const wrong = await db.utilisationReport.findFirstOrThrow({ where });
  const copy = (more: object) => db.utilisationReport.createMany({ data: [{ ...wrong, revision: 99, ...more }] });
  await expect(copy({ usedMilliHours: wrong.availableMilliHours + 1n })).rejects.toThrow(/UtilisationReport_figures/);
  await expect(copy({ hours: 1 })).rejects.toThrow(/teamId_poolId_day_hours/);
  await expect(copy({ startsAt: new Date(wrong.startsAt.getTime() + 1_800_000) })).rejects.toThrow(/_period/);
});
