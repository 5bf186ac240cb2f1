import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";
import { isOwnTeam, type TeamScope } from "@/lib/teams/domain/access";

const DATA = { kind: "RESOURCE", id: "DATA" } as const;
type Team = Pick<TeamScope, "isPublished" | "ownPeople">;

/** T2, P1: staff who follow data; stewards of GPUs and talent do not. */
export const canViewData = (actor: Actor): boolean => hasPermission(actor, "data:view", DATA);
/** Merges wishes, opens votes, proposes and approves purchases, delivers, accepts milestones. L3 is seen to by the rules. */
export const canManageData = (actor: Actor): boolean => hasPermission(actor, "data:manage", DATA);
/** L3: and nobody who bound the money, which the envelope sees to. */
export const canPayData = (actor: Actor): boolean => hasPermission(actor, "data:pay", DATA);
export const canViewTeamData = (actor: Actor, team: Team): boolean => canViewData(actor) || isOwnTeam(actor, team);
/** A team's own people wish, vote, confirm deliveries and run their projects. */
export const canActForTeam = (actor: Actor, team: Team): boolean => isOwnTeam(actor, team);
/** Evidence of a milestone comes from the team, or from the steward who got it on paper. */
export const canAddMilestoneEvidence = (actor: Actor, team: Team): boolean =>
  canManageData(actor) || isOwnTeam(actor, team);
