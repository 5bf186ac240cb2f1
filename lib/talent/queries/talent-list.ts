import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookContent } from "@/lib/rulebook/queries";
import { teamFacts } from "@/lib/teams/queries/team-facts";
import type { Prisma } from "@/prisma/generated/client";
import { canRequestTalent, canViewTalent, canViewTeamTalent } from "../domain/access";
import { supportByYear } from "../domain/support";
import type { TalentRow, TeamTalent } from "../types";
import { planOf } from "./facts";

const ROW = {
  ...{ id: true, teamId: true, name: true, nameEn: true, homeInstitution: true, homeCountry: true, status: true },
  ...{ firstMonth: true, lastMonth: true, matchingBasisPoints: true },
  ...{ labourMonthlyWon: true, researchMonthlyWon: true, stayMonthlyWon: true },
  team: { select: { nameKo: true, nameEn: true, status: true } },
  payments: { where: { status: { not: "REJECTED" } }, select: { status: true, supportWon: true } },
} satisfies Prisma.TalentPersonSelect;

/** Researchers of some teams, newest request first; three statements however many there are. Callers authorise. */
export async function talentRows(where: Prisma.TalentPersonWhereInput): Promise<TalentRow[]> {
  const rows = await db.talentPerson.findMany({
    where,
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    select: ROW,
  });
  return rows.map(({ team, payments, ...row }) => {
    const plan = planOf(row);
    const bound = [...supportByYear(plan).values()].reduce((sum, won) => sum + won, 0n);
    const paid = payments.filter((one) => one.status === "PAID");
    return {
      ...{ id: row.id, teamId: row.teamId, name: row.name, nameEn: row.nameEn, status: row.status },
      ...{ homeInstitution: row.homeInstitution, homeCountry: row.homeCountry },
      ...{ teamKo: team.nameKo, teamEn: team.nameEn, teamStatus: team.status },
      ...{ firstMonth: plan.firstMonth, lastMonth: plan.lastMonth, supportWon: bound },
      paidWon: paid.reduce((sum, one) => sum + one.supportWon, 0n),
      waiting: payments.length - paid.length,
    };
  });
}

/** H3: every team's researchers, for staff of talent; whose data were seen is on record (L2). */
export async function listTalent(actor: Actor): Promise<TalentRow[]> {
  if (!canViewTalent(actor)) throw new AppError("NOT_FOUND", "talent");
  const rows = await talentRows({});
  if (rows.length > 0)
    await recordAccess(db, actor, { kind: "PERSONAL_DATA", subjectType: "Talent", subjectId: "all" });
  return rows;
}

/** The same for download, with its reason. */
export async function exportTalent(actor: Actor, reason: string): Promise<TalentRow[]> {
  if (!canViewTalent(actor)) throw new AppError("NOT_FOUND", "talent");
  const rows = await talentRows({});
  await recordAccess(db, actor, { kind: "EXPORT", subjectType: "Talent", subjectId: "all", reason });
  return rows;
}

/** One team's researchers and caps, for its own people and for staff. */
export async function getTeamTalent(actor: Actor, teamId: string): Promise<TeamTalent> {
  const team = await teamFacts(db, teamId);
  const scope = { isPublished: team.callPhase === "PUBLISHED", ownPeople: team.ownPeople };
  if (!canViewTeamTalent(actor, scope)) throw new AppError("NOT_FOUND", `talent of team ${teamId}`);
  const isStaff = canViewTalent(actor);
  const [{ talent }, rows, envelopes] = await Promise.all([
    rulebookContent(db, team.rulebookVersion),
    talentRows({ teamId }),
    db.budgetEnvelope.findMany({
      where: { teamId, resource: "TALENT" },
      orderBy: { year: "asc" },
      select: { year: true, limitWon: true, committedWon: true, paidWon: true },
    }),
  ]);
  if (isStaff && rows.length > 0)
    await recordAccess(db, actor, { kind: "PERSONAL_DATA", subjectType: "Talent", subjectId: teamId });
  return {
    team: { id: team.id, nameKo: team.nameKo, nameEn: team.nameEn, status: team.status },
    ...{ rows, envelopes, isStaff, rules: { lastYear: talent.lastYear, matchBasisPoints: talent.matchBasisPoints } },
    mayRequest: canRequestTalent(actor, scope) && team.status === "ACTIVE",
  };
}
