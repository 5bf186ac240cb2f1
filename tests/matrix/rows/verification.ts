import { AUDIENCES, action, page, type Row, route, STEWARDS } from "../matrix";

const STAFF = ["officer", "director", "deliberator", "operator", "auditor"] as const;
const SCORERS = ["officer", "operator"] as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const NO_KEY = Object.fromEntries(AUDIENCES.map((audience) => [audience, 401]));
const params = { id: "runningStage" } as const;

export const ROWS: Row[] = [
  page("(portal)/stages/[id]/verification", ["applicant", ...STAFF, ...STEWARDS], { params }),
  page("(portal)/stages/[id]/verification/import", SCORERS, { params }),
  route("GET", "api/exports/stages/[id]/verification", STAFF, { params, query: "reason=검증평가 결과 보고" }),
  route("GET", "api/exports/stages/[id]/verification-figures", STAFF, { params, query: "reason=검증평가 수치 검토" }),
  // Sent without a file by those who may, who are told what is missing.
  route("POST", "api/verification/files", SCORERS),
  action("verification", "registerModelAction", ["applicant", "officer"], ({ runningStage, team }) => ({
    stageId: runningStage,
    teamId: team,
    modelName: "matrix/model",
    revision: "0123456789abcdef",
    sourceUrl: "",
  })),
  action("verification", "importRunAction", SCORERS, ({ runningStage, team }) => ({
    stageId: runningStage,
    teamId: team,
    ranBy: "AGENCY",
    ranByName: "접근 시험",
    statedRevision: "",
    fileIds: ["none"],
  })),
  action("verification", "withdrawRunAction", SCORERS, ({ verificationRun }) => ({ runId: verificationRun, reason })),
  action("verification", "gradeHazardAction", SCORERS, ({ runningStage, team }) => ({
    stageId: runningStage,
    teamId: team,
    hazard: "violence",
    grade: "LOW",
    points: null,
    evidence: "접근 시험 보고서 1쪽",
  })),
  // Keys are the door for programs: without one nobody gets in, whoever is signed in.
  route("POST", "api/v1/stages/[id]/verification-runs", [], {
    params,
    instead: NO_KEY,
    body: () => ({}),
  }),
  action("verification", "createTokenAction", SCORERS, () => ({ name: "접근 시험", days: "30" })),
  action("verification", "revokeTokenAction", SCORERS, () => ({ tokenId: "none" })),
  action("verification", "writeScoresAction", SCORERS, ({ runningStage }) => ({ stageId: runningStage })),
];
