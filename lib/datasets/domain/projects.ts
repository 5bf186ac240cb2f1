import { type DataRefusal, refusal } from "./refusal";

export type MilestoneStatus = "PLANNED" | "REPORTED" | "ACCEPTED" | "PAID";
export type PlannedMilestone = { amountWon: bigint; dueOn: string };

export const projectTotal = (milestones: readonly { amountWon: bigint }[]): bigint =>
  milestones.reduce((sum, { amountWon }) => sum + amountWon, 0n);

/** T1: why a team's project cannot be asked for: its milestones are of the year whose envelope pays them. */
export function projectRefusal(
  project: { year: number; milestones: readonly PlannedMilestone[] },
  team: { status: string },
): DataRefusal | null {
  if (team.status !== "ACTIVE") return refusal("TEAM_LEFT");
  if (project.milestones.length === 0 || project.milestones.some(({ amountWon }) => amountWon <= 0n))
    return refusal("MILESTONES_NEEDED");
  const outside = project.milestones.some(({ dueOn }) => Number(dueOn.slice(0, 4)) !== project.year);
  return outside ? refusal("DUE_OUTSIDE_YEAR", { year: project.year }) : null;
}

/** T1: everything approved of a year stays within that year's envelope. */
export function approvalRefusal(
  totalWon: bigint,
  facts: { year: number; limitWon: bigint | null; approvedWon: bigint },
): DataRefusal | null {
  const { year, limitWon, approvedWon } = facts;
  if (limitWon === null) return refusal("NO_ENVELOPE", { year });
  const roomWon = limitWon - approvedWon;
  return totalWon <= roomWon ? null : refusal("ABOVE_LIMIT", { year, roomWon: Number(roomWon < 0n ? 0n : roomWon) });
}

/** A milestone is reported on evidence, by a team that is in the programme: afterwards nothing new is bound (T1). */
export function reportRefusal(
  milestone: { status: MilestoneStatus; evidence: number },
  project: { status: string },
  team: { status: string },
): DataRefusal | null {
  if (project.status !== "APPROVED") return refusal("PROJECT_NOT_APPROVED");
  if (team.status !== "ACTIVE") return refusal("TEAM_LEFT");
  if (milestone.status !== "PLANNED") return refusal("MILESTONE_NOT_PLANNED");
  return milestone.evidence > 0 ? null : refusal("EVIDENCE_NEEDED");
}
