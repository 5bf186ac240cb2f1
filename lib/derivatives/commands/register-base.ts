import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lockStage, teamPeople } from "@/lib/stages/commands/stage-row";
import { canPlanStage } from "@/lib/stages/domain/access";
import { canRegisterBase } from "../domain/access";
import { ownerOf } from "../domain/model";
import type { RegisterBase } from "../schema";

const OPEN = ["CONSULTATION", "FROZEN", "RUNNING"];

/**
 * Y1, Y2: the base model whose family counts, when it came out, and the consortium's names on the hub. Once a listing is in, the model
 * stays and only the officer may correct the rest. Refuses REGISTRATION_CLOSED, TEAM_NOT_ACTIVE, LISTINGS_ARE_IN.
 */
export function registerBase(actor: Actor, input: RegisterBase, at: Date): Promise<Outcome<{ repository: string }>> {
  return inTransaction(async (tx) => {
    const [people] = await teamPeople(tx, [input.teamId]);
    if (!people || !canRegisterBase(actor, people)) throw new AppError("NOT_FOUND", `team ${input.teamId}`);
    const stage = await lockStage(tx, input.stageId);
    const entrant = await tx.stageTeam.findUnique({
      where: { stageId_teamId: { stageId: stage.id, teamId: input.teamId } },
      select: {
        id: true,
        team: { select: { status: true } },
        derivativeBases: { orderBy: [{ registeredAt: "desc" }, { id: "desc" }], take: 1, select: { repository: true } },
        _count: { select: { derivativeListings: true } },
      },
    });
    if (!entrant || !stage.plan.derivatives)
      throw new AppError("NOT_FOUND", `derivatives of team ${input.teamId} in stage ${stage.id}`);
    if (!OPEN.includes(stage.state)) return refuse("REGISTRATION_CLOSED");
    if (entrant.team.status !== "ACTIVE") return refuse("TEAM_NOT_ACTIVE");
    const { repository, releasedOn, teamId } = input;
    const [before] = entrant.derivativeBases;
    const isFixed = entrant._count.derivativeListings > 0;
    if (isFixed && (!canPlanStage(actor) || before?.repository !== repository)) return refuse("LISTINGS_ARE_IN");
    const owners = [...new Set([...input.owners, ownerOf(repository)])].sort();
    await tx.derivativeBase.create({
      data: {
        stageTeamId: entrant.id,
        repository,
        releasedOn: new Date(releasedOn),
        owners,
        registeredById: actor.id,
        registeredAt: at,
      },
      select: { id: true },
    });
    const data = { teamId, repository, releasedOn, owners };
    recordAudit(tx, actor, { type: "derivatives.baseRegistered", subjectType: "Stage", subjectId: stage.id, data }, at);
    return ok({ repository });
  });
}
