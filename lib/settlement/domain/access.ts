import type { Actor } from "@/lib/access/actor";
import { hasPermission, permittedScopes } from "@/lib/access/policy";
import { isOwnTeam } from "@/lib/teams/domain/access";

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
