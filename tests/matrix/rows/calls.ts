import { APPLICANTS, action, EVERYBODY, page, type Row, route } from "../matrix";

const STAFF = ["officer", "director", "auditor"] as const;
const notice = "정예팀을 모집하는 공고문입니다. 신청 자격과 일정, 제출 서류를 자세히 적었습니다.";
const draft = {
  kind: "ADDITIONAL",
  titleKo: "추가 공모",
  titleEn: "Additional call",
  noticeKo: notice,
  noticeEn: "A call for one more team, with eligibility and the timetable.",
  opensAt: "2030-01-01T00:00:00Z",
  closesAt: "2030-02-01T09:00:00Z",
  seats: 1,
  contactName: "사업단",
  contactEmail: "calls@example.test",
  contactPhone: "02-000-0000",
};

const reason = "접근 시험에서 보낸 요청입니다.";
const target = (callId: string) => ({ callId, expectedVersion: 0 });

export const ROWS: Row[] = [
  page("(public)", EVERYBODY),
  page("(public)/calls", EVERYBODY),
  page("(public)/calls/[code]", EVERYBODY, { params: { code: "openCallCode" } }),
  page("(portal)/manage/calls", STAFF),
  page("(portal)/manage/calls/new", ["officer"]),
  page("(portal)/manage/calls/[id]", STAFF, { params: { id: "openCall" } }),
  page("(portal)/manage/calls/[id]/edit", ["officer"], { params: { id: "openCall" } }),
  page("(public)/calls/[code]/questions", EVERYBODY, { params: { code: "openCallCode" } }),
  page("(portal)/manage/calls/[id]/edit/[step]", STAFF, { params: { id: "openCall", step: "'sections'" } }),
  page("(portal)/manage/calls/[id]/preview", STAFF, { params: { id: "openCall" } }),
  page("(portal)/manage/calls/[id]/preview/[key]", STAFF, { params: { id: "openCall", key: "'technology'" } }),
  page("(portal)/manage/calls/[id]/rulebook", STAFF, { params: { id: "openCall" } }),
  page("(portal)/manage/calls/[id]/questions", STAFF, { params: { id: "openCall" } }),
  page("(portal)/manage/calls/[id]/questions/[questionId]", STAFF, {
    params: { id: "openCall", questionId: "question" },
  }),
  // Sent without a file by those who may, who are told what is missing.
  route("POST", "api/calls/[id]/evidence", ["officer"], { params: { id: "openCall" } }),
  route("GET", "api/calls/[id]/evidence/[fileId]", STAFF, {
    params: { id: "runningCall", fileId: "extensionEvidence" },
  }),
  // C1: a file of the notice is everybody's, without signing in.
  route("POST", "api/calls/[id]/notice-files", ["officer"], { params: { id: "openCall" } }),
  route("GET", "api/calls/[id]/notice-files/[fileId]", EVERYBODY, {
    params: { id: "openCall", fileId: "noticeFile" },
  }),
  action("calls", "changeNoticeFilesAction", ["officer"], ({ openCall }) => ({
    ...{ ...target(openCall), file: null, removeId: "", reason },
  })),
  action("calls", "correctCallAction", ["officer"], ({ openCall }) => ({ ...target(openCall), ...draft, reason })),
  action("calls", "duplicateCallAction", ["officer"], ({ openCall }) => ({ callId: openCall })),
  action("calls", "saveSettingsAction", ["officer"], ({ openCall }) => ({
    ...{ ...target(openCall), reason, group: "rules", signaturesRequired: true, reminderHours: "3" },
    competing: { organisations: "SHOWN", people: "SHOWN" },
  })),
  action("calls", "resetSettingsAction", ["officer"], ({ openCall }) => ({
    ...{ ...target(openCall), group: "rules", reason },
  })),
  action("calls", "proposeAmendmentAction", ["officer"], ({ openCall }) => ({
    ...{ callId: openCall, toVersion: 1, effectiveAt: "2030-01-01T00:00:00Z", reason },
  })),
  // The story amends no call: whoever may not is refused before anything is looked for, and whoever may sends nothing valid.
  action("calls", "decideAmendmentAction", ["director"], ({ openCall }) => ({
    ...{ amendmentId: openCall, approve: false, note: reason },
  })),
  action("calls/actions/questions", "askQuestionAction", [...APPLICANTS], ({ openCall }) => ({
    ...{ callId: openCall, topic: "OTHER", question: reason },
  })),
  action("calls/actions/questions", "answerQuestionAction", ["officer"], ({ question }) => ({
    ...{ questionId: question, expectedVersion: 0, topic: "OTHER", answer: reason },
  })),
  action("calls/actions/questions", "publishQuestionAction", ["officer"], ({ question }) => ({
    ...{ questionId: question, expectedVersion: 0, topic: "OTHER", correctionId: "", namesMeant: true },
    ...{ publicKo: reason, publicEn: reason, answerKo: reason, answerEn: reason },
  })),
  action("calls/actions/questions", "assignTopicAction", ["officer"], ({ question }) => ({
    ...{ questionId: question, expectedVersion: 0, topic: "OTHER" },
  })),
  action("calls/actions/questions", "withdrawQuestionAction", ["officer"], ({ question }) => ({
    ...{ questionId: question, expectedVersion: 0, reason },
  })),
  action("calls", "draftCallAction", ["officer"], () => draft),
  action("calls", "editCallAction", ["officer"], ({ openCall }) => ({
    callId: openCall,
    expectedVersion: 0,
    ...draft,
  })),
  action("calls", "announceCallAction", ["officer"], ({ openCall }) => ({ callId: openCall, expectedVersion: 0 })),
  action("calls", "extendCallAction", ["officer"], ({ openCall }) => ({
    callId: openCall,
    expectedVersion: 0,
    closesAt: "2030-02-01T09:00:00Z",
    reason: "접근 시험에서 보낸 요청입니다.",
  })),
  action("calls", "startScreeningAction", ["officer"], ({ openCall }) => ({ callId: openCall, expectedVersion: 0 })),
];
