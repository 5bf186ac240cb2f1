import { describe, expect, it } from "vitest";
import { masked, type NamedPerson, nameFinder } from "./names-in-text";

const moon: NamedPerson = { name: "문정우", nameEn: "Moon Jeongwoo", email: "moon@panel.example", side: "REVIEWER" };
const weber: NamedPerson = { name: "Daniel Weber", nameEn: null, email: "dw@lakeside.example", side: "REVIEWER" };
const jegal: NamedPerson = { name: "제갈윤", nameEn: null, email: "jegal@panel.example", side: "REVIEWER" };
const lee: NamedPerson = { name: "이나", nameEn: "Lee Na", email: "lee@lab.example", side: "APPLICANT" };
const find = nameFinder([moon, weber, jegal, lee]);
const found = (text: string) => find(text).map((hit) => [hit.found, hit.people.map(({ name }) => name).join()]);

describe("S8: names in opinions", () => {
  it.each([
    ["문정우 위원의 지적과 같이 보완이 필요함", "문정우 위원"],
    ["문 정 우 박사가 말한 대로", "문 정 우 박사"],
    ["본인(문정우)은 이 과제를 알고 있음", "문정우"],
    ["문 위원이 제기한 문제", "문 위원"],
    ["정우 교수님의 연구와 겹침", "정우 교수"],
    ["as Moon Jeongwoo pointed out", "Moon Jeongwoo"],
    ["as Jung-woo Moon pointed out", "Jung-woo Moon"],
    ["see MOON, Jeong Woo (2024)", "MOON, Jeong Woo"],
    ["see Mun Jeong-u", "Mun Jeong-u"],
    ["MoonJeongwoo의 기준", "MoonJeongwoo"],
    ["Prof. Moon would disagree", "Moon"],
    ["moon@panel.example 로 문의", "moon@panel.example"],
  ])("finds the reviewer in: %s", (text, words) => {
    expect(found(text)).toEqual([[words, "문정우"]]);
  });

  it("finds people without a Hangul name by either order and by the last name alone", () => {
    expect(found("Weber, Daniel and Daniel Weber agree; Weber's method")).toEqual([
      ["Weber, Daniel", "Daniel Weber"],
      ["Daniel Weber", "Daniel Weber"],
      ["Weber", "Daniel Weber"],
    ]);
  });

  it("knows compound surnames", () => {
    expect(found("제갈 위원의 의견")).toEqual([["제갈 위원", "제갈윤"]]);
    expect(found("Yoon Jegal said so")).toEqual([["Yoon Jegal", "제갈윤"]]);
  });

  it("finds the applicants' people, too, but not two syllables inside another word", () => {
    expect(found("이나 연구원의 경험이 풍부함")).toEqual([["이나", "이나"]]);
    expect(found("일정이나 예산은 적정함")).toEqual([]);
  });

  it("shows any e-mail address, known or not", () => {
    expect(found("someone@else.example")).toEqual([["someone@else.example", ""]]);
  });

  it.each([
    "정문 우측에 배치한 자료와 같이 목표가 분명함",
    "전반적으로 목표와 전략이 일관되고 실현 가능성이 높습니다.",
    "The plan is sound; a moon shot, no more. Its web server and data are fine.",
    "GPU 512장으로 LLM을 학습하는 계획은 타당함",
  ])("finds nobody in: %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("makes overlapping finds one hit that names everybody it may mean", () => {
    const other: NamedPerson = { name: "문정우", nameEn: null, email: "other@lab.example", side: "APPLICANT" };
    expect(nameFinder([moon, other])("문정우 위원")).toMatchObject([{ found: "문정우 위원", people: [moon, other] }]);
  });
});

describe("S8: masking", () => {
  const text = "문정우 위원과 Weber 위원";
  it.each([
    [[], text],
    [[{ start: 0, end: 3 }], "○○○ 위원과 Weber 위원"],
    [
      [
        { start: 8, end: 13 },
        { start: 0, end: 3 },
      ],
      "○○○ 위원과 ○○○ 위원",
    ],
    [
      [
        { start: 0, end: 6 },
        { start: 2, end: 5 },
      ],
      "○○○과 Weber 위원",
    ],
    [
      [
        { start: 0, end: 3 },
        { start: 2, end: 6 },
      ],
      "○○○과 Weber 위원",
    ],
    [[{ start: 0, end: text.length }], "○○○"],
  ])("of %j", (ranges, expected) => {
    expect(masked(text, ranges)).toBe(expected);
  });
});
