import { action, type Row } from "../matrix";

const reason = "접근 시험에서 보낸 요청입니다.";

export const ROWS: Row[] = [
  action("screening", "proposeVerdictAction", ["officer"], ({ runningProposal }) => ({
    proposalId: runningProposal,
    eligible: false,
    reason,
  })),
  // A verdict is shown to staff only; to everybody else, and without one waiting, it does not exist.
  action("screening", "decideVerdictAction", [], () => ({
    verdictId: "no verdict waits",
    version: 0,
    confirm: false,
    note: reason,
  })),
];
