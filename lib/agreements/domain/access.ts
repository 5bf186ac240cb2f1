import type { Actor } from "@/lib/access/actor";
import { hasPermission, permittedScopes } from "@/lib/access/policy";
import { visibleProposals } from "@/lib/proposals/domain/access";

/** Staff who follow agreements; a steward's grant is scoped to a resource kind, and an agreement concerns every kind (P1). */
export const canListAgreements = (actor: Actor): boolean =>
  hasPermission(actor, "agreement:view") || permittedScopes(actor, "agreement:view", "RESOURCE").length > 0;
export const canDraftAgreement = (actor: Actor): boolean => hasPermission(actor, "agreement:draft");
/** L3: and not whoever drafted it, which the rule and the database see to. */
export const canSignForGovernment = (actor: Actor): boolean => hasPermission(actor, "agreement:sign");

/** What a consortium sees of its agreement: what was offered to it, once the result is public (S8). Drafts are the staff's. */
export const ownAgreements = (actor: Pick<Actor, "id">) => ({
  team: { call: { phase: "PUBLISHED" as const }, proposal: visibleProposals(actor) },
  versions: { some: { offeredAt: { not: null } } },
});
