import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";

export const canViewContest = (actor: Actor): boolean => hasPermission(actor, "contest:view");
/** Sets up, invites, opens, closes, and writes the part scores. */
export const canRunContest = (actor: Actor): boolean => hasPermission(actor, "contest:run");
/** Takes in prompts, variants and answers. */
export const canPrepareContest = (actor: Actor): boolean => hasPermission(actor, "contest:prepare");
/** X1: reads the answers, without names, and decides about what the checks found. */
export const canReviewAnswers = (actor: Actor): boolean => hasPermission(actor, "contest:review");
/** Whoever may be invited to a panel; voting itself needs an invitation and consent. */
export const mayBeVoter = (actor: Pick<Actor, "grants">): boolean => hasPermission(actor, "contest:vote");
/** X1: a seat alone is not enough: whoever lost the role since, or joined the staff, votes no more. What they voted before stands. */
export const mayVote = (actor: Actor): boolean => mayBeVoter(actor) && !canViewContest(actor);
