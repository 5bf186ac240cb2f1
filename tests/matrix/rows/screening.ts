import { action, page, type Row, route } from "../matrix";

const STAFF = ["officer", "director", "auditor"] as const;
const reason = "접근 시험에서 보낸 요청입니다.";

export const ROWS: Row[] = [
  page("(portal)/manage/proposals/[id]/screening", STAFF, { params: { id: "doubtedProposal" } }),
  route("POST", "api/proposals/[id]/evidence", ["officer"], { params: { id: "doubtedProposal" } }),
  route("GET", "api/proposals/[id]/evidence/[findingId]", STAFF, {
    params: { id: "doubtedProposal", findingId: "findingEvidence" },
  }),
  // A10: the consortium and the staff of the call; a letter that was never written is nobody's.
  route("GET", "api/proposals/[id]/letters/[kind]", ["applicant", "university", ...STAFF], {
    params: { id: "selectedProposal", kind: "'eligible'" },
  }),
  route("GET", "api/proposals/[id]/letters/[kind]", [], {
    of: "one that was never written",
    params: { id: "selectedProposal", kind: "'ineligible'" },
  }),
  action("screening", "noteFindingAction", ["officer"], ({ doubtedProposal }) => ({
    proposalId: doubtedProposal,
    rule: "check:debarment",
    version: 1,
    verdict: "FAIL",
    note: reason,
    file: null,
  })),
  action("screening", "proposeVerdictAction", ["officer"], ({ doubtedProposal }) => ({
    proposalId: doubtedProposal,
    eligible: false,
    reason,
  })),
  // L3: of somebody who proposed a verdict the second decision is not taken: here the officer did.
  action("screening", "decideVerdictAction", ["director"], ({ returnedVerdict }) => ({
    verdictId: returnedVerdict,
    version: 1,
    confirm: false,
    note: reason,
  })),

  // A10: officers ask, the consortium answers; a request that is not there is nobody's.
  action("screening/actions/supplement", "requestSupplementAction", ["officer"], ({ runningProposal }) => ({
    proposalId: runningProposal,
    sections: ["gpu"],
    dueAt: "2030-01-01T09:00:00.000Z",
    reason,
  })),
  action("screening/actions/supplement", "extendSupplementAction", [], () => ({
    requestId: "no request stands",
    version: 0,
    dueAt: "2030-01-01T09:00:00.000Z",
  })),
  action("screening/actions/supplement", "cancelSupplementAction", [], () => ({
    requestId: "no request stands",
    version: 0,
    reason,
  })),
  page("(portal)/manage/proposals/[id]/supplements/[requestId]", ["officer", "director", "auditor"], {
    params: { id: "supplementedProposal", requestId: "supplementRequest" },
  }),
  route("POST", "api/proposals/[id]/supplement", [], {
    params: { id: "draft" },
    body: () => ({ requestId: "no request stands", contentVersion: 0, attested: true }),
  }),
];
