import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { checkAnswer } from "./answer-checks";
import { type Preparation, preparationGaps } from "./preparation";
import { type Bands, beyondQuota, chooseWave, isFull, quotaRows, seatsOf } from "./quota";
import { problemLine, readRows } from "./row-file";

const { quotas } = contestRules.parse(undefined);
const bands = (over: Partial<Bands> = {}): Bands => ({
  sex: "FEMALE",
  region: "CAPITAL",
  ageBand: "AGE_40",
  aiUse: "DAILY",
  ...over,
});
const check = (text: string) => checkAnswer(text, { names: ["새벽별", "Dawn Star", "SB-32B"], maxCharacters: 100 });

describe("X2 checks of an answer", () => {
  it.each([
    ["서울은 대한민국의 수도입니다.", []],
    ["   ", ["EMPTY"]],
    ["가".repeat(100), []],
    ["가".repeat(101), ["TOO_LONG"]],
    ["죄송하지만 해당 요청에는 답변을 드릴 수 없습니다.", ["REFUSAL"]],
    ["I'm sorry, but I can't help with that.", ["REFUSAL"]],
    ["저는 새벽 별 모델입니다.", ["SELF_NAMING"]],
    ["I am dawn-star.", ["SELF_NAMING"]],
    ["sb 32b 로 답합니다", ["SELF_NAMING"]],
    ["저는 어느 연구소에서 개발한 언어모델입니다.", ["SELF_NAMING"]],
    ["I am a model trained by a company.", ["SELF_NAMING"]],
    ["자세한 내용은 https://example.com 참고", ["LINK_OR_IMAGE"]],
    ["![그림](x.png)", ["LINK_OR_IMAGE"]],
    ["새벽에 별이 보입니다.", []],
    // A name split by what nobody sees, by marks of Markdown, by a link, by accents or by letters of another alphabet.
    ["저는 새\u200b벽\u2060별입니다", ["SELF_NAMING", "HIDDEN_MARKS"]],
    ["새\u3164벽\u00ad별", ["SELF_NAMING", "HIDDEN_MARKS"]],
    ["새**벽**`별`", ["SELF_NAMING"]],
    ["새[벽](x)별", ["SELF_NAMING"]],
    ["새, 벽… 별!", ["SELF_NAMING"]],
    ["Dáwn Ѕtar", ["SELF_NAMING"]],
    ["D.a.w.n ｓtar", ["SELF_NAMING"]],
    ["\u202eratS nwaD\u202c", ["HIDDEN_MARKS"]],
    ["www.example.com", ["LINK_OR_IMAGE"]],
    ["[여기](javascript:alert(1))", ["LINK_OR_IMAGE"]],
    ["<script>alert(1)</script>", ["LINK_OR_IMAGE"]],
    ["우리 가족 👨‍👩‍👧 ❤️", []],
    ["표:\n\t| a | b |\r\n", []],
  ])("%s → %j", (text, flags) => expect(check(text)).toEqual(flags));
});

describe("files of rows", () => {
  it("name the lines that are no JSON and skip empty ones", () => {
    const read = readRows('\uFEFF{"a":1}\n\n{"b":\r\n{"c":3}\n');
    expect(read.rows.map((row) => row.line)).toEqual([1, 4]);
    expect(problemLine(read.problems)).toBe("3: JSON");
  });
});

describe("X2 preparation", () => {
  const whole: Preparation = {
    stageRunning: true,
    rules: { prompts: [{ domain: "general", ko: 1, en: 1 }] },
    prompts: [
      { domain: "general", language: "KO", count: 1 },
      { domain: "general", language: "EN", count: 1 },
    ],
    attentionChecks: 1,
    activeTeamIds: ["a", "b"],
    entries: ["a", "b"].map((teamId) => ({ teamId, answers: 2 })),
    pending: 0,
  };
  it("is complete with prompts, a check, variants and decided answers", () =>
    expect(preparationGaps(whole)).toEqual([]));
  it("names everything that is missing", () => {
    const gaps = preparationGaps({
      ...whole,
      stageRunning: false,
      prompts: [{ domain: "general", language: "KO", count: 3 }],
      attentionChecks: 0,
      activeTeamIds: ["a", "b", "c"],
      entries: [
        { teamId: "a", answers: 2 },
        { teamId: "b", answers: 3 },
      ],
      pending: 1,
    });
    expect(gaps).toEqual([
      { code: "STAGE_NOT_RUNNING" },
      { code: "PROMPTS_MISSING", domain: "general", language: "EN", missing: 1 },
      { code: "NO_ATTENTION_CHECK" },
      { code: "ANSWERS_MISSING", teamId: "a", missing: 1 },
      { code: "TEAM_WITHOUT_VARIANT", teamId: "c" },
      { code: "ANSWERS_PENDING", count: 1 },
    ]);
  });
});

describe("X3 quotas", () => {
  it("seats add up to the panel, whatever its size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), (panel) => {
        for (const shares of Object.values(quotas))
          expect(Object.values(seatsOf(shares, panel)).reduce((sum, one) => sum + one, 0)).toBe(panel);
      }),
    );
  });

  it("a band is full at its seats, not before", () => {
    const standing = Array.from({ length: 5 }, () => bands());
    expect(isFull(quotaRows(quotas, 10, standing.slice(0, 1)), bands({ ageBand: "AGE_20" }))).toBe(false);
    expect(isFull(quotaRows(quotas, 10, standing), bands({ ageBand: "AGE_20" }))).toBe(true);
  });

  it("a wave fills what is emptiest and never goes beyond a quota", () => {
    const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;
    const keys = (of: Record<string, number>) => Object.keys(of);
    const candidates = Array.from({ length: 400 }, (_, index) => ({
      userId: String(index),
      sex: pick(keys(quotas.sex), index),
      region: pick(keys(quotas.region), Math.floor(index / 2)),
      ageBand: pick(keys(quotas.ageBand), Math.floor(index / 10)),
      aiUse: pick(keys(quotas.aiUse), Math.floor(index / 50)),
    }));
    const wave = chooseWave(candidates, quotas, 40, [], 40);
    expect(new Set(wave.map((one) => one.userId)).size).toBe(wave.length);
    expect(wave.length).toBeGreaterThan(30);
    for (const row of quotaRows(quotas, 40, wave)) expect(row.taken).toBeLessThanOrEqual(row.seats);
    expect(chooseWave(candidates, quotas, 40, wave, 0)).toEqual([]);
  });

  it("of two who slip in at once the later does not count", () => {
    const voters = [1, 2, 3].map((one) => ({ id: `v${one}`, ...bands() }));
    const one = { FEMALE: 10_000 };
    const narrow = { sex: one, region: { CAPITAL: 10_000 }, ageBand: { AGE_40: 10_000 }, aiUse: { DAILY: 10_000 } };
    expect([...beyondQuota(voters, narrow, 2)]).toEqual(["v3"]);
  });
});
