import { action, page, type Row, SIGNED_IN, STEWARDS } from "../matrix";

const STAFF = ["officer", "director", ...STEWARDS, "deliberator", "operator", "auditor"] as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const gpus = ({ team }: { team: string }) => ({
  teamId: team,
  expectedVersion: 0,
  reason,
  entries: [{ resource: "GPU", period: "2027H1", gpuCount: 512 }],
});

export const ROWS: Row[] = [
  // Staff see all; everybody else their own, which may be none.
  page("(portal)/teams", SIGNED_IN),
  page("(portal)/teams/[id]", ["applicant", ...STAFF], { params: { id: "team" } }),
  page("(portal)/teams/[id]/support", ["applicant", ...STAFF], { params: { id: "team" } }),
  action("teams", "approveSelectionAction", ["director"], ({ decision }) => ({
    decisionId: decision,
    expectedVersion: 0,
  })),
  // P1: the steward of data recommends nothing about GPUs.
  action("teams", "recommendSupportAction", ["officer", "gpuSteward"], gpus, { of: "GPUs" }),
  action("teams", "deliberateSupportAction", ["officer", "deliberator"], gpus),
];
