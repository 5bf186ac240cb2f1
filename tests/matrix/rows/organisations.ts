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
  page("(portal)/organisations/join", APPLICANTS, { query: "q=가온" }),
  page("(portal)/manage/organisations", REGISTRY),
  page("(portal)/manage/organisations/merge", ["officer"], {
    query: ({ newcomerOrganisation, universityOrganisation }) =>
      `source=${newcomerOrganisation}&target=${universityOrganisation}`,
  }),
  // The link alone shows who invites whom: it was sent to one mailbox and is not to be guessed.
  page("(portal)/organisations/invitations/[token]", SIGNED_IN, { params: { token: "organisationInvitationToken" } }),
  route("GET", "api/exports/organisations", REGISTRY, { query: "reason=기관 현황 보고" }),
  // Sent without a file by those who may, who are told what is missing.
  route("POST", "api/organisations/[id]/evidence", ["applicant"], { params: { id: "applicantOrganisation" } }),
  route("GET", "api/organisations/[id]/evidence/[evidenceId]", ["newcomer", ...REGISTRY], {
    params: { id: "newcomerOrganisation", evidenceId: "sizeEvidence" },
  }),
  action("organisations", "askToJoinAction", APPLICANTS, ({ universityOrganisation }) => ({
    organisationId: universityOrganisation,
    message: "",
  })),
  // Only whoever asked withdraws it; to everybody else it does not exist.
  action("organisations", "withdrawJoinRequestAction", [], ({ universityOrganisation, joinRequest }) => ({
    organisationId: universityOrganisation,
    requestId: joinRequest,
  })),
  action("organisations", "decideJoinRequestAction", ["university"], ({ universityOrganisation, joinRequest }) => ({
    organisationId: universityOrganisation,
    requestId: joinRequest,
    approve: false,
  })),
  action("organisations", "fileSizeEvidenceAction", ["applicant"], ({ applicantOrganisation }) => ({
    organisationId: applicantOrganisation,
    file: { id: "a file of nobody", name: "a.pdf", sizeBytes: 1 },
    note: "",
  })),
  action("organisations", "decideSizeEvidenceAction", ["officer"], ({ sizeEvidence }) => ({
    evidenceId: sizeEvidence,
    accept: false,
    reason: "접근 시험에서 보낸 요청입니다.",
  })),
  action("organisations", "registerOrganisationAction", APPLICANTS, () => ({
    // A number whose check digit is right.
    registrationNumber: "123-45-67891",
    ...profile,
  })),
  action("proposals/actions/registry", "changeOrganisationAction", ["applicant"], ({ applicantOrganisation }) => ({
    organisationId: applicantOrganisation,
    expectedVersion: 0,
    ...profile,
  })),
  // What was shown is part of the question, and nothing was: whoever may is told to look again.
  action("proposals/actions/registry", "mergeOrganisationsAction", ["officer"], (world) => ({
    sourceId: world.newcomerOrganisation,
    targetId: world.universityOrganisation,
    fingerprint: "0".repeat(64),
    reason: "접근 시험에서 보낸 요청입니다.",
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
