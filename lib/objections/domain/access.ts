import type { Actor } from "@/lib/access/actor";
import { hasPermission, type Permission, permittedScopes } from "@/lib/access/policy";
import { canManageProposal, type Standing } from "@/lib/proposals/domain/access";

/** What is objected to: the result of a call's selection, or of a stage, which belongs to no single call. */
export type ObjectionScope = { callId: string; stageTeamId: string | null };

const may = (actor: Actor, permission: Permission, { callId, stageTeamId }: ObjectionScope): boolean =>
  hasPermission(actor, permission, stageTeamId === null ? { kind: "CALL", id: callId } : undefined);

/** Whoever runs the proposal files its one objection (S10). */
export const canFileObjection = (actor: Actor, standing: Standing): boolean => canManageProposal(actor, standing);
/** Officers, directors and auditors read objections; a conflict with the call or the stage overrules (S3). */
export const canViewObjection = (actor: Actor, scope: ObjectionScope): boolean => may(actor, "objection:view", scope);
/** Names who examines it and proposes the decision. */
export const canExamineObjection = (actor: Actor, scope: ObjectionScope): boolean =>
  may(actor, "objection:examine", scope);
/** L3: the second person. */
export const canApproveObjection = (actor: Actor, scope: ObjectionScope): boolean =>
  may(actor, "objection:approve", scope);

/** Whether the list of objections exists for the actor at all. */
export const canListObjections = (actor: Pick<Actor, "grants">): boolean =>
  permittedScopes(actor, "objection:view", "CALL").length > 0;
/** The `where` of that list. */
export function visibleObjections(actor: Pick<Actor, "grants">) {
  const scopes = permittedScopes(actor, "objection:view", "CALL");
  return scopes === "ALL" ? {} : { callId: { in: scopes }, stageTeamId: null };
}
