import { action, page, type Row, route } from "../matrix";

const STAFF = ["officer", "director", "auditor"] as const;
const reason = "접근 시험에서 보낸 요청으로, 아무것도 바꾸지 않아야 합니다.";

export const ROWS: Row[] = [
  page("(portal)/proposals/[id]/objection", ["university"], {
    of: "filed by another member of the consortium",
    params: { id: "objectionProposal" },
  }),
  page("(portal)/proposals/[id]/objection", ["applicant", "university"], {
    of: "none filed",
    params: { id: "selectedProposal" },
  }),
  page("(portal)/proposals/[id]/objection", ["newcomer"], {
    of: "the window is open",
    params: { id: "objectableProposal" },
  }),
  page("(portal)/manage/objections", STAFF),
  page("(portal)/manage/objections/[id]", STAFF, { params: { id: "objection" } }),
  page("(portal)/manage/objections/[id]", STAFF, { of: "waiting", params: { id: "waitingObjection" } }),

  route("POST", "api/proposals/[id]/objection/files", ["newcomer"], {
    params: { id: "objectableProposal" },
  }),
  route("GET", "api/objections/[id]/files/[fileId]", [...STAFF, "university"], {
    params: { id: "objection", fileId: "objectionFile" },
  }),
  route("GET", "api/objections/[id]/letter", ["university"], {
    params: { id: "objection" },
    query: "kind=decision&locale=en",
  }),

  action("objections", "fileObjectionAction", ["newcomer"], ({ objectableProposal }) => ({
    ...{ proposalId: objectableProposal, ground: "OTHER", statement: `${reason} ${reason}`, request: reason },
    ...{ file1: null, file2: null, file3: null, understood: true },
  })),
  action("objections", "nameMembersAction", ["officer"], ({ waitingObjection }) => ({
    objectionId: waitingObjection,
    expectedVersion: 0,
    userIds: [],
  })),
  action("objections", "proposeDecisionAction", ["officer"], ({ waitingObjection }) => ({
    ...{ objectionId: waitingObjection, expectedVersion: 0, verdict: "INADMISSIBLE", reason },
    ...{ voices: {}, newResult: "", newTotal: null },
  })),
  action("objections", "approveDecisionAction", ["director"], ({ objectionDecision }) => ({
    decisionId: objectionDecision,
    expectedVersion: 0,
  })),
  action("objections", "returnDecisionAction", ["director"], ({ objectionDecision }) => ({
    decisionId: objectionDecision,
    expectedVersion: 0,
    reason,
  })),
];
