import { describe, expect, it } from "vitest";
import { type ImportCell, type ImportColumn, type ImportWords, readReviewers } from "./import-file";
import { type KnownReviewer, planReviewerImport } from "./import-plan";

const LIST = [
  { key: "language", nameKo: "거대언어모델", nameEn: "large language model" },
  { key: "safety", nameKo: "안전성·정렬", nameEn: "safety and alignment" },
];
const WORDS: ImportWords = {
  headings: new Map<ImportColumn, string[]>([
    ["name", ["이름", "name"]],
    ["nameEn", ["영문 이름", "name in english"]],
    ["email", ["전자우편", "e-mail"]],
    ["organisation", ["소속 기관", "affiliation"]],
    ["unit", ["부서"]],
    ["startedOn", ["소속 시작일", "since"]],
    ["fields", ["평가 분야", "fields"]],
    ["keywords", ["핵심어"]],
    ["languages", ["언어"]],
    ["isForeign", ["외국 전문가", "foreign expert"]],
    ["maxSheets", ["최대 건수"]],
  ]),
  yes: ["예"],
  no: ["아니오"],
};
const HEAD = [
  "이름",
  "전자우편",
  "소속 기관",
  "부서",
  "소속 시작일",
  "평가 분야",
  "핵심어",
  "언어",
  "외국 전문가",
  "최대 건수",
];
const row = (more: Partial<Record<number, ImportCell>> = {}): ImportCell[] =>
  ["한가람", "garam@reviewers.test", "가람대학교", "", "", "", "", "", "", ""].map(
    (cell, index) => more[index] ?? cell,
  );
const read = (...rows: ImportCell[][]) => readReviewers([HEAD, ...rows], LIST, WORDS);
const one = (more: Partial<Record<number, ImportCell>>) => read(row(more)).reviewers[0];

describe("S2: reading a list of reviewers", () => {
  it("takes headings and fields in both languages, in any order, and dates as they are written", () => {
    const { reviewers, problems } = readReviewers(
      [
        ["Affiliation", "E-mail", " NAME ", "Fields", "Foreign expert", "Since"],
        ["Lakeside", "Ann@Reviewers.Test", "Ann Lee", "Large Language Model; safety", "yes", new Date("2020-03-01")],
      ],
      LIST,
      WORDS,
    );
    expect(problems).toEqual([]);
    expect(reviewers[0]).toMatchObject({
      row: 2,
      name: "Ann Lee",
      email: "ann@reviewers.test",
      organisation: "Lakeside",
      fieldKeys: ["language", "safety"],
      isForeign: true,
      startedOn: "2020-03-01",
      keywords: null,
    });
    expect(one({ 4: "2021. 9. 1." })?.startedOn).toBe("2021-09-01");
    expect(one({ 6: "말뭉치, 말뭉치;합성데이터" })?.keywords).toEqual(["말뭉치", "합성데이터"]);
    expect(one({ 9: 4 })?.maxSheets).toBe(4);
    expect(one({ 0: "'=한가람" })?.name).toBe("=한가람");
  });

  it.each([
    [{ 0: "" }, { column: "name", code: "MISSING" }],
    [{ 1: "garam" }, { column: "email", code: "EMAIL" }],
    [{ 4: "2021-02-30" }, { column: "startedOn", code: "DATE" }],
    [{ 5: "거대언어모델, 점성술" }, { column: "fields", code: "FIELD", value: "점성술" }],
    [{ 7: "ko,xx" }, { column: "languages", code: "LANGUAGE", value: "xx" }],
    [{ 8: "아마도" }, { column: "isForeign", code: "YES_NO" }],
    [{ 9: "많이" }, { column: "maxSheets", code: "NUMBER" }],
    [{ 0: "가".repeat(81) }, { column: "name", code: "TOO_LONG", value: "80" }],
  ] as const)("%o is named by row and column", (more, expected) => {
    expect(read(row(), row({ 1: "other@reviewers.test", ...more })).problems).toMatchObject([{ row: 3, ...expected }]);
  });

  it("numbers rows as the spreadsheet does, empty ones among them, and names an address given twice", () => {
    const { reviewers, problems } = read(
      row(),
      HEAD.map(() => null),
      row(),
    );
    expect(reviewers.map((reviewer) => reviewer.row)).toEqual([2, 4]);
    expect(problems).toEqual([{ row: 4, column: "email", code: "SAME_EMAIL", value: "2" }]);
  });

  it("refuses a file without rows, without a needed column, with too many rows", () => {
    expect(read().problems).toMatchObject([{ row: 0, code: "EMPTY_FILE" }]);
    expect(readReviewers([], LIST, WORDS).problems).toMatchObject([{ code: "EMPTY_FILE" }]);
    expect(readReviewers([["이름"], ["한가람"]], LIST, WORDS).problems.map(({ column }) => column)).toEqual([
      "email",
      "organisation",
    ]);
    expect(read(...Array.from({ length: 1_001 }, () => row())).problems).toMatchObject([{ code: "TOO_MANY_ROWS" }]);
  });
});

describe("S2: what an import would do", () => {
  const known = (more: Partial<KnownReviewer> = {}): KnownReviewer => ({
    userId: "u1",
    email: "garam@reviewers.test",
    name: "한가람",
    nameEn: null,
    disabled: false,
    profile: { fieldKeys: ["language"], keywords: [], languages: ["ko"], isForeign: false, maxSheets: null },
    affiliations: [{ organisationName: "가람 대학교", unit: "전산학부", endedOn: null }],
    ...more,
  });
  const effect = (more: Partial<Record<number, ImportCell>>, people: KnownReviewer[]) =>
    planReviewerImport(read(row(more)).reviewers, people).effects[0]?.effect;

  it("is new, changed or the same; empty cells change nothing", () => {
    const there = known({ affiliations: [{ organisationName: "가람대학교", unit: "전산학부", endedOn: null }] });
    expect(effect({}, [])).toBe("NEW");
    expect(effect({}, [there])).toBe("SAME");
    expect(effect({ 3: "전산학부", 5: "거대언어모델", 7: "ko" }, [there])).toBe("SAME");
    expect(effect({ 5: "안전성·정렬" }, [there])).toBe("CHANGED");
    expect(effect({ 8: "예" }, [there])).toBe("CHANGED");
    expect(effect({ 3: "수학과" }, [there])).toBe("CHANGED");
    expect(effect({ 2: "다른대학교" }, [there])).toBe("CHANGED");
    expect(effect({}, [known({ profile: null })])).toBe("CHANGED");
  });

  it("names disabled accounts", () => {
    expect(planReviewerImport(read(row()).reviewers, [known({ disabled: true })]).problems).toMatchObject([
      { row: 2, code: "DISABLED" },
    ]);
  });
});
