import type { MoneyResource, TeamStatus } from "@/lib/teams/domain/support";

export const BUDGET_KINDS = ["PLAN", "COMMIT", "PAY"] as const;
export type BudgetKind = (typeof BUDGET_KINDS)[number];
export type EnvelopeFigures = { limitWon: bigint; plannedWon: bigint; committedWon: bigint; paidWon: bigint };
export type BudgetRefusal = { reason: string; params: Record<string, string | number> };

/** What one movement makes of an envelope; amounts may be negative (corrections). */
export function applyMovement(figures: EnvelopeFigures, kind: BudgetKind, amountWon: bigint): EnvelopeFigures {
  if (kind === "PLAN") return { ...figures, plannedWon: figures.plannedWon + amountWon };
  if (kind === "COMMIT") return { ...figures, committedWon: figures.committedWon + amountWon };
  return { ...figures, paidWon: figures.paidWon + amountWon };
}

/** T2: planned and committed within the limit, paid within what is committed, nothing below zero. The same as CHECK `BudgetEnvelope_order`. */
export const isWithinEnvelope = ({ limitWon, plannedWon, committedWon, paidWon }: EnvelopeFigures): boolean =>
  plannedWon >= 0n && plannedWon <= limitWon && paidWon >= 0n && paidWon <= committedWon && committedWon <= limitWon;

/** What a movement of a kind may still add. */
export function roomFor(figures: EnvelopeFigures, kind: BudgetKind): bigint {
  if (kind === "PLAN") return figures.limitWon - figures.plannedWon;
  return kind === "COMMIT" ? figures.limitWon - figures.committedWon : figures.committedWon - figures.paidWon;
}

/** H2: a team that left keeps its talent support; for the rest nothing new is planned or committed, what is committed may be paid. */
export function budgetRefusal(
  team: { status: TeamStatus },
  resource: MoneyResource,
  kind: BudgetKind,
  amountWon: bigint,
): BudgetRefusal | null {
  const grows = amountWon > 0n && kind !== "PAY";
  return team.status !== "ACTIVE" && resource !== "TALENT" && grows ? { reason: "TEAM_LEFT", params: {} } : null;
}
