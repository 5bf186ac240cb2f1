import "server-only";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { teamFacts } from "@/lib/teams/queries/team-facts";
import { monthOf } from "../domain/months";
import type { Costs, TalentPlan } from "../domain/support";

const PERSON = {
  ...{ id: true, teamId: true, name: true, firstMonth: true, lastMonth: true, matchingBasisPoints: true },
  ...{ labourMonthlyWon: true, researchMonthlyWon: true, stayMonthlyWon: true },
  ...{ status: true, requestedById: true, version: true },
} as const;

type Stored = { firstMonth: Date; lastMonth: Date; matchingBasisPoints: number } & StoredCosts;
type StoredCosts = { labourMonthlyWon: bigint; researchMonthlyWon: bigint; stayMonthlyWon: bigint };

/** A stored row as the pure rules read it. */
export const planOf = (row: Stored): TalentPlan => ({
  ...{ firstMonth: monthOf(row.firstMonth), lastMonth: monthOf(row.lastMonth) },
  monthly: { labour: row.labourMonthlyWon, research: row.researchMonthlyWon, stay: row.stayMonthlyWon },
  matchingBasisPoints: row.matchingBasisPoints,
});

export const paidCosts = (row: { labourWon: bigint; researchWon: bigint; stayWon: bigint }): Costs => ({
  labour: row.labourWon,
  research: row.researchWon,
  stay: row.stayWon,
});

/** A researcher with their team, for commands and pages; callers authorise. Unknown → NOT_FOUND. */
export async function personFacts(reader: Reader, personId: string) {
  const person = await reader.talentPerson.findUnique({ where: { id: personId }, select: PERSON });
  if (!person) throw new AppError("NOT_FOUND", `researcher ${personId}`);
  const team = await teamFacts(reader, person.teamId);
  const scope = { isPublished: team.callPhase === "PUBLISHED", ownPeople: team.ownPeople };
  return { ...person, plan: planOf(person), team, scope };
}
export type PersonFacts = Awaited<ReturnType<typeof personFacts>>;
