import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";

export const canViewRulebooks = (actor: Pick<Actor, "grants">): boolean => hasPermission(actor, "rulebook:view");
export const canAmendRulebook = (actor: Pick<Actor, "grants">): boolean => hasPermission(actor, "rulebook:amend");
