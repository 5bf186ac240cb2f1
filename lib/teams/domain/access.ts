import type { Actor } from "@/lib/access/actor";
import { hasPermission, permittedScopes } from "@/lib/access/policy";
import type { ResourceKind } from "@/lib/rulebook/domain/rulebook";
import { resourceKindOf, SUPPORT_RESOURCES, type SupportResource } from "./support";

/** Scope ids of a steward's resource kind (P1). */
export const RESOURCE_SCOPES = ["GPU", "DATA", "TALENT"] as const satisfies readonly ResourceKind[];

export type TeamScope = {
  id: string;
  callId: string;
  /** The result is known to applicants (S8): before that, not even the team's own people know of the team. */
  isPublished: boolean;
  /** Lead managers and editors of the proposal. */
  ownPeople: readonly string[];
};

/** Staff who follow the teams; a steward's grant is scoped to a resource kind, and a kind concerns every team. */
export const canViewAnyTeam = (actor: Actor): boolean =>
  hasPermission(actor, "team:viewAny") || permittedScopes(actor, "team:viewAny", "RESOURCE").length > 0;

const isTeamStaff = (actor: Actor, team: Pick<TeamScope, "id" | "callId">): boolean =>
  canViewAnyTeam(actor) ||
  hasPermission(actor, "team:viewAny", { kind: "TEAM", id: team.id }) ||
  hasPermission(actor, "team:viewAny", { kind: "CALL", id: team.callId });

export const isOwnTeam = (actor: Actor, team: Pick<TeamScope, "isPublished" | "ownPeople">): boolean =>
  team.isPublished && team.ownPeople.includes(actor.id);

/** Staff see every team they follow; a team's own people see theirs once results are published (S8). */
export const canViewTeam = (actor: Actor, team: TeamScope): boolean =>
  isTeamStaff(actor, team) || isOwnTeam(actor, team);

/** The `where` of lists of teams, saying the same as canViewTeam. */
export function visibleTeams(actor: Actor) {
  if (canViewAnyTeam(actor)) return {};
  const own = {
    call: { phase: "PUBLISHED" as const },
    proposal: { people: { some: { userId: actor.id, role: { in: ["LEAD_MANAGER" as const, "EDITOR" as const] } } } },
  };
  const teams = permittedScopes(actor, "team:viewAny", "TEAM");
  const calls = permittedScopes(actor, "team:viewAny", "CALL");
  return {
    OR: [
      own,
      ...(teams === "ALL" ? [] : [{ id: { in: teams } }]),
      ...(calls === "ALL" ? [] : [{ callId: { in: calls } }]),
    ],
  };
}

/** Resources of which a person may read all four steps; a steward reads those of their own kind (P1). */
export const viewableResources = (actor: Actor): SupportResource[] =>
  SUPPORT_RESOURCES.filter((resource) =>
    hasPermission(actor, "support:view", { kind: "RESOURCE", id: resourceKindOf(resource) }),
  );

const STEP_PERMISSIONS = {
  RECOMMENDED: "support:recommend",
  DELIBERATED: "support:deliberate",
} as const;

/** D1, P1: who may write a step for a resource. */
export const canRecordSupport = (
  actor: Actor,
  step: keyof typeof STEP_PERMISSIONS,
  resource: SupportResource,
): boolean => hasPermission(actor, STEP_PERMISSIONS[step], { kind: "RESOURCE", id: resourceKindOf(resource) });
