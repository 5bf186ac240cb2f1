import { APPLICANTS, action, EVERYBODY, page, type Row, route, SIGNED_IN } from "../matrix";

const STAFF = ["officer", "director", "auditor"] as const;
/** The lead's manager, and the office of a member university: it answers for taking part (A1). */
const CONSORTIUM = ["newcomer", "university"] as const;
const LEAD = ["newcomer"] as const;
const NOBODYS = "'00000000-0000-7000-8000-000000000000'";
const reason = "접근 시험에서 보낸 요청입니다.";
const someone = (world: { draft: string; newcomerOrganisation: string; applicantUser: string }) => ({
  proposalId: world.draft,
  organisationId: world.newcomerOrganisation,
  userId: world.applicantUser,
  role: "EDITOR",
});

export const ROWS: Row[] = [
  // Anybody may check a receipt: an unknown number is an answer as well, and no answer holds any content.
  page("receipts/[number]", EVERYBODY, { params: { number: "'FM-2025-01-0001'" } }),
  page("(portal)/proposals", APPLICANTS),
  page("(portal)/proposals/new", APPLICANTS, { query: ({ openCallCode }) => `call=${openCallCode}` }),
  page("(portal)/proposals/[id]", CONSORTIUM, { of: "a draft", params: { id: "draft" } }),
  page("(portal)/proposals/[id]", ["applicant", "university"], {
    of: "a selected proposal",
    params: { id: "selectedProposal" },
  }),
  // Every form of a section is a page of its own.
  ...["technology", "people", "goals", "performance", "gpu", "data", "talent", "openness", "contribution"].map((key) =>
    page("(portal)/proposals/[id]/sections/[key]", CONSORTIUM, {
      of: key,
      params: { id: "draft", key: `'${key}'` as const },
    }),
  ),
  page("(portal)/proposals/[id]/sections/[key]/history", CONSORTIUM, { params: { id: "draft", key: "'technology'" } }),
  page("(portal)/proposals/[id]/sections/attachments", CONSORTIUM, { params: { id: "draft" } }),
  page("(portal)/proposals/[id]/sections/consents", CONSORTIUM, { params: { id: "draft" } }),
  page("(portal)/proposals/[id]/sign", CONSORTIUM, { params: { id: "draft" } }),
  page("(portal)/proposals/[id]/people", CONSORTIUM, { params: { id: "draft" } }),
  page("(portal)/proposals/[id]/check", CONSORTIUM, { params: { id: "draft" } }),
  page("(portal)/proposals/[id]/receipt", ["applicant", "university"], { params: { id: "selectedProposal" } }),
  page("(portal)/manage/proposals/[id]", STAFF, { params: { id: "runningProposal" } }),
  page("(portal)/manage/calls/[id]/proposals", STAFF, { params: { id: "runningCall" } }),

  route("GET", "api/exports/proposals", STAFF, {
    query: ({ runningCall }) => `callId=${runningCall}&reason=접수 현황을 보고합니다`,
  }),
  route("GET", "api/exports/proposals/archive", STAFF, {
    query: ({ runningCall, runningProposal }) =>
      `callId=${runningCall}&id=${runningProposal}&reason=평가 자료로 내려받습니다`,
  }),
  route("GET", "api/proposals/[id]/receipt", ["applicant", "university"], { params: { id: "selectedProposal" } }),
  route("PUT", "api/proposals/[id]/sections/[key]", LEAD, {
    params: { id: "draft", key: "'technology'" },
    body: () => ({ version: 0, content: { text: "남의 글" } }),
  }),
  // Who is here and what colleagues say to each other is for the consortium alone: staff, auditors and reviewers get nothing.
  route("GET", "api/proposals/[id]/presence", CONSORTIUM, { params: { id: "draft" } }),
  route("POST", "api/proposals/[id]/presence", CONSORTIUM, {
    params: { id: "draft" },
    body: () => ({ sectionKey: "technology", editing: true }),
  }),
  route("POST", "api/proposals/[id]/submission", LEAD, {
    params: { id: "draft" },
    body: () => ({ contentVersion: 0, attested: true }),
  }),

  // A3: pictures of plan sections are taken from writers only; one that is not there is nobody's.
  route("POST", "api/proposals/[id]/images", LEAD, { params: { id: "draft" } }),
  route("GET", "api/proposals/[id]/images/[fileId]", [], {
    params: { id: "draft", fileId: NOBODYS },
  }),

  // A6: an upload is its sender's alone, and a file that is not there is nobody's.
  route("POST", "api/proposals/[id]/uploads", LEAD, {
    params: { id: "draft" },
    body: () => ({ kind: "other", name: "남의 파일.pdf", sizeBytes: 1_000 }),
  }),
  route("PUT", "api/proposals/[id]/uploads/[uploadId]", [], { params: { id: "draft", uploadId: NOBODYS } }),
  route("POST", "api/proposals/[id]/uploads/[uploadId]", [], {
    params: { id: "draft", uploadId: NOBODYS },
    body: () => ({}),
  }),
  route("DELETE", "api/proposals/[id]/uploads/[uploadId]", [], { params: { id: "draft", uploadId: NOBODYS } }),
  route("GET", "api/proposals/[id]/attachments/[attachmentId]", CONSORTIUM, {
    params: { id: "draft", attachmentId: "attachment" },
  }),
  route("GET", "api/pdf-data/[folder]/[file]", SIGNED_IN, {
    params: { folder: "'cmaps'", file: "'UniKS-UTF16-H.bcmap'" },
  }),

  // Views are everybody's own: whoever has a staff list keeps some, and nobody reaches those of others.
  action("proposals/actions/views", "saveViewAction", STAFF, () => ({
    ...{ list: "call-proposals", name: "접근 시험", query: "", isDefault: false },
  })),
  action("proposals/actions/views", "renameViewAction", [], () => ({ viewId: NOBODYS, name: "남의 보기" })),
  action("proposals/actions/views", "deleteViewAction", [], () => ({ viewId: NOBODYS })),
  action("proposals/actions/views", "chooseDefaultViewAction", [], () => ({ viewId: NOBODYS, isDefault: true })),

  action("proposals", "createProposalAction", LEAD, (world) => ({
    callCode: world.openCallCode,
    organisationId: world.newcomerOrganisation,
    titleKo: "남의 이름으로 낸 제안",
    titleEn: "",
  })),
  action("proposals", "renameProposalAction", LEAD, ({ draft }) => ({
    proposalId: draft,
    version: 0,
    titleKo: "바꾼 제목",
    titleEn: "",
  })),
  action("proposals", "addMemberAction", LEAD, ({ draft }) => ({
    proposalId: draft,
    registrationNumber: "124-81-00998",
    task: "",
  })),
  action("proposals", "changeMemberAction", LEAD, ({ draft, universityOrganisation }) => ({
    proposalId: draft,
    organisationId: universityOrganisation,
    task: "바꾼 역할",
    hasGraduateStudents: false,
  })),
  action("proposals", "removeMemberAction", LEAD, ({ draft, universityOrganisation }) => ({
    proposalId: draft,
    organisationId: universityOrganisation,
  })),
  action("proposals", "answerInvitationAction", ["university"], ({ draft, universityOrganisation }) => ({
    proposalId: draft,
    organisationId: universityOrganisation,
    accept: false,
  })),
  action("proposals", "removeAttachmentAction", LEAD, ({ draft, attachment }) => ({
    proposalId: draft,
    attachmentId: attachment,
  })),
  // The university's office signs for the university, and for nobody else.
  action("proposals", "signProposalAction", LEAD, ({ draft, newcomerOrganisation }) => ({
    proposalId: draft,
    organisationId: newcomerOrganisation,
    contentSha256: "0".repeat(64),
    agreed: true,
  })),
  action("proposals", "askForSignaturesAction", LEAD, ({ draft }) => ({ proposalId: draft })),
  action("proposals", "chooseAutoSubmitAction", LEAD, ({ draft }) => ({ proposalId: draft, consent: true })),
  action("proposals", "assignPersonAction", LEAD, someone),
  action("proposals", "removePersonAction", LEAD, someone),
  action("proposals", "assignSectionAction", LEAD, ({ draft, applicantUser }) => ({
    proposalId: draft,
    key: "technology",
    userId: applicantUser,
  })),
  action("proposals/actions/together", "restoreSectionAction", LEAD, ({ draft }) => ({
    proposalId: draft,
    key: "technology",
    version: 0,
    revision: 0,
  })),
  action("proposals/actions/together", "addCommentAction", CONSORTIUM, ({ draft }) => ({
    proposalId: draft,
    key: "technology",
    parentId: "",
    body: "남의 신청서에 단 의견",
  })),
  action("proposals/actions/together", "settleThreadAction", CONSORTIUM, ({ draft }) => ({
    proposalId: draft,
    commentId: draft,
    resolved: true,
  })),
  action("proposals/actions/together", "deleteCommentAction", CONSORTIUM, ({ draft }) => ({
    proposalId: draft,
    commentId: draft,
  })),
  action("proposals", "completeSectionAction", LEAD, ({ draft }) => ({
    proposalId: draft,
    key: "technology",
    version: 0,
  })),
  action("proposals", "reopenSectionAction", LEAD, ({ draft }) => ({
    proposalId: draft,
    key: "technology",
    version: 0,
  })),
  action("proposals", "reopenProposalAction", LEAD, ({ draft }) => ({ proposalId: draft, version: 0 })),
  action("proposals", "withdrawProposalAction", LEAD, ({ draft }) => ({ proposalId: draft, version: 0, reason })),
];
