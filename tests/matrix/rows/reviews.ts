import { action, page, REVIEWERS, type Row, route, SIGNED_IN } from "../matrix";

const STAFF = ["officer", "director", "auditor"] as const;
const OFFICER = ["officer"] as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const ROUND = { othersReviews: "NEVER", identities: "SEATS" } as const;
const panel = ({ runningPanel }: { runningPanel: string }) => ({ panelId: runningPanel, expectedVersion: 0 });

export const ROWS: Row[] = [
  // One's own seats: an empty list for whoever has none.
  page("(portal)/reviews", SIGNED_IN),
  page("(workspace)/reviews/[assignmentId]", ["reviewer"], {
    of: "before pledge and declaration",
    params: { assignmentId: "reviewerAssignment" },
  }),
  page("(workspace)/reviews/[assignmentId]", ["reviewer"], {
    of: "a submitted sheet",
    params: { assignmentId: "reviewerScored" },
  }),
  page("(portal)/reviews/pledge/[panelId]", REVIEWERS, { params: { panelId: "runningPanel" } }),
  page("(portal)/reviews/panels/[panelId]", ["chair"], { params: { panelId: "runningPanel" } }),
  page("(portal)/manage/calls/[id]/panel", STAFF, { params: { id: "runningCall" } }),
  page("(portal)/manage/calls/[id]/presentation", STAFF, { params: { id: "runningCall" } }),
  page("(portal)/manage/calls/[id]/conflicts", STAFF, { params: { id: "runningCall" } }),
  page("(portal)/manage/calls/[id]/ranking", ["chair", ...STAFF], { params: { id: "runningCall" } }),
  page("(portal)/manage/calls/[id]/decision", STAFF, { params: { id: "publishedCall" } }),
  page("(portal)/manage/calls/[id]/opinions", STAFF, { params: { id: "publishedCall" } }),
  page("(portal)/proposals/[id]/result", ["applicant", "university"], { params: { id: "selectedProposal" } }),

  // A colleague on the same panel is as far away from a sheet as anybody.
  route("GET", "api/reviews/sheets/[assignmentId]", ["reviewer"], { params: { assignmentId: "reviewerScored" } }),
  route("PUT", "api/reviews/sheets/[assignmentId]", ["reviewer"], {
    params: { assignmentId: "reviewerScored" },
    body: () => ({ expectedVersion: 0, items: [], overallOpinion: "남의 평가표" }),
  }),
  route("GET", "api/reviews/notes/[assignmentId]", ["reviewer"], { params: { assignmentId: "reviewerScored" } }),
  route("PUT", "api/reviews/notes/[assignmentId]", ["reviewer"], {
    params: { assignmentId: "reviewerScored" },
    body: () => ({ expectedVersion: 0, texts: { whole: "남의 메모" } }),
  }),
  route("GET", "api/exports/ranking/[callId]", STAFF, {
    params: { callId: "publishedCall" },
    query: "format=csv&reason=선정 결과 보고",
  }),

  route("GET", "api/proposals/[id]/letter", ["applicant", "university"], {
    params: { id: "selectedProposal" },
    query: "locale=en",
  }),

  action("reviews/actions/release", "settleOpinionAction", OFFICER, ({ publishedCall }) => ({
    ...{ callId: publishedCall, sheetId: "none", field: "goals", start: 0, end: 1, expectedRevision: 0 },
    ...{ outcome: "KEPT", reason },
  })),
  action("reviews/actions/release", "redactPhraseAction", OFFICER, ({ publishedCall }) => ({
    ...{ callId: publishedCall, sheetId: "none", field: "goals", phrase: "없는 말", reason },
  })),
  action("reviews/actions/release", "publishResultsAction", ["director"], ({ runningCall }) => ({
    callId: runningCall,
    expectedVersion: 0,
  })),
  // The schedule of the running round is the team's that presents, and nobody else's.
  route("GET", "api/proposals/[id]/presentation", ["university"], {
    params: { id: "presentedProposal" },
    query: "locale=en",
  }),
  action("reviews/actions/rounds", "setWrittenRoundAction", OFFICER, (world) => ({ ...panel(world), ...ROUND })),
  action("reviews/actions/rounds", "planPresentationAction", OFFICER, (world) => ({
    ...{ ...panel(world), ...ROUND },
    ...{ opensAt: "2030-01-01T00:00:00Z", dueAt: "2030-01-02T00:00:00Z" },
  })),
  action("reviews/actions/rounds", "dropPresentationAction", OFFICER, (world) => ({ ...panel(world), reason })),
  action("reviews/actions/rounds", "drawScheduleAction", OFFICER, (world) => ({
    ...{
      ...panel(world),
      firstAt: "2030-01-01T00:00:00Z",
      slotMinutes: 30,
      breakMinutes: 10,
      videoLink: "",
      bring: "",
    },
  })),
  action("reviews/actions/rounds", "announceScheduleAction", OFFICER, panel),
  action("reviews/actions/rounds", "moveSlotAction", OFFICER, ({ slot }) => ({
    ...{ slotId: slot, expectedVersion: 0, startsAt: "2030-01-01T00:00:00Z", videoLink: "", reason },
  })),
  action("reviews/actions/rounds", "recordAttendanceAction", ["officer", "chair"], ({ slot }) => ({
    ...{ slotId: slot, expectedVersion: 0, teamPresent: true, presentMemberIds: [], note: "" },
  })),
  action("reviews/actions/rounds", "adjustSheetAction", ["reviewer"], ({ reviewerScored }) => ({
    assignmentId: reviewerScored,
  })),
  page("(portal)/manage/calls/[id]/inquiries", STAFF, { params: { id: "runningCall" } }),
  page("(portal)/reviews/rooms/[assignmentId]", ["reviewer"], { params: { assignmentId: "reviewerScored" } }),
  // What was said and what a team is asked are nobody's among these: their author and their team have other names.
  action("reviews/actions/room", "sayInRoomAction", ["reviewer"], ({ reviewerScored }) => ({
    ...{ assignmentId: reviewerScored, body: "남의 자리에서 한 말" },
  })),
  action("reviews/actions/room", "withdrawMessageAction", [], ({ roomMessage }) => ({ messageId: roomMessage })),
  action("reviews/actions/room", "saveSummaryAction", ["reviewer"], ({ reviewerScored }) => ({
    ...{ assignmentId: reviewerScored, expectedVersion: 0, body: reason },
  })),
  action("reviews/actions/room", "submitSummaryAction", ["reviewer"], ({ reviewerScored }) => ({
    ...{ assignmentId: reviewerScored, expectedVersion: 1 },
  })),
  action("reviews/actions/room", "askApplicantAction", ["reviewer"], ({ reviewerScored }) => ({
    ...{ assignmentId: reviewerScored, body: reason },
  })),
  action("reviews/actions/room", "sendInquiryAction", OFFICER, ({ inquiry }) => ({
    ...{ inquiryId: inquiry, expectedVersion: 0, wording: reason, dueAt: "2030-01-01T00:00:00Z" },
  })),
  action("reviews/actions/room", "extendInquiryAction", OFFICER, ({ sentInquiry }) => ({
    ...{ inquiryId: sentInquiry, expectedVersion: 1, dueAt: "2030-01-01T00:00:00Z", reason },
  })),
  action("reviews/actions/room", "declineInquiryAction", OFFICER, ({ inquiry }) => ({
    ...{ inquiryId: inquiry, expectedVersion: 0, reason },
  })),
  action("reviews/actions/room", "answerInquiryAction", [], ({ sentInquiry }) => ({
    ...{ inquiryId: sentInquiry, expectedVersion: 1, answer: "남의 질의에 보내는 답변" },
  })),
  action("reviews/actions/workspace", "addRemarkAction", ["reviewer"], ({ reviewerScored }) => ({
    ...{ assignmentId: reviewerScored, section: "technology", quote: "", occurrence: 0 },
    ...{ body: "남의 자리에서 단 메모", shared: true },
  })),
  action("reviews/actions/workspace", "shareRemarkAction", ["reviewer"], ({ remark }) => ({
    ...{ remarkId: remark, expectedVersion: 0, shared: false },
  })),
  action("reviews/actions/workspace", "removeRemarkAction", ["reviewer"], ({ remark }) => ({
    ...{ remarkId: remark, expectedVersion: 0 },
  })),
  action("reviews/actions/workspace", "raiseFlagAction", ["reviewer"], ({ reviewerScored }) => ({
    assignmentId: reviewerScored,
    reason,
  })),
  action("reviews/actions/workspace", "settleFlagAction", ["officer", "chair"], ({ flag }) => ({
    ...{ flagId: flag, expectedVersion: 0, answer: reason },
  })),
  action("reviews", "createPanelAction", OFFICER, ({ openCall }) => ({
    callId: openCall,
    nameKo: "위원회",
    nameEn: "Panel",
  })),
  action("reviews", "addPanelMemberAction", OFFICER, (world) => ({ ...panel(world), userId: world.spareReviewer })),
  action("reviews", "removePanelMemberAction", OFFICER, (world) => ({
    ...panel(world),
    memberId: world.panelMember,
    reason,
  })),
  action("reviews", "setChairAction", OFFICER, (world) => ({ ...panel(world), memberId: world.panelMember })),
  action("reviews", "detectConflictsAction", OFFICER, ({ runningCall }) => ({ callId: runningCall })),
  action("reviews", "decideConflictAction", OFFICER, ({ finding }) => ({
    findingId: finding,
    expectedVersion: 0,
    outcome: "DISMISSED",
    reason,
  })),
  action("reviews", "proposeAssignmentsAction", OFFICER, (world) => ({ ...panel(world), sheetsPerProposal: 3 })),
  action("reviews", "adjustPlanAction", OFFICER, (world) => ({ ...panel(world), pairs: [] })),
  action("reviews", "deployAssignmentsAction", OFFICER, panel),
  action("reviews", "discardPlanAction", OFFICER, panel),
  action("reviews", "activatePanelAction", OFFICER, (world) => ({ ...panel(world), dueAt: "2030-01-01T00:00:00Z" })),
  action("reviews", "signPledgeAction", REVIEWERS, ({ runningPanel }) => ({ panelId: runningPanel, agreed: true })),
  action("reviews", "declareAction", ["reviewer"], ({ reviewerAssignment }) => ({
    assignmentId: reviewerAssignment,
    expectedVersion: 0,
    declaration: "CLEAR",
    note: "",
  })),
  action("reviews", "submitSheetAction", ["reviewer"], ({ reviewerScored }) => ({
    assignmentId: reviewerScored,
    expectedVersion: 0,
  })),
  action("reviews", "reopenSheetAction", ["chair"], ({ submittedSheet }) => ({
    sheetId: submittedSheet,
    expectedVersion: 0,
    reason,
  })),
  action("reviews", "proposeSelectionAction", OFFICER, ({ runningCall }) => ({
    callId: runningCall,
    reason,
    missingReason: reason,
  })),
  action("reviews", "returnSelectionAction", ["director"], ({ decision }) => ({
    decisionId: decision,
    expectedVersion: 0,
    reason,
  })),
];
