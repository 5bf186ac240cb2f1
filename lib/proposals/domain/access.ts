import type { Actor } from "@/lib/access/actor";
import { hasPermission, permittedScopes } from "@/lib/access/policy";

export type ProposalRole = "LEAD_MANAGER" | "EDITOR" | "SIGNER" | "VIEWER";

/** Where the actor stands to one proposal: roles given by name, and member organisations they belong to or manage today. */
export type Standing = {
  callId: string;
  roles: readonly ProposalRole[];
  /** Member organisations (not declined) the actor belongs to. A role counts only while its holder belongs to one. */
  memberOrganisationIds: readonly string[];
  managedOrganisationIds: readonly string[];
  leadOrganisationId: string;
  /** Member organisations the actor belongs to and was named signer for. */
  signerOrganisationIds: readonly string[];
};

const holds = (standing: Standing, ...roles: ProposalRole[]): boolean =>
  standing.memberOrganisationIds.length > 0 && roles.some((role) => standing.roles.includes(role));
const managesLead = (standing: Standing): boolean =>
  standing.managedOrganisationIds.includes(standing.leadOrganisationId);

/** The lead organisation's managers run its proposal, so that nobody's leaving strands it. */
export const canManageProposal = (_actor: Actor, standing: Standing): boolean =>
  holds(standing, "LEAD_MANAGER") || managesLead(standing);

/** ①: who runs the proposal names people of every member; an organisation's own manager names its own. */
export const canAppointPeople = (actor: Actor, standing: Standing, organisationId: string): boolean =>
  canManageProposal(actor, standing) || standing.managedOrganisationIds.includes(organisationId);

export const canEditProposal = (actor: Actor, standing: Standing): boolean =>
  canManageProposal(actor, standing) || holds(standing, "EDITOR");

export const canSubmitProposal = (actor: Actor, standing: Standing): boolean =>
  canManageProposal(actor, standing) || standing.signerOrganisationIds.includes(standing.leadOrganisationId);

export const canWithdrawProposal = canManageProposal;
export const canReopenProposal = canManageProposal;

/** Anyone with a role, and the managers of every member organisation: they answer for its taking part. */
export const canViewProposal = (actor: Actor, standing: Standing): boolean =>
  canSubmitProposal(actor, standing) ||
  holds(standing, "EDITOR", "SIGNER", "VIEWER") ||
  standing.managedOrganisationIds.length > 0;

/** ⑬: an organisation's managers and its named signers sign for it; who runs the proposal signs for the lead. */
export const canSignFor = (_actor: Actor, standing: Standing, organisationId: string): boolean =>
  standing.managedOrganisationIds.includes(organisationId) ||
  standing.signerOrganisationIds.includes(organisationId) ||
  (organisationId === standing.leadOrganisationId &&
    standing.memberOrganisationIds.includes(organisationId) &&
    standing.roles.includes("LEAD_MANAGER"));

/** An organisation's own manager answers for it; the lead is in by its own application. */
export const canAnswerForMember = (
  _actor: Actor,
  member: { organisationId: string; role: "LEAD" | "PARTICIPANT" },
  managedOrganisationIds: readonly string[],
): boolean => member.role === "PARTICIPANT" && managedOrganisationIds.includes(member.organisationId);

const ofCall = (callId: string) => ({ kind: "CALL", id: callId }) as const;
/** Staff and auditors read sealed content; drafts are nobody's business but the consortium's. */
export const canViewSealed = (actor: Actor, callId: string): boolean =>
  hasPermission(actor, "proposal:viewAny", ofCall(callId));

/** Whoever has a staff list of proposals, of all calls or of some, keeps views of it for themselves. */
export function canKeepViews(actor: Actor): boolean {
  const scopes = permittedScopes(actor, "proposal:viewAny", "CALL");
  return scopes === "ALL" || scopes.length > 0;
}

/** The `where` of an applicant's list: what they have a role in, and what an organisation of theirs takes part in as its manager's business. */
export const visibleProposals = (actor: Pick<Actor, "id">) => {
  const belongs = { userId: actor.id, leftAt: null };
  return {
    OR: [
      {
        people: { some: { userId: actor.id } },
        members: { some: { declinedAt: null, organisation: { members: { some: belongs } } } },
      },
      {
        members: {
          some: { declinedAt: null, organisation: { members: { some: { ...belongs, role: "MANAGER" as const } } } },
        },
      },
    ],
  };
};
