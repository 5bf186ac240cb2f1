import type { Actor } from "@/lib/access/actor";
import { hasPermission, permittedScopes } from "@/lib/access/policy";

type Holder = Pick<Actor, "id" | "grants">;

export const canViewReviewers = (actor: Holder): boolean => hasPermission(actor, "reviewer:view");
export const canMaintainReviewers = (actor: Holder): boolean => hasPermission(actor, "reviewer:maintain");

/** Whether the actor reviews, on any panel. */
export const isReviewer = (actor: Holder): boolean => {
  const panels = permittedScopes(actor, "review:score", "PANEL");
  return panels === "ALL" || panels.length > 0;
};

/** S2: a reviewer keeps their own profile, officers keep everybody's. */
export const canEditProfile = (actor: Holder, userId: string): boolean =>
  canMaintainReviewers(actor) || (actor.id === userId && isReviewer(actor));
