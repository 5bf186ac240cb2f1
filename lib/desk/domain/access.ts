import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";
import { canAnswerForCall } from "@/lib/calls/domain/access";
import { canEditProposal, canSubmitProposal, type Standing } from "@/lib/proposals/domain/access";

const ofCall = (callId: string) => ({ kind: "CALL", id: callId }) as const;

/** Who reads what consortia and the desk write to each other: staff of the call who may read proposals. */
export const canReadDesk = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "proposal:viewAny", ofCall(callId));
export const canWriteForDesk = (actor: Actor, callId: string): boolean => canAnswerForCall(actor, { id: callId });

/** Whoever works on the proposal, and managers of its member organisations, who answer for their part; viewers read along. */
export const canWriteForConsortium = (actor: Actor, standing: Standing): boolean =>
  canEditProposal(actor, standing) || canSubmitProposal(actor, standing) || standing.managedOrganisationIds.length > 0;

/** The deadline room shows how far drafts are, never what is in them. */
export const canWatchDeadline = canReadDesk;
