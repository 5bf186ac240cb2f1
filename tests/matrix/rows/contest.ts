import { action, page, type Row, route } from "../matrix";

const STAFF = ["officer", "director", "deliberator", "operator", "auditor"] as const;
const OFFICER = ["officer"] as const;
const PREPARERS = ["officer", "operator"] as const;
const VOTERS = ["voter", "reviewer", "chair"] as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const file = { id: "none", name: "rows.jsonl", sizeBytes: 1 };

export const ROWS: Row[] = [
  page("(portal)/contest", VOTERS),
  page("(portal)/stages/[id]/contest", STAFF, { params: { id: "runningStage" } }),
  page("(portal)/stages/[id]/contest/answers", OFFICER, { params: { id: "runningStage" } }),
  page("(workspace)/contest/[id]", VOTERS, { params: { id: "contest" } }),
  route("POST", "api/contest/[id]/next", VOTERS, { params: { id: "contest" }, body: () => ({ ready: true }) }),
  route("POST", "api/contest/[id]/undo", VOTERS, { params: { id: "contest" }, body: () => ({ confirm: true }) }),
  route("POST", "api/contest/[id]/ballots", VOTERS, {
    params: { id: "contest" },
    body: () => ({ taskId: "none", verdict: "TIE" }),
  }),
  // X1: until the whole contest is closed there is no result for anybody.
  page("(portal)/stages/[id]/contest/results", [], { of: "an open contest", params: { id: "runningStage" } }),
  route("GET", "api/exports/contest/[id]/sheet", [], {
    of: "an open contest",
    params: { id: "runningStage" },
    query: "reason=비교평가 결과 보고",
  }),
  page("(portal)/stages/[id]/contest/results", ["applicant", ...STAFF], {
    of: "a published stage",
    params: { id: "publishedStage" },
  }),
  route("GET", "api/exports/contest/[id]/sheet", STAFF, {
    of: "a published stage",
    params: { id: "publishedStage" },
    query: "reason=비교평가 결과 보고",
  }),
  page("(portal)/stages/[id]/contest/voters", OFFICER, { params: { id: "runningStage" } }),
  // Sent without a file by those who may, who are told what is missing.
  route("POST", "api/contest/files", PREPARERS),
  action("contest", "createContestAction", OFFICER, ({ runningStage }) => ({
    stageId: runningStage,
    closesAt: "2030-01-01T00:00:00Z",
  })),
  action("contest", "importPromptsAction", PREPARERS, ({ contest }) => ({ contestId: contest, file })),
  action("contest", "registerEntryAction", PREPARERS, ({ contest, team }) => ({
    contestId: contest,
    teamId: team,
    modelName: "test",
    revision: "test",
  })),
  action("contest", "importAnswersAction", PREPARERS, ({ contest, team }) => ({
    contestId: contest,
    teamId: team,
    file,
  })),
  action("contest", "registerEndpointAction", ["applicant", ...PREPARERS], ({ contest, team }) => ({
    ...{ contestId: contest, teamId: team, baseUrl: "https://models.example/v1", model: "test", key: "test" },
  })),
  action("contest", "testEndpointAction", ["applicant", ...PREPARERS], ({ contest, team }) => ({
    contestId: contest,
    teamId: team,
  })),
  action("contest", "startGenerationAction", PREPARERS, ({ contest }) => ({ contestId: contest, teamId: "" })),
  action("contest", "cancelGenerationAction", PREPARERS, ({ contestGeneration }) => ({
    generationId: contestGeneration,
  })),
  action("contest", "reviewAnswerAction", OFFICER, ({ contestAnswer }) => ({
    answerId: contestAnswer,
    expectedVersion: 0,
    verdict: "EXCLUDED",
    reason,
  })),
  action("contest", "inviteWaveAction", OFFICER, ({ contest }) => ({ contestId: contest, group: "PUBLIC", size: 1 })),
  action("contest", "markDuplicateAction", OFFICER, ({ contestVoter }) => ({ voterId: contestVoter, reason })),
  action("contest", "openContestAction", OFFICER, ({ contest }) => ({ contestId: contest, expectedVersion: 0 })),
  action("contest", "closeContestAction", OFFICER, ({ contest }) => ({ contestId: contest, expectedVersion: 0 })),
  action("contest", "scoreContestAction", OFFICER, ({ contest }) => ({ contestId: contest, expectedVersion: 0 })),
  action("contest", "respondToInvitationAction", VOTERS, ({ contest }) => ({ contestId: contest, consent: true })),
  action("contest", "saveVoterProfileAction", VOTERS, () => ({
    sex: "FEMALE",
    region: "CAPITAL",
    ageBand: "AGE_40",
    aiUse: "DAILY",
    readsEnglish: false,
  })),
];
