import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";
import { isOwnTeam, type TeamScope } from "@/lib/teams/domain/access";

const TALENT = { kind: "RESOURCE", id: "TALENT" } as const;
type Team = Pick<TeamScope, "isPublished" | "ownPeople">;

/** H3, P1: staff who follow talent; stewards of GPUs and data do not. */
export const canViewTalent = (actor: Actor): boolean => hasPermission(actor, "talent:view", TALENT);
/** Decides on requests and proposes monthly payments. */
export const canDecideTalent = (actor: Actor): boolean => hasPermission(actor, "talent:decide", TALENT);
/** L3: and another person than the one who proposed, which the rule and the database see to. */
export const canReleasePayment = (actor: Actor): boolean => hasPermission(actor, "talent:pay", TALENT);
export const canViewTeamTalent = (actor: Actor, team: Team): boolean => canViewTalent(actor) || isOwnTeam(actor, team);
/** A team's own people ask for their researchers. */
export const canRequestTalent = (actor: Actor, team: Team): boolean => isOwnTeam(actor, team);
/** Evidence comes from the team, or from the steward who got it on paper. */
export const canAddEvidence = (actor: Actor, team: Team): boolean => canDecideTalent(actor) || isOwnTeam(actor, team);
