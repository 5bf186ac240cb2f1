import "server-only";
import { db } from "@/lib/platform/db";
import type { PlanComparison } from "../domain/amendment";
import { stagePlanSchema } from "../schema";
import type { AmendmentView } from "../types";

/** P3: every amendment of a stage's frozen plan, newest first. What it does to the result only for those who may see scores. */
export async function listAmendments(
  stageId: string,
  may: { viewScores: boolean; approve: (row: { proposedById: string }) => boolean; viewOpen: boolean },
): Promise<AmendmentView[]> {
  const rows = await db.stagePlanAmendment.findMany({
    where: { stageId, ...(may.viewOpen ? {} : { status: "APPROVED" }) },
    orderBy: { number: "desc" },
  });
  if (rows.length === 0) return [];
  const people = await db.user.findMany({
    where: { id: { in: rows.flatMap((row) => [row.proposedById, row.decidedById ?? ""]) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    from: stagePlanSchema.parse(row.fromPlan),
    to: stagePlanSchema.parse(row.toPlan),
    toHash: row.toHash,
    effectiveOn: row.effectiveOn,
    reason: row.reason,
    proposedBy: names.get(row.proposedById) ?? "–",
    proposedAt: row.proposedAt,
    decidedBy: row.decidedById ? (names.get(row.decidedById) ?? "–") : null,
    decidedAt: row.decidedAt,
    decisionNote: row.decisionNote,
    comparison: may.viewScores ? (row.comparison as PlanComparison | null) : null,
    mayDecide: row.status === "PROPOSED" && may.approve(row),
  }));
}
