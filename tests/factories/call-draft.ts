import type { DraftCall } from "@/lib/calls/schema";

/** A complete draft: the programme's first call unless told otherwise. */
export const callDraft = (facts: Partial<DraftCall> = {}): DraftCall => ({
  kind: "REGULAR",
  titleKo: "2025년 독자 AI 파운데이션 모델 정예팀 공모",
  titleEn: "2025 call for elite teams of the sovereign AI foundation model programme",
  noticeKo:
    "## 공모 목적\n국내 AI 기업과 연구기관이 연합하여 세계 최고 수준의 독자 AI 파운데이션 모델을 개발하도록 지원합니다.\n\n## 신청 자격\n- 국내 AI 기업 또는 연구기관이 주관\n- 대학원생이 있는 대학 1곳 이상 참여",
  noticeEn:
    "## Purpose\nWe support consortia of Korean AI companies and institutes that develop a world-class sovereign AI foundation model.\n\n## Who may apply\n- A Korean AI company or institute takes the lead\n- At least one university with graduate students takes part",
  opensAt: new Date("2025-06-20T00:00:00Z"),
  closesAt: new Date("2025-07-21T09:00:00Z"),
  seats: 5,
  contactName: "공모 운영팀",
  contactEmail: "call@portal.example",
  contactPhone: "02-0000-0001",
  ...facts,
});
