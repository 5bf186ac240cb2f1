import { describe, expect, it } from "vitest";
import { countTerm, fitOf, prepareText, proposalTopic, type ReviewField } from "./fit";

const LIST: ReviewField[] = [
  { key: "language", nameKo: "거대언어모델", nameEn: "large language model", synonyms: ["LLM", "언어 모델"] },
  { key: "speech", nameKo: "음성", nameEn: "speech", synonyms: ["ASR"] },
  { key: "safety", nameKo: "안전성", nameEn: "AI safety", synonyms: ["정렬"] },
];
const count = (text: string, term: string) => countTerm(prepareText(text), term);

describe("S2: finding terms in Korean and English", () => {
  it.each([
    ["거대 언어 모델을 개발", "거대언어모델", 1],
    ["거대언어모델의 안전성", "거대 언어 모델", 1],
    ["LLM 및 LLM", "llm", 2],
    ["LLM LLM LLM", "LLM", 3],
    ["Large Language Models", "large language model", 1],
    ["LLM을 만들고 LLM의 안전성을", "LLM", 2],
    ["storage", "RAG", 0],
    ["RAG-based", "rag", 1],
    ["ＬＬＭ", "LLM", 1],
    ["anything", "  ", 0],
  ])("%s has %s %i times", (text, term, times) => {
    expect(count(text, term)).toBe(times);
  });
});

describe("S2: fit", () => {
  it("weighs fields by mentions, the title's three times, and leaves out what is not mentioned", () => {
    const topic = proposalTopic({ title: "음성 모델", body: "언어 모델, LLM" }, LIST);
    expect(topic.fields).toEqual([
      { key: "speech", weight: 3 },
      { key: "language", weight: 2 },
    ]);
  });

  it("is the share of the proposal's fields, and ten for each own word found, two at most", () => {
    const topic = proposalTopic({ title: "음성 모델", body: "언어 모델, LLM, 방언, 사투리, 억양" }, LIST);
    expect(fitOf({ fieldKeys: ["speech", "safety"], keywords: [] }, topic)).toEqual({
      score: 48,
      fieldKeys: ["speech"],
      keywords: [],
    });
    const words = fitOf({ fieldKeys: ["speech", "language"], keywords: ["방언", "사투리", "억양", "시"] }, topic);
    expect(words).toEqual({ score: 100, fieldKeys: ["speech", "language"], keywords: ["방언", "사투리", "억양"] });
  });

  it("is nothing where nothing is known", () => {
    const topic = proposalTopic({ title: "", body: "" }, LIST);
    expect(fitOf({ fieldKeys: ["speech"], keywords: ["방언"] }, topic)).toEqual({
      score: 0,
      fieldKeys: [],
      keywords: [],
    });
  });
});
