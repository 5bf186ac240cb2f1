import { describe, expect, it } from "vitest";
import { proposalTimeline, type TimelineFacts } from "./proposal-timeline";

const at = (day: number) => new Date(Date.UTC(2025, 6, day, 9));
const SUPPLEMENT: TimelineFacts["supplements"][number] = {
  id: "supplement",
  status: "ANSWERED",
  sections: ["gpu"],
  reason: "사용 목적을 적어 주십시오.",
  requestedAt: at(22),
  dueAt: at(27),
  answeredAt: at(24),
  cancelledAt: null,
  cancelReason: "",
  sealId: "answer",
};
const VERDICT: TimelineFacts["verdicts"][number] = {
  id: "verdict",
  status: "CONFIRMED",
  eligible: true,
  reason: "",
  decidedAt: at(28),
};
const FACTS: TimelineFacts = {
  status: "ELIGIBLE",
  startedAt: at(1),
  seals: [
    { id: "first", sealNo: 1, sealedAt: at(10) },
    { id: "second", sealNo: 2, sealedAt: at(20) },
    { id: "answer", sealNo: 3, sealedAt: at(24) },
  ],
  withdrawal: null,
  verdicts: [VERDICT],
  supplements: [SUPPLEMENT],
  call: { phase: "PUBLISHED", publishedAt: at(31) },
  reviewBegunAt: at(29),
  agreedAt: at(30),
};
const kinds = (change: Partial<TimelineFacts> = {}, now = at(40)) =>
  proposalTimeline({ ...FACTS, ...change }, now).map(({ kind }) => kind);

describe("what has happened to a proposal (A10, S3, S8)", () => {
  it("stands in the order of time; the seal of an answer is no resubmission", () => {
    expect(kinds({ agreedAt: at(35) })).toEqual([
      ...["started", "submitted", "resubmitted", "supplementRequested", "supplementAnswered"],
      ...["eligible", "reviewBegun", "published", "agreed"],
    ]);
  });

  it.each(["IN_REVIEW", "DELIBERATION", "DECIDED"] as const)("tells neither result nor agreement in %s", (phase) => {
    const shown = kinds({ call: { phase, publishedAt: null } });
    expect(shown).toContain("reviewBegun");
    expect(shown).not.toContain("published");
    expect(shown).not.toContain("agreed");
  });

  it.each(["PROPOSED", "RETURNED"] as const)("tells no verdict that is %s", (status) => {
    const verdicts = [{ ...VERDICT, status, eligible: false, reason: "아직 확인 전입니다" }];
    const events = proposalTimeline({ ...FACTS, status: "SUBMITTED", verdicts }, at(40));
    expect(JSON.stringify(events)).not.toContain("확인 전");
    expect(events.map(({ kind }) => kind)).not.toContain("ineligible");
  });

  it("an ineligible proposal reads its reason, and nothing of a review it has no part in", () => {
    const reason = "대학이 참여하지 않습니다.";
    const events = proposalTimeline(
      { ...FACTS, status: "INELIGIBLE", verdicts: [{ ...VERDICT, eligible: false, reason }] },
      at(40),
    );
    expect(events.at(-1)).toMatchObject({ kind: "ineligible", reason });
  });

  it.each([
    ["at its due instant", 0, false],
    ["a millisecond later", 1, true],
  ])("a request without an answer has lapsed: %s", (_name, milliseconds, lapsed) => {
    const supplements = [{ ...SUPPLEMENT, status: "OPEN" as const, answeredAt: null, sealId: null }];
    const now = new Date(SUPPLEMENT.dueAt.getTime() + milliseconds);
    expect(kinds({ supplements }, now).includes("supplementLapsed")).toBe(lapsed);
  });

  it("a withdrawal and a cancelled request say why", () => {
    const events = proposalTimeline(
      {
        ...FACTS,
        status: "WITHDRAWN",
        withdrawal: { at: at(21), reason: "사정이 있습니다." },
        supplements: [
          {
            ...SUPPLEMENT,
            status: "CANCELLED",
            answeredAt: null,
            sealId: null,
            cancelledAt: at(23),
            cancelReason: "잘못",
          },
        ],
        verdicts: [],
      },
      at(40),
    );
    expect(events.find(({ kind }) => kind === "withdrawn")).toMatchObject({ reason: "사정이 있습니다." });
    expect(events.find(({ kind }) => kind === "supplementCancelled")).toMatchObject({ reason: "잘못" });
    expect(events.map(({ kind }) => kind)).not.toContain("reviewBegun");
  });
});
