import type { Actor } from "@/lib/access/actor";
import { hasPermission, type Permission, permittedScopes } from "@/lib/access/policy";
import type { ResourceKind } from "@/lib/rulebook/domain/rulebook";
import { isOwnTeam, RESOURCE_SCOPES } from "@/lib/teams/domain/access";

/** Where somebody stands to a team: its own people, and the member organisations they manage. */
export type Seat = {
  isPublished: boolean;
  ownPeople: readonly string[];
  leadOrganisationId: string;
  managedOrganisationIds: readonly string[];
  /** S3: staff who are kept from the team's proposal. */
  isKept: boolean;
};

const anyKind = (actor: Actor, permission: "contribution:view" | "contribution:check"): boolean =>
  hasPermission(actor, permission) || permittedScopes(actor, permission, "RESOURCE").length > 0;

/** D2: staff who follow own contributions; they answer to the support of every kind, so a steward of any kind reads them (P1). */
export const canListContributions = (actor: Actor): boolean => anyKind(actor, "contribution:view");
const isStaffOf = (actor: Actor, seat: Seat): boolean => canListContributions(actor) && !seat.isKept;

/** Lead managers and editors, and whoever manages the lead organisation. */
export const runsTeam = (actor: Actor, seat: Seat): boolean =>
  isOwnTeam(actor, seat) || (seat.isPublished && seat.managedOrganisationIds.includes(seat.leadOrganisationId));
/** The team's own people, and the managers of every member organisation: they answer for what it pays. */
export const hasSeat = (actor: Actor, seat: Seat): boolean =>
  runsTeam(actor, seat) || (seat.isPublished && seat.managedOrganisationIds.length > 0);

export const canViewContributions = (actor: Actor, seat: Seat): boolean =>
  isStaffOf(actor, seat) || hasSeat(actor, seat);
/** Whether the reader looks on as staff rather than as the team. */
export const readsAsStaff = (actor: Actor, seat: Seat): boolean => isStaffOf(actor, seat) && !hasSeat(actor, seat);
/** Whoever runs the team records for every organisation of it, a manager for their own. */
export const canRecordFor = (actor: Actor, seat: Seat, organisationId: string): boolean =>
  runsTeam(actor, seat) || (seat.isPublished && seat.managedOrganisationIds.includes(organisationId));
/** L3: and nobody of the team, and not whoever recorded it, which the rule and the database see to. */
export const canCheckContributions = (actor: Actor, seat: Seat): boolean =>
  anyKind(actor, "contribution:check") && !seat.isKept && !hasSeat(actor, seat);

const kindsWith = (actor: Actor, permission: Permission): ResourceKind[] =>
  RESOURCE_SCOPES.filter((id) => hasPermission(actor, permission, { kind: "RESOURCE", id }));

/** P1: kinds of a yearly statement that staff read: a steward their own, officers, directors and auditors all. */
export const settlementKinds = (actor: Actor, seat: Seat): ResourceKind[] => {
  if (hasSeat(actor, seat)) return [...RESOURCE_SCOPES];
  return seat.isKept ? [] : kindsWith(actor, "settlement:view");
};
/** Whether the reader has all of a statement, its sums and its file included. */
export const seesWholeSettlement = (actor: Actor, seat: Seat): boolean =>
  hasSeat(actor, seat) || (!seat.isKept && hasPermission(actor, "settlement:view"));
const isOutside = (actor: Actor, seat: Seat): boolean => !seat.isKept && !hasSeat(actor, seat);
/** L3: the chain officer → steward of the kind → director; nobody of the team, and every step another person. */
export const canCheckSettlement = (actor: Actor, seat: Seat): boolean =>
  isOutside(actor, seat) && hasPermission(actor, "settlement:check");
export const reviewableKinds = (actor: Actor, seat: Seat): ResourceKind[] =>
  isOutside(actor, seat) ? kindsWith(actor, "settlement:review") : [];
export const canApproveSettlement = (actor: Actor, seat: Seat): boolean =>
  isOutside(actor, seat) && hasPermission(actor, "settlement:approve");
