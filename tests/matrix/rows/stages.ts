import { action, EVERYBODY, page, type Row, route, STEWARDS } from "../matrix";

const STAFF = ["officer", "director", "deliberator", "operator", "auditor"] as const;
const SCORES = STAFF;
const OFFICER = ["officer"] as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const evidence = "접근 시험 보고서 1쪽";
const facts = {
  titleKo: "시험 단계",
  titleEn: "Test stage",
  cutoffOn: "2030-01-01",
  plan: {
    parts: [{ key: "verification", nameKo: "검증", nameEn: "Verification", weightPercent: 100 }],
    gates: [],
    survivors: 2,
    minimumPoints: null,
    note: "",
  },
};
const step = (stageId: string) => ({ stageId, expectedVersion: 0 });
const running = ({ runningStage }: { runningStage: string }) => step(runningStage);

export const ROWS: Row[] = [
  page("(portal)/stages", ["applicant", ...STAFF, ...STEWARDS]),
  page("(portal)/stages/new", OFFICER),
  page("(portal)/stages/[id]", ["applicant", ...STAFF, ...STEWARDS], { params: { id: "runningStage" } }),
  // The plan of a running stage is frozen: its edit page is gone for everybody (E1).
  page("(portal)/stages/[id]/edit", [], { params: { id: "runningStage" } }),
  page("(portal)/stages/[id]/amend", OFFICER, { params: { id: "runningStage" } }),
  page("(portal)/stages/[id]/scores", SCORES, { params: { id: "runningStage" } }),
  page("(portal)/stages/[id]/result", ["applicant", ...STAFF, ...STEWARDS], { params: { id: "publishedStage" } }),
  // E4: a published result and its sheets are everybody's.
  page("(public)/results/[number]", EVERYBODY, { params: { number: "'1'" } }),
  route("GET", "api/results/[number]/[sheet]", EVERYBODY, { params: { number: "'1'", sheet: "'stage'" } }),
  route("GET", "api/exports/stages/[id]/sheet", SCORES, {
    params: { id: "publishedStage" },
    query: "reason=단계평가 결과 보고",
  }),
  action("stages", "createStageAction", OFFICER, () => facts),
  action("stages", "updateStageAction", OFFICER, (world) => ({ ...running(world), ...facts })),
  action("stages", "openConsultationAction", OFFICER, running),
  action("stages", "giveConsentAction", ["applicant"], ({ runningStage, team }) => ({
    stageId: runningStage,
    teamId: team,
    verdict: "AGREED",
    comment: "",
  })),
  action("stages", "freezeStageAction", OFFICER, running),
  action("stages", "amendPlanAction", OFFICER, (world) => ({
    ...running(world),
    cutoffOn: facts.cutoffOn,
    plan: facts.plan,
    effectiveOn: "2030-01-01",
    reason,
  })),
  action("stages", "approveAmendmentAction", ["director"], () => ({ amendmentId: "none" })),
  action("stages", "returnAmendmentAction", ["director"], () => ({ amendmentId: "none", reason })),
  action("stages", "startStageAction", OFFICER, running),
  action("stages", "enterPartScoreAction", ["officer", "operator"], ({ runningStage, team }) => ({
    stageId: runningStage,
    teamId: team,
    partKey: "verification",
    points: 12.5,
    evidence,
  })),
  action("stages", "enterGateResultAction", ["officer", "operator"], ({ runningStage, team }) => ({
    stageId: runningStage,
    teamId: team,
    gateKey: "safety",
    verdict: "FAILED",
    evidence,
  })),
  action("stages", "closeScoringAction", ["officer", "operator"], running),
  action("stages", "reopenScoringAction", ["officer", "operator"], running),
  action("stages", "proposeStageResultAction", OFFICER, (world) => ({
    ...running(world),
    reason,
    returnOn: "2030-01-01",
  })),
  action("stages", "approveStageResultAction", ["director"], ({ stageDecision }) => ({
    decisionId: stageDecision,
    expectedVersion: 0,
  })),
  action("stages", "returnStageResultAction", ["director"], ({ stageDecision }) => ({
    decisionId: stageDecision,
    expectedVersion: 0,
    reason,
  })),
  action("stages", "publishStageAction", OFFICER, running),
  action("stages", "finaliseStageAction", OFFICER, running),
  action("stages", "verifyOpennessAction", ["officer", "operator"], ({ runningStage, team }) => ({
    ...{ stageId: runningStage, teamId: team, level: "CLASS_III", evidence },
  })),
  action("stages", "proposeCorrectionAction", OFFICER, (world) => ({
    ...{ ...running(world), reason, returnOn: "2030-01-01", cells: [] },
  })),
  action("stages", "withdrawTeamAction", OFFICER, ({ runningStage, team }) => ({
    stageId: runningStage,
    teamId: team,
    reason,
    returnOn: "2030-01-01",
  })),
];
