import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import {
  createPanelOf,
  createReviewer,
  createScreenedCall,
  scoreProposal,
  startReview,
} from "@/tests/factories/reviews";
import { createRunningStage, emptyProgramme, scoreStage, stagePlan } from "@/tests/factories/stages";
import {
  agreeOnSupport,
  createCallRow,
  createSealedProposalRow,
  createSupportStaff,
  createTeam,
  type SupportStaff,
  type TeamRow,
} from "@/tests/factories/teams";

/** Now, for every dashboard of these tests: the second call is under review, stage 1 is scored. */
export const NOW = new Date("2025-12-12T00:30:00Z");
const SUPPORTED_AT = new Date("2025-08-10T00:00:00Z");
const STAGE_AT = new Date("2025-12-01T00:00:00Z");

export type World = {
  staff: SupportStaff;
  operator: Actor;
  gpuSteward: Actor;
  talentSteward: Actor;
  auditor: Actor;
  administrator: Actor;
  reviewers: Actor[];
  callId: string;
  panelId: string;
  proposals: { proposalId: string; lead: Actor; leadId: string }[];
  teams: TeamRow[];
  stageId: string;
};

const steward = (id: string) => createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id } }]);

/** A call under review with 2 proposals (5 of 6 sheets in), 5 teams of an older call with support, and a scored stage. */
export async function createWorld(): Promise<World> {
  await emptyProgramme(STAGE_AT);
  const staff = await createSupportStaff();
  const [operator, auditor, administrator] = await Promise.all([
    createUser(["OPERATOR"]),
    createUser(["AUDITOR"]),
    createUser(["ADMINISTRATOR"]),
  ]);
  const [gpuSteward, talentSteward] = [await steward("GPU"), await steward("TALENT")];
  const reviewed = await createReviewed(staff.officer);
  const older = await createCallRow("PUBLISHED");
  const teams: TeamRow[] = [];
  for (let index = 1; index <= 5; index++) teams.push(await createTeam({ call: older, name: `정예팀 ${index}` }));
  const poolId = await createGpuPool(gpuSteward, { gpuCount: 4_096 });
  for (const { teamId } of teams.slice(0, 4)) {
    await agreeOnSupport(
      staff,
      teamId,
      [
        { resource: "GPU", period: "2025H2", gpuCount: 512 },
        { resource: "DATA_OWN", period: "2025", amountWon: 3_000_000_000n },
        { resource: "TALENT", period: "2025", amountWon: 1_000_000_000n },
      ],
      SUPPORTED_AT,
    );
    const period = { validFrom: "2025-09-01", validTo: "2026-01-01" };
    await allocateGpus(
      { steward: gpuSteward, director: staff.director },
      { poolId, teamId, gpuCount: 512, ...period },
      new Date("2025-08-20T00:00:00Z"),
    );
  }
  const plan = stagePlan();
  const { stageId } = await createRunningStage({ officer: staff.officer, plan, speakers: teams }, STAGE_AT);
  const scores = teams.map(({ teamId }, index) => ({ teamId, points: 90 - index * 3 }));
  await scoreStage(operator, stageId, plan, scores, STAGE_AT);
  return { staff, operator, gpuSteward, talentSteward, auditor, administrator, teams, stageId, ...reviewed };
}

async function createReviewed(officer: Actor) {
  const opensAt = new Date("2025-06-25T00:00:00Z");
  const { callId, proposals } = await createScreenedCall(officer, 2, {
    opensAt,
    titleKo: "추가 공모",
    titleEn: "Additional call",
  });
  const reviewers: Actor[] = [];
  for (let index = 0; index < 3; index++) reviewers.push(await createReviewer());
  const panelId = await createPanelOf(officer, callId, reviewers);
  await startReview(officer, panelId);
  for (const [seat, reviewer] of reviewers.entries()) {
    for (const [index, { proposalId }] of proposals.entries()) {
      const isLast = seat === 2 && index === 1;
      if (!isLast) await scoreProposal(reviewer, proposalId, 8_000 + seat * 100 + index * 550);
    }
  }
  return { callId, panelId, proposals, reviewers };
}

/** Binds a person to a proposal, as detection would (S3). */
export const bind = (userId: string, proposalId: string) =>
  inside.conflictFinding.create({
    data: {
      ...{ proposalId, userId, kind: "DECLARED_TIE", severity: "EXCLUSION", outcome: "EXCLUDED" },
      ...{ evidence: {}, detectedAt: NOW },
    },
  });

/** Ten times the rows of everything the page counts. */
export async function multiply(world: World): Promise<void> {
  const call = { callId: world.callId, code: "2025-77" };
  for (let index = 0; index < 20; index++) await createSealedProposalRow({ call });
  await inside.$executeRaw`
    INSERT INTO "ReviewAssignment" (id, "panelId", "proposalId", "memberId", declaration)
    SELECT gen_random_uuid(), m."panelId", p.id, m.id, 'CLEAR' FROM "PanelMember" m CROSS JOIN "Proposal" p
    WHERE m."panelId" = ${world.panelId} AND p."callId" = ${world.callId}
    ON CONFLICT DO NOTHING`;
  const teams: TeamRow[] = [];
  for (let index = 0; index < 45; index++) teams.push(await createTeam({ name: `다른 팀 ${index}` }));
  for (const { teamId } of teams) {
    await db.stageTeam.create({ data: { stageId: world.stageId, teamId } });
    // Nobody waits for the cells of a team that withdrew.
    await db.team.update({ where: { id: teamId }, data: { status: "WITHDRAWN", leftAt: NOW } });
    await db.budgetEnvelope.create({ data: { teamId, resource: "DATA_OWN", year: 2026, limitWon: 1_000n } });
    await db.supportStep.create({
      data: {
        ...{ teamId, resource: "GPU", period: "2026H1", step: "REQUESTED", gpuCount: 512 },
        ...{ reason: "신청", byId: "factory", at: NOW },
      },
    });
  }
  for (let index = 0; index < 10; index++) await createGpuPool(world.gpuSteward, { gpuCount: 256 });
  for (let index = 0; index < 60; index++) await createUser(["OFFICER"]);
  for (let index = 0; index < 10; index++) await createCallRow("PUBLISHED");
}
