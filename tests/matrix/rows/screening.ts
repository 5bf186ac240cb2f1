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
];
