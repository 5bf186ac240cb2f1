import "./own-database";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { getDashboard } from "@/lib/dashboards/queries";
import { db } from "@/lib/platform/db";
import { buildSelectionSheet } from "@/lib/reviews/domain/calculation-sheet";
import { rankingFacts } from "@/lib/reviews/queries/ranking-inputs";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { bind, createWorld, NOW, type World } from "./arrange";

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 120_000);

const pageOf = (actor: Actor) => getDashboard(actor, NOW);
const kindsOf = async (actor: Actor) => (await pageOf(actor)).waiting.map(({ kind }) => kind);
/** What a browser would get, as text. */
const bytesOf = (page: object) =>
  JSON.stringify(page, (_key, value) => (typeof value === "bigint" ? `${value}` : value));

describe("officer and director", () => {
  it("an officer sees road, progress, ranking, standings, GPUs and budgets", async () => {
    const page = await pageOf(world.staff.officer);
    expect(page.isStaff).toBe(true);
    expect(page.road?.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      ...["CALL past", "SUPPORT past", "STAGE now", "STAGE next", "STAGE next", "DIFFUSION next"],
    ]);
    expect(page.review).toMatchObject({ kind: "OPEN", panels: [{ submitted: 5, expected: 6 }] });
    expect(page.applications).toMatchObject({ total: 2 });
    expect(page.applications?.days.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(page.gpu).toMatchObject({ held: 4_096, allocated: 2_048, reserved: 0 });
    expect(page.gpu?.months.find(({ month }) => month === "2025-08")).toMatchObject({ held: 4_096, allocated: 0 });
    expect(page.budgets).toMatchObject([{ year: 2025, limitWon: 16_000_000_000n }]);
    expect(page.support?.teams.filter(({ gpuCount }) => gpuCount === 512)).toHaveLength(4);
    expect(page.stage?.standings.kind).toBe("OPEN");
    expect(page.proposals).toBeNull();
    expect(page.administration).toBeNull();
    expect(page.audit).toBeNull();
  });

  it("the ranking is the one that reviews computes", async () => {
    const { ranking } = await pageOf(world.staff.officer);
    const sheet = buildSelectionSheet((await rankingFacts(inside, world.callId)).inputs);
    if (ranking?.kind !== "OPEN") throw new Error("no ranking");
    const shown = ranking.rows.map(({ proposalId, rank, displayHundredths, result }) => ({
      ...{ proposalId, rank, displayHundredths, result },
    }));
    expect(shown).toEqual(
      sheet.results.map(({ proposalId, rank, displayHundredths, result }) => ({
        ...{ proposalId, rank, displayHundredths, result },
      })),
    );
  });

  it("standings follow exact totals, and what waits is this person's own", async () => {
    const { stage } = await pageOf(world.staff.officer);
    if (stage?.standings.kind !== "OPEN") throw new Error("no standings");
    expect(stage.standings.rows.map(({ result }) => result)).toEqual([
      ...["ADVANCE", "ADVANCE", "ADVANCE", "ADVANCE", "ELIMINATED"],
    ]);
    expect(stage.standings.rows[0]).toMatchObject({ nameKo: "정예팀 1", displayHundredths: 9_000 });
    const officer = await pageOf(world.staff.officer);
    expect(officer.waiting.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["sheetsMissing", "proposeStageResult"]),
    );
    expect(officer.waiting[0]).toMatchObject({ kind: "sheetsMissing", count: 1 });
    expect(await kindsOf(world.staff.director)).not.toContain("proposeStageResult");
  });

  it("seeing totals goes on record once a view (L2)", async () => {
    const officer = await createUser(["OFFICER"]);
    await pageOf(officer);
    const rows = await db.accessLog.findMany({ where: { actorId: officer.id } });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: "RANKING", subjectType: "Dashboard" });
  });
});

describe("conflict of interest binds staff (S3)", () => {
  it("a bound officer gets a sentence: no ranking, no count of sheets, no such to-do", async () => {
    const officer = await createUser(["OFFICER"]);
    await bind(officer.id, world.proposals[0]?.proposalId ?? "");
    const page = await pageOf(officer);
    expect(page.review).toEqual({
      ...{ kind: "CONFLICT", callId: world.callId, titleKo: "추가 공모", titleEn: "Additional call" },
    });
    expect(page.ranking).toEqual(page.review);
    expect(page.waiting.map(({ kind }) => kind)).not.toContain("sheetsMissing");
    expect(page.waiting.map(({ kind }) => kind)).not.toContain("decideConflicts");
    expect(bytesOf(page)).not.toContain('"submitted"');
    expect(page.stage?.standings.kind).toBe("OPEN");
  });

  it("an auditor bound to a team's proposal sees no standings and no count of cells", async () => {
    const auditor = await createUser(["AUDITOR"]);
    await bind(auditor.id, world.teams[2]?.proposalId ?? "");
    const { stage } = await pageOf(auditor);
    expect(stage).toMatchObject({ standings: { kind: "CONFLICT" }, cells: null });
    expect(bytesOf(stage ?? {})).not.toContain("displayHundredths");
  });

  it("a dismissed finding binds nobody", async () => {
    const officer = await createUser(["OFFICER"]);
    const { id } = await bind(officer.id, world.proposals[0]?.proposalId ?? "");
    await inside.conflictFinding.update({
      where: { id },
      data: {
        outcome: "DISMISSED",
        reason: "동명이인임을 확인함",
        decidedById: world.staff.officer.id,
        decidedAt: NOW,
      },
    });
    expect((await pageOf(officer)).ranking?.kind).toBe("OPEN");
  });
});

describe("other staff", () => {
  it("a steward sees the own kind of resource only, and no scores", async () => {
    const gpu = await pageOf(world.gpuSteward);
    expect(gpu.gpu?.held).toBe(4_096);
    expect(gpu.budgets).toBeNull();
    expect(gpu.support?.shows).toEqual({ gpu: true, data: false, talent: false });
    expect(gpu.support?.teams.every(({ dataWon, talentWon }) => dataWon === null && talentWon === null)).toBe(true);
    const talent = await pageOf(world.talentSteward);
    expect(talent.gpu).toBeNull();
    expect(talent.budgets).toMatchObject([{ year: 2025, limitWon: 4_000_000_000n }]);
    expect(talent.support?.shows).toEqual({ gpu: false, data: false, talent: true });
    for (const page of [gpu, talent]) {
      expect(page).toMatchObject({ ranking: null, review: null, applications: null, stage: null });
      expect(bytesOf(page)).not.toContain("displayHundredths");
    }
  });

  it("an operator sees stage scoring, neither money nor calls", async () => {
    const page = await pageOf(world.operator);
    expect(page.stage?.cells?.filled).toBe(page.stage?.cells?.expected);
    expect(page.stage?.cells?.byTeam).toHaveLength(5);
    expect(page).toMatchObject({ gpu: null, budgets: null, support: null, ranking: null, review: null });
  });

  it("a deliberator sees support and standings, not the road", async () => {
    const page = await pageOf(world.staff.deliberator);
    expect(page).toMatchObject({ isStaff: false, road: null, gpu: null, ranking: null });
    expect(page.support?.teams).toHaveLength(5);
  });

  it("an auditor sees the chain's end and who looked", async () => {
    const { audit } = await pageOf(world.auditor);
    expect(audit?.headMatches).toBe(true);
    expect(audit?.events).toBeGreaterThan(50);
    const later = await getDashboard(world.auditor, new Date());
    expect(later.audit?.accesses.map(({ kind }) => kind)).toContain("RANKING");
  });

  it("an administrator sees accounts, mails and jobs, and nothing drawn from scores", async () => {
    const page = await pageOf(world.administrator);
    expect(page.administration?.activeUsers).toBeGreaterThan(10);
    const { waiting: _waiting, asOf: _asOf, administration: _own, ...rest } = page;
    const shown = Object.entries(rest).filter(([, value]) => value !== null && value !== false);
    expect(shown.map(([key]) => key)).toEqual(["currentYear"]);
  });
});

describe("people outside", () => {
  it("an applicant sees own proposals, and no result before publication", async () => {
    const { lead, proposalId } = world.proposals[0] ?? { lead: world.operator, proposalId: "" };
    const page = await pageOf(lead);
    expect(page.proposals).toMatchObject([{ id: proposalId, state: "ELIGIBLE", result: null, open: false }]);
    expect(page).toMatchObject({ isStaff: false, road: null, ranking: null, review: null, gpu: null, teams: [] });
    expect(bytesOf(page)).not.toContain(world.proposals[1]?.proposalId);
    expect(bytesOf(page)).not.toContain("displayHundredths");
  });

  it("a team's people see their team and stage, not the verdict before it is published", async () => {
    const [team] = world.teams;
    if (!team) throw new Error("no team");
    const { teams } = await pageOf(team.leadManager);
    expect(teams).toMatchObject([
      { teamId: team.teamId, status: "ACTIVE", agreedGpu: 512, stage: { state: "SCORED", result: null } },
    ]);
  });

  it("a reviewer sees progress and the next sheet; the chair the whole panel too", async () => {
    const [chair, , last] = world.reviewers;
    if (!chair || !last) throw new Error("no reviewers");
    const { reviews } = await pageOf(last);
    expect(reviews).toMatchObject([{ total: 2, done: 1, undeclared: 1, next: null, isChair: false, panel: null }]);
    expect(await kindsOf(last)).toEqual(["declareConflicts"]);
    const ofChair = (await pageOf(chair)).reviews;
    expect(ofChair).toMatchObject([{ total: 2, done: 2, isChair: true }]);
  });
});
