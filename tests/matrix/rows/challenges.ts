import { action, page, type Row, route } from "../matrix";

const STAFF = ["officer", "director", "auditor"] as const;
const reason = "접근 시험에서 보낸 요청으로, 아무것도 바꾸지 않아야 합니다.";

export const ROWS: Row[] = [
  // S3: of the people one can sign in as, only the university's takes part in the proposal whose reviewers are named.
  page("(portal)/proposals/[id]/panel", ["university"], { params: { id: "challengeProposal" } }),
  page("(portal)/proposals/[id]/panel", [], { of: "nobody is named", params: { id: "selectedProposal" } }),
  // The window is over: nobody puts in a file any more.
  route("POST", "api/proposals/[id]/challenges/files", [], { params: { id: "challengeProposal" } }),
  route("GET", "api/reviews/challenges/[id]/file", [...STAFF, "university"], { params: { id: "challenge" } }),

  action("reviews/actions/challenges", "namePanelMembersAction", ["officer"], ({ runningPanel }) => ({
    panelId: runningPanel,
    expectedVersion: 0,
  })),
  // Only who runs the proposal challenges anybody: none of the people one can sign in as.
  action("reviews/actions/challenges", "fileChallengeAction", [], (world) => ({
    ...{ proposalId: world.challengeProposal, memberId: world.panelMember, reason, file: null },
  })),
  action("reviews/actions/challenges", "decideChallengeAction", ["officer"], ({ challenge }) => ({
    challengeId: challenge,
    expectedVersion: 0,
    verdict: "DISMISSED",
    reason,
  })),
];
