import type { Actor } from "@/lib/access/actor";
import { hasPermission, type Permission } from "@/lib/access/policy";
import { resourceKindOf, SUPPORT_RESOURCES, type SupportResource } from "@/lib/teams/domain/support";

const GPU = { kind: "RESOURCE", id: "GPU" } as const;

const forResource = (actor: Actor, permission: Permission, resource: SupportResource): boolean =>
  hasPermission(actor, permission, { kind: "RESOURCE", id: resourceKindOf(resource) });

/** P1: a steward of another resource kind has nothing to do with GPUs. */
export const canViewGpuLedger = (actor: Actor): boolean => hasPermission(actor, "ledger:view", GPU);
export const canManagePools = (actor: Actor): boolean => hasPermission(actor, "pool:manage", GPU);
export const canRequestAllocation = (actor: Actor): boolean => hasPermission(actor, "allocation:request", GPU);
/** A what-if is no decision: whoever prepares requests or decides on them may keep one. */
export const canPlan = (actor: Actor): boolean => canRequestAllocation(actor) || canApproveAllocation(actor);
/** L3: and another person than the one who asked, which the rule and the database see to. */
export const canApproveAllocation = (actor: Actor): boolean => hasPermission(actor, "allocation:approve", GPU);

/** Money envelopes a person may read; a steward those of their own kind. */
export const viewableBudgets = (actor: Actor) =>
  SUPPORT_RESOURCES.filter((resource) => resource !== "GPU").filter((resource) =>
    forResource(actor, "ledger:view", resource),
  );
export const canViewLedger = (actor: Actor): boolean => canViewGpuLedger(actor) || viewableBudgets(actor).length > 0;
export const canPlanBudget = (actor: Actor, resource: SupportResource): boolean =>
  forResource(actor, "budget:plan", resource);
export const canPayBudget = (actor: Actor, resource: SupportResource): boolean =>
  forResource(actor, "budget:approve", resource);
