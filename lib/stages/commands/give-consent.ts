import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canConsent } from "../domain/access";
import type { GiveConsent } from "../schema";
import { lockStage, teamPeople } from "./stage-row";

/**
 * E2: a team agrees or objects to the plan as it stands now; it may change its mind until the freeze. The stage's row is locked,
 * so that a plan changed at the same moment cannot inherit a word given on the old one.
 */
export function giveConsent(actor: Actor, input: GiveConsent, at: Date): Promise<Outcome<{ verdict: string }>> {
  return inTransaction(async (tx) => {
    const [people] = await teamPeople(tx, [input.teamId]);
    if (!people || !canConsent(actor, people)) throw new AppError("NOT_FOUND", `team ${input.teamId}`);
    const stage = await lockStage(tx, input.stageId);
    const entrant = await tx.stageTeam.findUnique({
      where: { stageId_teamId: { stageId: stage.id, teamId: input.teamId } },
      select: { id: true, consent: true, team: { select: { status: true, nameKo: true } } },
    });
    if (!entrant) throw new AppError("NOT_FOUND", `team ${input.teamId} is not in stage ${stage.id}`);
    if (stage.state !== "CONSULTATION") return refuse("NOT_IN_CONSULTATION");
    if (entrant.team.status !== "ACTIVE") return refuse("TEAM_NOT_ACTIVE");
    await tx.stageTeam.update({
      where: { id: entrant.id },
      data: {
        consent: input.verdict,
        consentComment: input.comment,
        consentById: actor.id,
        consentAt: at,
        consentPlanVersion: stage.version,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    const data = {
      teamId: input.teamId,
      from: entrant.consent,
      verdict: input.verdict,
      comment: input.comment,
      planVersion: stage.version,
    };
    recordAudit(tx, actor, { type: "stage.consentGiven", subjectType: "Stage", subjectId: stage.id, data }, at);
    if (input.verdict === "OBJECTED") {
      const officers = await tx.grant.findMany({
        where: { role: "OFFICER", revokedAt: null },
        select: { userId: true },
      });
      await notify(tx, {
        kind: "stageObjection",
        userIds: [...new Set(officers.map((grant) => grant.userId))],
        params: { number: String(stage.number), team: entrant.team.nameKo },
        href: `/stages/${stage.id}`,
      });
    }
    return ok({ verdict: input.verdict });
  });
}
