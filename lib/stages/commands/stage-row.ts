import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { Prisma } from "@/prisma/generated/client";
import type { StagePlan } from "../domain/plan";
import { mayMove, type StageState } from "../domain/state";
import { stagePlanSchema } from "../schema";

const STAGE = {
  id: true,
  number: true,
  state: true,
  plan: true,
  planHash: true,
  objectionsDueAt: true,
  version: true,
  cutoffOn: true,
  rulebookVersion: true,
  titleKo: true,
  titleEn: true,
} as const;
export type StageRecord = Omit<Prisma.StageGetPayload<{ select: typeof STAGE }>, "plan"> & { plan: StagePlan };

export async function loadStage(tx: Reader, stageId: string): Promise<StageRecord> {
  const row = await tx.stage.findUnique({ where: { id: stageId }, select: STAGE });
  if (!row) throw new AppError("NOT_FOUND", `stage ${stageId}`);
  return { ...row, plan: stagePlanSchema.parse(row.plan) };
}

/** Scores, gates, withdrawals and decisions of one stage queue here, so that no total is taken over half of them. */
export async function lockStage(tx: Tx, stageId: string): Promise<StageRecord> {
  await tx.$queryRaw`SELECT 1 FROM "Stage" WHERE id = ${stageId} FOR UPDATE`;
  return loadStage(tx, stageId);
}

/** E3: one guarded step; of two people who press at once, one gets CONFLICT. */
export async function moveStage(
  tx: Tx,
  actor: Actor,
  stage: Pick<StageRecord, "id" | "state">,
  to: StageState,
  at: Date,
  options: { expectedVersion?: number; data?: Prisma.StageUpdateManyMutationInput } = {},
): Promise<void> {
  if (!mayMove(stage.state, to)) throw new AppError("CONFLICT", `stage ${stage.id}: ${stage.state} → ${to}`);
  const guard = options.expectedVersion === undefined ? {} : { version: options.expectedVersion };
  const { count } = await tx.stage.updateMany({
    where: { id: stage.id, state: stage.state, ...guard },
    data: { ...options.data, state: to, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `stage ${stage.id} moved on from ${stage.state}`);
  recordAudit(
    tx,
    actor,
    { type: "stage.moved", subjectType: "Stage", subjectId: stage.id, data: { from: stage.state, to } },
    at,
  );
}

/** Whoever holds the role today, for notices. */
export async function holdersOf(tx: Tx, role: "DIRECTOR" | "OFFICER"): Promise<string[]> {
  const grants = await tx.grant.findMany({ where: { role, revokedAt: null }, select: { userId: true } });
  return [...new Set(grants.map((grant) => grant.userId))];
}

/** Who speaks for each team: lead managers and signers of the selected proposal. */
export async function teamPeople(tx: Tx, teamIds: readonly string[]): Promise<{ teamId: string; userIds: string[] }[]> {
  const teams = await tx.team.findMany({
    where: { id: { in: [...teamIds] } },
    select: {
      id: true,
      proposal: {
        select: { people: { where: { role: { in: ["LEAD_MANAGER", "SIGNER"] } }, select: { userId: true } } },
      },
    },
  });
  return teams.map((team) => ({
    teamId: team.id,
    userIds: [...new Set(team.proposal.people.map((person) => person.userId))],
  }));
}

/** Everybody who speaks for a team of this stage: whom notices about the stage go to. */
export async function stagePeople(tx: Tx, stageId: string): Promise<string[]> {
  const rows = await tx.stageTeam.findMany({ where: { stageId }, select: { teamId: true } });
  return [
    ...new Set(
      (
        await teamPeople(
          tx,
          rows.map((row) => row.teamId),
        )
      ).flatMap((team) => team.userIds),
    ),
  ];
}
