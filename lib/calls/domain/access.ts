import type { Actor } from "@/lib/access/actor";
import { hasPermission, type Permission, permittedScopes } from "@/lib/access/policy";

const inCall = (permission: Permission) => (actor: Pick<Actor, "grants">, call: { id: string }) =>
  hasPermission(actor, permission, { kind: "CALL", id: call.id });

export const canViewCall = inCall("call:viewAny");
export const canEditCall = inCall("call:edit");
export const canExtendCall = inCall("call:extend");
export const canAdvanceCall = inCall("call:advance");
export const canPublishCall = inCall("call:publish");

/** A new call has no scope yet, so only an unscoped grant may draft one. */
export const canDraftCall = (actor: Pick<Actor, "grants">): boolean => hasPermission(actor, "call:edit");

/** Whether the actor works on any call at all: the management list exists for them. */
export const canListCalls = (actor: Pick<Actor, "grants">): boolean =>
  permittedScopes(actor, "call:viewAny", "CALL").length > 0;

/** The `where` of the management list. */
export function visibleCalls(actor: Pick<Actor, "grants">) {
  const scopes = permittedScopes(actor, "call:viewAny", "CALL");
  return scopes === "ALL" ? {} : { id: { in: scopes } };
}
