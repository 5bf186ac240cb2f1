import { action, EVERYBODY, page, type Row } from "../matrix";

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

export const ROWS: Row[] = [
  page("(public)", EVERYBODY),
  page("(public)/calls", EVERYBODY),
  page("(public)/calls/[code]", EVERYBODY, { params: { code: "openCallCode" } }),
  page("(portal)/manage/calls", STAFF),
  page("(portal)/manage/calls/new", ["officer"]),
  page("(portal)/manage/calls/[id]", STAFF, { params: { id: "openCall" } }),
  page("(portal)/manage/calls/[id]/edit", ["officer"], { params: { id: "openCall" } }),
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
  action("calls", "publishCallAction", ["director"], ({ runningCall }) => ({
    callId: runningCall,
    expectedVersion: 0,
  })),
];
