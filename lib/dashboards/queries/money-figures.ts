import "server-only";
import { boundMoney } from "@/lib/ledger/queries/bound-money";
import { db } from "@/lib/platform/db";
import type { MoneyResource } from "@/lib/teams/domain/support";
import { Prisma } from "@/prisma/generated/client";
import type { OpenStep, OpenSteps } from "../domain/open-steps";
import type { BudgetYear } from "../types";
import { openStepRows } from "./open-step-rows";

export type BudgetFigures = BudgetYear & { unplanned: number; unpaid: number };

/** T2: envelopes of the given resources by year, with how many have room to plan and how many something to pay that was bound by hand. Won as text: JSON has no such numbers. */
const budgetYears = (resources: readonly MoneyResource[]): Prisma.Sql => Prisma.sql`
  SELECT e.year, sum(e."limitWon")::text AS "limitWon", sum(e."plannedWon")::text AS "plannedWon",
    sum(e."committedWon")::text AS "committedWon", sum(e."paidWon")::text AS "paidWon",
    (count(*) FILTER (WHERE e."plannedWon" = 0 AND e."limitWon" > 0 AND (t.status = 'ACTIVE' OR e.resource = 'TALENT')))::int AS unplanned,
    (count(*) FILTER (WHERE e."committedWon" - e."paidWon" > coalesce(o."boundWon", 0)))::int AS unpaid
  FROM "BudgetEnvelope" e JOIN "Team" t ON t.id = e."teamId" LEFT JOIN (${boundMoney}) o ON o."envelopeId" = e.id
  WHERE e.resource::text = ANY(${[...resources]}) GROUP BY e.year ORDER BY e.year`;

type Row = {
  budgets: (Record<"limitWon" | "plannedWon" | "committedWon" | "paidWon", string> &
    Pick<BudgetFigures, "year" | "unplanned" | "unpaid">)[];
  steps: OpenStep[];
};

/** Budgets of some resources, and the steps of data, talent, own contribution and settlement that wait for this person: one statement. */
export async function moneyFigures(
  userId: string,
  resources: readonly MoneyResource[],
  open: OpenSteps,
  at: Date,
): Promise<{ budgets: BudgetFigures[]; steps: OpenStep[] }> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT (SELECT coalesce(json_agg(b), '[]') FROM (${budgetYears(resources)}) b) AS budgets,
      (SELECT coalesce(json_agg(s), '[]') FROM (${openStepRows(userId, open, at)}) s) AS steps`;
  const budgets = (row?.budgets ?? []).map(({ limitWon, plannedWon, committedWon, paidWon, ...year }) => ({
    ...{ ...year, limitWon: BigInt(limitWon), plannedWon: BigInt(plannedWon) },
    ...{ committedWon: BigInt(committedWon), paidWon: BigInt(paidWon) },
  }));
  return { budgets, steps: row?.steps ?? [] };
}
