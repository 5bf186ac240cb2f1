import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { resourceStaff } from "@/lib/teams/queries/resource-staff";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canRequestTalent } from "../domain/access";
import { monthDate } from "../domain/months";
import { requestRefusal, type TalentPlan, totalOf } from "../domain/support";
import type { RequestTalent } from "../schema";

const planOfInput = (input: RequestTalent): TalentPlan => ({
  ...{ firstMonth: input.firstMonth, lastMonth: input.lastMonth },
  monthly: { labour: input.labourMonthlyWon, research: input.researchMonthlyWon, stay: input.stayMonthlyWon },
  matchingBasisPoints: Math.round(input.matchingPercent * 100),
});

/** H3: a team asks for a researcher from abroad. Nothing is bound yet. Refusals: those of requestRefusal. */
export function requestTalent(actor: Actor, input: RequestTalent, at: Date): Promise<Outcome<{ personId: string }>> {
  return inTransaction(async (tx) => {
    const team = await lockTeamInTx(tx, input.teamId);
    const scope = { isPublished: team.callPhase === "PUBLISHED", ownPeople: team.ownPeople };
    if (!canRequestTalent(actor, scope)) throw new AppError("NOT_FOUND", `talent of team ${input.teamId}`);
    const plan = planOfInput(input);
    const refused = requestRefusal(plan, team, await rulebookContent(tx, team.rulebookVersion));
    if (refused) return refuse(refused.reason, refused.params);
    const { id } = await tx.talentPerson.create({
      data: {
        ...{ teamId: team.id, name: input.name, nameEn: input.nameEn, task: input.task },
        ...{ homeInstitution: input.homeInstitution, homeCountry: input.homeCountry },
        ...{ firstMonth: monthDate(plan.firstMonth), lastMonth: monthDate(plan.lastMonth) },
        ...{ labourMonthlyWon: plan.monthly.labour, researchMonthlyWon: plan.monthly.research },
        ...{ stayMonthlyWon: plan.monthly.stay, matchingBasisPoints: plan.matchingBasisPoints },
        ...{ requestedById: actor.id, requestedAt: at },
      },
      select: { id: true },
    });
    await notify(tx, {
      kind: "talentRequested",
      userIds: await resourceStaff(tx, "TALENT", ["STEWARD"], at),
      params: { team: { ko: team.nameKo, en: team.nameEn }, firstMonth: plan.firstMonth, lastMonth: plan.lastMonth },
      href: `/teams/${team.id}/talent/${id}`,
      at,
    });
    const about = { teamId: team.id, firstMonth: plan.firstMonth, lastMonth: plan.lastMonth };
    const figures = { monthlyWon: totalOf(plan.monthly).toString(), matchingBasisPoints: plan.matchingBasisPoints };
    const data = { ...about, ...figures, from: null, to: "REQUESTED" as const, reason: null };
    const event = { type: "talent.requested", subjectType: "TalentPerson", subjectId: id, data } as const;
    recordAudit(tx, actor, event, at, { rulebookVersion: team.rulebookVersion });
    return ok({ personId: id });
  });
}
