import { describe, expect, it } from "vitest";
import { callDraft } from "@/tests/factories/call-draft";
import {
  announceRefusal,
  changeableFields,
  changedFields,
  correctionRefusal,
  draftRefusal,
  extensionRefusal,
} from "./changes";
import { callYear, nextCallCode } from "./code";
import { parseNotice } from "./notice";
import type { CallPhase } from "./state";

const base = callDraft();
const { opensAt: OPENS, closesAt: CLOSES } = base;
const at = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const MAX_TEAMS = 5;
const LIMITS = { maxTeams: MAX_TEAMS, additionalSeats: 1 };

describe("C5: what a numbered correction may change when", () => {
  const given = (phase: CallPhase) => ({ ...base, phase });
  const before = at(OPENS, -1000);
  const later = at(CLOSES, 1000);
  it.each([
    ["announced: the notice", "ANNOUNCED", before, { noticeKo: "고친 공고문" }, null],
    ["announced: not the kind", "ANNOUNCED", before, { kind: "ADDITIONAL" as const, seats: 1 }, "FIELD_FIXED"],
    ["announced: a later opening", "ANNOUNCED", before, { opensAt: at(OPENS, 9) }, null],
    ["announced: no opening in the past", "ANNOUNCED", before, { opensAt: at(before, -1) }, "OPENING_PASSED"],
    ["announced: no earlier closing", "ANNOUNCED", before, { closesAt: at(CLOSES, -1) }, "CLOSING_BROUGHT_FORWARD"],
    ["announced: too many seats", "ANNOUNCED", before, { seats: 6 }, "SEATS_OVER_LIMIT"],
    ["a second before opening: seats", "ANNOUNCED", before, { seats: 4 }, null],
    ["at the opening instant: seats are fixed", "ANNOUNCED", OPENS, { seats: 4 }, "FIELD_FIXED"],
    ["a second after opening: seats are fixed", "ANNOUNCED", at(OPENS, 1000), { seats: 4 }, "FIELD_FIXED"],
    ["open: the contact", "ANNOUNCED", OPENS, { contactPhone: "02-0000-0009" }, null],
    ["open: the notice", "ANNOUNCED", OPENS, { noticeEn: "other words" }, null],
    ["open: closing only by extension", "ANNOUNCED", OPENS, { closesAt: at(CLOSES, 9) }, "FIELD_FIXED"],
    ["open: nothing", "ANNOUNCED", OPENS, {}, "NOTHING_CORRECTED"],
    ["closed: the contact", "ANNOUNCED", later, { contactName: "새 담당" }, null],
    ["in review: not the seats", "IN_REVIEW", later, { seats: 4 }, "FIELD_FIXED"],
    ["a draft is no matter of corrections", "DRAFT", before, { titleKo: "다른 제목" }, "FIELD_FIXED"],
    ["published: nothing", "PUBLISHED", later, { contactName: "새 담당" }, "FIELD_FIXED"],
  ] as const)("%s", (_name, phase, now, change, refusal) => {
    expect(correctionRefusal(given(phase), { ...base, ...change }, { ...LIMITS, at: now })).toBe(refusal);
  });

  it("offers all of a draft and nothing of a published call", () => {
    expect(changeableFields("DRAFT")).toContain("kind");
    expect(changeableFields("OPEN")).not.toContain("closesAt");
    expect(changeableFields("PUBLISHED")).toEqual([]);
  });

  it("sees the same instant as no change", () => {
    expect(changedFields(base, { ...base, opensAt: new Date(OPENS) })).toEqual([]);
    expect(changedFields(base, { ...base, seats: 2, titleEn: "x" })).toEqual(["titleEn", "seats"]);
  });
});

describe("C1, P5: a draft that can be a call", () => {
  it.each([
    ["as many seats as teams", { seats: MAX_TEAMS }, null],
    ["one more", { seats: MAX_TEAMS + 1 }, "SEATS_OVER_LIMIT"],
    ["an additional call fills one seat", { kind: "ADDITIONAL" as const, seats: 1 }, null],
    ["and only one", { kind: "ADDITIONAL" as const, seats: 2 }, "SEATS_OF_ADDITIONAL"],
    ["closing at the opening", { closesAt: OPENS }, "CLOSES_BEFORE_OPENING"],
  ] as const)("%s", (_name, change, refusal) => {
    expect(draftRefusal({ ...base, ...change }, LIMITS)).toBe(refusal);
  });

  it.each([
    [-1, null],
    [0, null],
    [1, "OPENING_PASSED"],
  ] as const)("may be announced %i ms from its opening: %s", (ms, refusal) => {
    expect(announceRefusal(base, { ...LIMITS, at: at(OPENS, ms) })).toBe(refusal);
  });
});

describe("C3: extension for everyone", () => {
  const call = { ...base, phase: "ANNOUNCED" as const };
  it.each([
    ["while open", call, at(CLOSES, 1), at(CLOSES, -1), null],
    ["after closing, before screening", call, at(CLOSES, 60_000), at(CLOSES, 1), null],
    ["not to the same instant", call, CLOSES, OPENS, "EXTENSION_NOT_LATER"],
    ["not to an instant already past", call, at(CLOSES, 5), at(CLOSES, 5), "EXTENSION_PASSED"],
    ["not a draft", { ...base, phase: "DRAFT" as const }, at(CLOSES, 1), OPENS, "CALL_NOT_ANNOUNCED"],
    ["not in screening", { ...base, phase: "SCREENING" as const }, at(CLOSES, 9), CLOSES, "CALL_NOT_ANNOUNCED"],
  ] as const)("%s", (_name, given, newClosesAt, now, refusal) => {
    expect(extensionRefusal(given, newClosesAt, now)).toBe(refusal);
  });
});

describe("code", () => {
  it.each([
    [[], "2025-01"],
    [["2025-01", "2025-02"], "2025-03"],
    [["2024-07", "2025-01"], "2025-02"],
    [["2025-09"], "2025-10"],
  ] as const)("after %j comes %s", (codes, next) => {
    expect(nextCallCode(2025, codes)).toBe(next);
  });
  it("counts years in Korea", () => {
    expect(callYear(new Date("2025-12-31T14:59:59.999Z"))).toBe(2025);
    expect(callYear(new Date("2025-12-31T15:00:00Z"))).toBe(2026);
  });
});

describe("notice", () => {
  it("reads headings, paragraphs and lists, and leaves everything else as text", () => {
    const source = "## 목적\n첫 줄\n둘째 줄\n\n- 하나\n- 둘\n1. 처음\n2. 다음\n### 붙임\n<script>alert(1)</script>";
    expect(parseNotice(source)).toEqual([
      { kind: "heading", level: 2, text: "목적" },
      { kind: "paragraph", text: "첫 줄\n둘째 줄" },
      { kind: "list", ordered: false, items: ["하나", "둘"] },
      { kind: "list", ordered: true, items: ["처음", "다음"] },
      { kind: "heading", level: 3, text: "붙임" },
      { kind: "paragraph", text: "<script>alert(1)</script>" },
    ]);
  });
  it("does not take a single # or a dash inside a line for structure", () => {
    expect(parseNotice("# 제목 아님\n가-나")).toEqual([{ kind: "paragraph", text: "# 제목 아님\n가-나" }]);
  });
});
