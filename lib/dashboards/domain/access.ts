import type { Actor } from "@/lib/access/actor";
import { hasPermission, PERMITTED, type Permission } from "@/lib/access/policy";
import { canListCalls } from "@/lib/calls/domain/access";
import { canViewGpuLedger, viewableBudgets } from "@/lib/ledger/domain/access";
import { canViewScores } from "@/lib/stages/domain/access";
import { canViewAnyTeam, viewableResources } from "@/lib/teams/domain/access";

/** Whether any grant, scoped or not, carries the permission: what it opens is then cut to the scope. */
export const holdsSomewhere = (actor: Pick<Actor, "grants">, permission: Permission): boolean =>
  actor.grants.some(({ role }) => (PERMITTED[permission] as readonly string[]).includes(role));

/** Which parts of the page exist for this person. A part is asked for with its own noun's predicate; nobody gets more than there. */
export function sectionsFor(actor: Actor) {
  return {
    programme: holdsSomewhere(actor, "dashboard:viewProgramme"),
    calls: canListCalls(actor),
    teams: canViewAnyTeam(actor),
    resources: viewableResources(actor),
    gpu: canViewGpuLedger(actor),
    budgets: viewableBudgets(actor),
    /** The stage pages; the road names stages to everybody who follows the programme. */
    stages: hasPermission(actor, "stage:view"),
    scores: canViewScores(actor),
    proposals: hasPermission(actor, "proposal:create"),
    reviews: holdsSomewhere(actor, "review:score"),
    audit: hasPermission(actor, "accessLog:view"),
    administration: hasPermission(actor, "account:administer"),
  };
}
export type Sections = ReturnType<typeof sectionsFor>;
