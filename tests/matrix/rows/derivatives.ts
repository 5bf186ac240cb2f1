import { action, page, type Row, route } from "../matrix";

const STAFF = ["officer", "director", "deliberator", "operator", "auditor"] as const;
const STEWARDS = ["gpuSteward", "dataSteward", "talentSteward"] as const;
const SCORERS = ["officer", "operator"] as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const params = { id: "runningStage" } as const;

export const ROWS: Row[] = [
  page("(portal)/stages/[id]/derivatives", ["applicant", ...STAFF, ...STEWARDS], { params }),
  route("GET", "api/exports/stages/[id]/derivatives", STAFF, { params, query: "reason=파생평가 집계 보고" }),
  route("GET", "api/exports/stages/[id]/derivative-models", ["applicant", ...STAFF], {
    params,
    query: "reason=파생 모델 검토",
  }),
  action("derivatives", "registerBaseAction", ["applicant", "officer"], ({ runningStage, team }) => ({
    stageId: runningStage,
    teamId: team,
    repository: "matrix/model",
    releasedOn: "2026-01-01",
    owners: "",
  })),
  action("derivatives", "importListingAction", SCORERS, ({ runningStage, team }) => ({
    stageId: runningStage,
    teamId: team,
    takenOn: "2026-01-01",
    fileIds: ["none"],
  })),
  action("derivatives", "confirmCandidateAction", SCORERS, ({ derivative }) => ({
    candidateId: derivative,
    expectedVersion: 0,
  })),
  action("derivatives", "rejectCandidateAction", SCORERS, ({ derivative }) => ({
    candidateId: derivative,
    expectedVersion: 0,
    reason,
  })),
  action("derivatives", "disputeCandidateAction", ["applicant"], ({ derivative }) => ({
    candidateId: derivative,
    expectedVersion: 0,
    reason,
  })),
  action("derivatives", "decideByRuleAction", SCORERS, ({ runningStage, team }) => ({
    stageId: runningStage,
    teamId: team,
  })),
  action("derivatives", "requestReadingAction", SCORERS, ({ runningStage, team }) => ({
    stageId: runningStage,
    teamId: team,
  })),
  action("derivatives", "freezeCountAction", SCORERS, ({ runningStage }) => ({ stageId: runningStage })),
];
