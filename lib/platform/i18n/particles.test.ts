import { describe, expect, it } from "vitest";
import { withParticles } from "./particles";

describe("Korean particles", () => {
  it.each([
    ["새봄랩을(를) 대표하여", "새봄랩을 대표하여"],
    ["가온누리을(를) 대표하여", "가온누리를 대표하여"],
    ["‘개방 계획’을(를) 고쳐", "‘개방 계획’을 고쳐"],
    ["「독자 모델」(FM-2025-01-0007)이(가)", "「독자 모델」(FM-2025-01-0007)이"],
    ["「독자 과제」 (FM-2025-01-0007)은(는)", "「독자 과제」 (FM-2025-01-0007)는"],
    ["클래스 III이(가) 되려면", "클래스 III가 되려면"],
    ["서울(으)로, 부산(으)로, 대구(으)로", "서울로, 부산으로, 대구로"],
    ["7(으)로 3(으)로 2(으)로", "7로 3으로 2로"],
    ["LLM와(과) GPU와(과)", "LLM과 GPU와"],
    ["someone@example.org(으)로", "someone@example.org(으)로"],
    ["을(를)", "을(를)"],
    ["아무것도 없음", "아무것도 없음"],
  ])("%s → %s", (written, read) => {
    expect(withParticles(written)).toBe(read);
  });
});
