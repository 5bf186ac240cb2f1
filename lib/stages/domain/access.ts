import type { Actor } from "@/lib/access/actor";
import { hasPermission, PERMITTED } from "@/lib/access/policy";

/** Who manages a team for its consortium: lead managers and signers of the selected proposal. */
export type TeamPeople = { teamId: string; userIds: readonly string[] };

/** Plans and outcomes concern every steward alike, whatever resource kind or call a grant is scoped to. */
export const isStageStaff = (actor: Actor): boolean =>
  actor.grants.some(({ role }) => (PERMITTED["stage:view"] as readonly string[]).includes(role));
export const canViewStages = (actor: Actor, own: readonly TeamPeople[]): boolean =>
  isStageStaff(actor) || own.some((team) => team.userIds.includes(actor.id));
export const canPlanStage = (actor: Actor): boolean => hasPermission(actor, "stage:plan");
export const canConsent = (actor: Actor, team: TeamPeople): boolean => team.userIds.includes(actor.id);
export const canEnterScores = (actor: Actor): boolean => hasPermission(actor, "stage:enterScores");
export const canViewScores = (actor: Actor): boolean => hasPermission(actor, "stage:viewScores");
export const canProposeResult = (actor: Actor): boolean => hasPermission(actor, "stage:propose");
/** L3: whoever proposed may not approve; the database says so as well. */
export const canApproveResult = (actor: Actor, decision: { proposedById: string }): boolean =>
  hasPermission(actor, "stage:approve") && decision.proposedById !== actor.id;
