import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";
import { type ConflictOutcome, isBinding } from "./conflicts";

const inCall = (callId: string) => ({ kind: "CALL", id: callId }) as const;
const onPanel = (panelId: string) => ({ kind: "PANEL", id: panelId }) as const;

export const canManagePanel = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "panel:manage", inCall(callId));
export const canViewPanel = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "panel:view", inCall(callId));
export const canDecideConflicts = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "conflict:decide", inCall(callId));
export const canProposeSelection = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "selection:propose", inCall(callId));
export const canApproveSelection = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "selection:approve", inCall(callId));

/** Staff by their office; a chair only where they preside. */
export const canViewRanking = (actor: Actor, callId: string, presidedPanelId: string | null): boolean =>
  hasPermission(actor, "panel:view", inCall(callId)) ||
  (presidedPanelId !== null && hasPermission(actor, "ranking:view", onPanel(presidedPanelId)));

export type SeatFacts = { panelId: string; userId: string; isChair: boolean; removedAt: Date | null };

/** A seat is one's own while it is held; whose sheet it is never depends on a role alone. */
export const ownsSeat = (actor: Actor, seat: SeatFacts): boolean =>
  seat.userId === actor.id && seat.removedAt === null && hasPermission(actor, "review:score", onPanel(seat.panelId));

export const canPreside = (actor: Actor, seat: SeatFacts): boolean =>
  seat.userId === actor.id &&
  seat.isChair &&
  seat.removedAt === null &&
  hasPermission(actor, "review:reopen", onPanel(seat.panelId));

/** S3: what a seat may do with one proposal, in the order it must happen. */
export type ReviewGate = "PANEL_NOT_ACTIVE" | "PLEDGE_FIRST" | "DECLARE_FIRST" | "RECUSED" | "CONFLICTED" | "OPEN";
export type GateFacts = {
  panelStatus: "FORMING" | "ACTIVE" | "CLOSED";
  pledged: boolean;
  status: "ASSIGNED" | "RECUSED" | "WITHDRAWN";
  declaration: "PENDING" | "CLEAR" | "CONFLICT";
  conflicted: boolean;
};

/** Not a byte of a proposal is served unless this says OPEN: pledge, then declaration, and no binding conflict. */
export function reviewGate(facts: GateFacts): ReviewGate {
  if (facts.panelStatus === "FORMING") return "PANEL_NOT_ACTIVE";
  if (facts.status !== "ASSIGNED" || facts.declaration === "CONFLICT") return "RECUSED";
  if (facts.conflicted) return "CONFLICTED";
  if (!facts.pledged) return "PLEDGE_FIRST";
  return facts.declaration === "PENDING" ? "DECLARE_FIRST" : "OPEN";
}

/** S3 binds everyone, staff and administrators too. */
export const isConflicted = (
  findings: readonly { userId: string; outcome: ConflictOutcome }[],
  userId: string,
): boolean => findings.some((finding) => finding.userId === userId && isBinding(finding.outcome));
