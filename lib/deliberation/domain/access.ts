import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";

export type SessionScope = { callId: string; chairId: string; memberIds: readonly string[] };

const inCall = (callId: string) => ({ kind: "CALL", id: callId }) as const;

/** Officers call the committee together and keep its papers. */
export const canConvene = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "deliberation:convene", inCall(callId));

/** A member of this very session who still holds the role. */
export const canSit = (actor: Actor, session: SessionScope): boolean =>
  session.memberIds.includes(actor.id) && hasPermission(actor, "deliberation:sit", inCall(session.callId));

export const isChair = (actor: Actor, session: SessionScope): boolean =>
  session.chairId === actor.id && canSit(actor, session);

/** Opens and closes what is voted on and keeps the roll: the chair, or the officer at the chair's side. */
export const canPreside = (actor: Actor, session: SessionScope): boolean =>
  isChair(actor, session) || canConvene(actor, session.callId);

/** Staff see every session of their calls; a member the sessions they were invited to, and no other. */
export const canViewSession = (actor: Actor, session: SessionScope): boolean =>
  hasPermission(actor, "deliberation:viewAny", inCall(session.callId)) || canSit(actor, session);

export const canViewSessions = (actor: Actor): boolean =>
  actor.grants.some(({ role }) => role === "DELIBERATOR") || hasPermission(actor, "deliberation:viewAny");

/** The `where` of lists, saying the same as canViewSession. */
export function visibleSessions(actor: Actor) {
  return hasPermission(actor, "deliberation:viewAny") ? {} : { members: { some: { userId: actor.id } } };
}
