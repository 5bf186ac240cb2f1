import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";
import { isOwnTeam, type TeamScope } from "@/lib/teams/domain/access";

const GPU = { kind: "RESOURCE", id: "GPU" } as const;
type Team = Pick<TeamScope, "isPublished" | "ownPeople">;

/** G5, P1: staff who follow GPUs and the committee see every team's use; stewards of data and talent do not. */
export const canViewUtilisation = (actor: Actor): boolean => hasPermission(actor, "utilisation:view", GPU);
/** Officers and the steward of GPUs report for any team. */
export const canReportForAll = (actor: Actor): boolean => hasPermission(actor, "utilisation:report", GPU);
export const canViewTeamUtilisation = (actor: Actor, team: Team): boolean =>
  canViewUtilisation(actor) || isOwnTeam(actor, team);
/** A team's own people report for their team. */
export const canReportFor = (actor: Actor, team: Team): boolean => canReportForAll(actor) || isOwnTeam(actor, team);
