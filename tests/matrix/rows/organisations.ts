import { APPLICANTS, action, page, type Row, route, SIGNED_IN } from "../matrix";

const REGISTRY = ["officer", "director", "auditor"] as const;
const profile = {
  nameKo: "바뀐 이름",
  nameEn: "Changed name",
  kind: "COMPANY",
  sizeClass: "SME",
  leasesGpusToGovernment: false,
};

export const ROWS: Row[] = [
  page("(portal)/organisations", SIGNED_IN),
  page("(portal)/organisations/new", APPLICANTS),
  page("(portal)/organisations/[id]", ["applicant", ...REGISTRY], { params: { id: "applicantOrganisation" } }),
  page("(portal)/organisations/[id]/edit", ["applicant"], { params: { id: "applicantOrganisation" } }),
  // The link alone shows who invites whom: it was sent to one mailbox and is not to be guessed.
  page("(portal)/organisations/invitations/[token]", SIGNED_IN, { params: { token: "organisationInvitationToken" } }),
  route("GET", "api/exports/organisations", REGISTRY, { query: "reason=기관 현황 보고" }),
  action("organisations", "registerOrganisationAction", APPLICANTS, () => ({
    // A number whose check digit is right.
    registrationNumber: "123-45-67891",
    ...profile,
  })),
  action("organisations", "changeOrganisationAction", ["applicant"], ({ applicantOrganisation }) => ({
    organisationId: applicantOrganisation,
    expectedVersion: 0,
    ...profile,
  })),
  action("organisations", "inviteMemberAction", ["applicant"], ({ applicantOrganisation }) => ({
    organisationId: applicantOrganisation,
    email: "someone@example.test",
    role: "MANAGER",
  })),
  action("organisations", "revokeInvitationAction", ["applicant"], (world) => ({
    organisationId: world.applicantOrganisation,
    invitationId: world.organisationInvitation,
  })),
  // Signed in is enough to try; whose address it was sent to decides (INVITATION_FOR_ANOTHER).
  action("organisations", "acceptInvitationAction", SIGNED_IN, (world) => ({
    token: world.organisationInvitationToken,
  })),
  action("organisations", "changeMemberRoleAction", ["applicant"], (world) => ({
    organisationId: world.applicantOrganisation,
    userId: world.applicantUser,
    role: "MEMBER",
  })),
  action("organisations", "removeMemberAction", ["applicant"], (world) => ({
    organisationId: world.applicantOrganisation,
    userId: world.applicantUser,
  })),
];
