import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";

const ofCall = (callId: string) => ({ kind: "CALL", id: callId }) as const;

/** Who reads findings, verdicts and supplement requests of a call. */
export const canViewScreening = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "proposal:viewAny", ofCall(callId));
/** A10: officers look, propose verdicts and ask for supplements. */
export const canScreen = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "proposal:screen", ofCall(callId));
/** A10, L3: the second person of an ineligible verdict is another officer or the director. */
export const canConfirmVerdict = (actor: Actor, callId: string, proposedById: string): boolean =>
  actor.id !== proposedById && hasPermission(actor, "screening:confirm", ofCall(callId));
