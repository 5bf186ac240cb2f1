import type { Actor } from "@/lib/access/actor";
import { hasAnywhere, hasPermission } from "@/lib/access/policy";

/** P2: one rulebook for the whole programme, so whoever works on any part of it reads it. */
export const canViewRulebooks = (actor: Pick<Actor, "grants">): boolean => hasAnywhere(actor, "rulebook:view");
export const canAmendRulebook = (actor: Pick<Actor, "grants">): boolean => hasPermission(actor, "rulebook:amend");
