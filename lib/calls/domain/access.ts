import type { Actor } from "@/lib/access/actor";
import { hasPermission, type Permission, permittedScopes } from "@/lib/access/policy";

const inCall = (permission: Permission) => (actor: Pick<Actor, "grants">, call: { id: string }) =>
  hasPermission(actor, permission, { kind: "CALL", id: call.id });

export const canViewCall = inCall("call:viewAny");
export const canEditCall = inCall("call:edit");
export const canExtendCall = inCall("call:extend");
export const canAdvanceCall = inCall("call:advance");
export const canPublishCall = inCall("call:publish");
/** The call desk: answers questions and messages of this call. */
export const canAnswerForCall = inCall("call:answer");
export const canApproveAmendment = inCall("call:approveAmendment");
/** C5: whoever may file may ask. */
export const canAskQuestion = (actor: Pick<Actor, "grants">): boolean => hasPermission(actor, "proposal:create");

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

const TAB_NEEDS = {
  overview: "call:viewAny",
  proposals: "proposal:viewAny",
  questions: "call:viewAny",
  messages: "proposal:viewAny",
  deadline: "proposal:viewAny",
  panel: "panel:view",
  conflicts: "panel:view",
  presentation: "panel:view",
  inquiries: "panel:view",
  ranking: "panel:view",
  decision: "panel:view",
  opinions: "panel:view",
} as const satisfies Record<string, Permission>;
export type CallTab = keyof typeof TAB_NEEDS;

/** The pages of one call that exist for the actor, in the order of the work. A chair's ranking has its own way in. */
export const callTabs = (actor: Pick<Actor, "grants">, call: { id: string }): CallTab[] =>
  (Object.keys(TAB_NEEDS) as CallTab[]).filter((tab) => inCall(TAB_NEEDS[tab])(actor, call));
