import { expect, it } from "vitest";
import { calendarFile } from "./calendar-file";

const EVENT = {
  uid: "slot-1",
  startsAt: new Date("2026-12-10T01:00:00Z"),
  endsAt: new Date("2026-12-10T01:40:00Z"),
  changedAt: new Date("2026-12-01T00:00:00Z"),
  sequence: 2,
  title: "발표평가: 독자 파운데이션 모델, 「도란」",
  description: "준비물: 발표 자료\n질의응답 15분; 서면 제출본과 같은 내용",
  location: "https://video.example/room?a=1,2",
};

it("writes an event that calendars read: instants in UTC, signs escaped, the newest number", () => {
  const text = calendarFile(EVENT).replace(/\r\n /g, "");
  expect(text).toContain("DTSTART:20261210T010000Z\r\nDTEND:20261210T014000Z");
  expect(text).toContain("SEQUENCE:2");
  expect(text).toContain("SUMMARY:발표평가: 독자 파운데이션 모델\\, 「도란」");
  expect(text).toContain("DESCRIPTION:준비물: 발표 자료\\n질의응답 15분\\; 서면 제출본과 같은 내용");
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
});

it("keeps every line within 75 bytes without breaking a character", () => {
  const lines = calendarFile({ ...EVENT, description: "한글".repeat(60) }).split("\r\n");
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(lines.join("").replace(/ /g, "")).not.toContain("\uFFFD");
});
