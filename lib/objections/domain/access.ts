import type { Actor } from "@/lib/access/actor";
import { hasPermission, permittedScopes } from "@/lib/access/policy";
import { canManageProposal, type Standing } from "@/lib/proposals/domain/access";

const ofCall = (callId: string) => ({ kind: "CALL", id: callId }) as const;

/** Whoever runs the proposal files its one objection (S10). */
export const canFileObjection = (actor: Actor, standing: Standing): boolean => canManageProposal(actor, standing);
/** Officers, directors and auditors read objections; a conflict in the call overrules (S3). */
export const canViewObjection = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "objection:view", ofCall(callId));
/** Names who examines it and proposes the decision. */
export const canExamineObjection = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "objection:examine", ofCall(callId));
/** L3: the second person. */
export const canApproveObjection = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "objection:approve", ofCall(callId));

/** Whether the list of objections exists for the actor at all. */
export const canListObjections = (actor: Pick<Actor, "grants">): boolean =>
  permittedScopes(actor, "objection:view", "CALL").length > 0;
/** The `where` of that list. */
export function visibleObjections(actor: Pick<Actor, "grants">) {
  const scopes = permittedScopes(actor, "objection:view", "CALL");
  return scopes === "ALL" ? {} : { callId: { in: scopes } };
}
