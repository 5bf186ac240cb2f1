import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";

export type OrganisationRole = "MANAGER" | "MEMBER";
/** Who belongs to an organisation now; people who left are not among them. */
export type Membership = { userId: string; role: OrganisationRole };
export type OrganisationAccess = { members: readonly Membership[] };

export const canRegisterOrganisation = (actor: Actor): boolean => hasPermission(actor, "organisation:register");

/** A2: an organisation is run by its own managers; staff look, they do not touch. */
export const canManageOrganisation = (actor: Pick<Actor, "id">, organisation: OrganisationAccess): boolean =>
  organisation.members.some((member) => member.userId === actor.id && member.role === "MANAGER");

export const canViewOrganisation = (actor: Actor, organisation: OrganisationAccess): boolean =>
  canViewRegistry(actor) || organisation.members.some((member) => member.userId === actor.id);

export const canViewRegistry = (actor: Actor): boolean => hasPermission(actor, "organisation:viewAny");

/** A2: staff confirm size classes by their evidence and merge double entries. */
export const canMaintainRegistry = (actor: Actor): boolean => hasPermission(actor, "organisation:maintain");

/** The `where` of organisation lists: all for staff, otherwise those one belongs to. */
export const visibleOrganisations = (actor: Actor) =>
  canViewRegistry(actor) ? {} : { members: { some: { userId: actor.id, leftAt: null } } };
