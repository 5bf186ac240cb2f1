import type { z } from "zod";
import type { rulebookContentSchema } from "@/lib/rulebook/schema";

/** Version 1: the announcement's numbers (P4 and the rules named at each line). Amendments are new versions made in the portal. */
export const RULEBOOK_V1: z.input<typeof rulebookContentSchema> = {
  programme: { firstYear: 2025, lastYear: 2027, maxTeams: 5, narrowing: [5, 4, 3, 2], stageMonths: 6 }, // P4
  target: { ratioBasisPoints: 9_500, referenceMonths: 6 }, // E5
  agencies: { GPU: "NIPA", DATA: "NIA", TALENT: "IITP" }, // P1
  proposal: {
    receiptPrefix: "FM",
    requiresGraduateUniversity: true, // A1
    sections: [
      { key: "consortium", required: true },
      { key: "people", required: true },
      { key: "technology", required: true, minChars: 200, maxChars: 6_000 },
      { key: "goals", required: true, minChars: 200, maxChars: 6_000 },
      { key: "impact", required: true, minChars: 200, maxChars: 6_000 },
      { key: "gpu", required: true },
      { key: "data", required: true },
      { key: "talent", required: true },
      { key: "consents", required: true },
    ],
  },
  rubric: {
    // S1
    scoreStepHundredths: 50,
    commentMinLength: 30,
    opinionMinLength: 50,
    criteria: [
      {
        key: "technology",
        nameKo: "기술력 및 개발경험",
        nameEn: "Technology and development experience",
        maxHundredths: 4_000,
        subCriteria: [
          {
            key: "technologyCapability",
            nameKo: "모델 개발 기술력",
            nameEn: "Model development capability",
            maxHundredths: 2_000,
          },
          {
            key: "technologyExperience",
            nameKo: "개발·운영 경험",
            nameEn: "Development and operating experience",
            maxHundredths: 2_000,
          },
        ],
      },
      {
        key: "goals",
        nameKo: "개발목표 및 전략·기술",
        nameEn: "Goals, strategy and technology",
        maxHundredths: 3_000,
        subCriteria: [
          { key: "goalsExcellence", nameKo: "목표의 우수성", nameEn: "Excellence of the goals", maxHundredths: 1_500 },
          { key: "goalsFeasibility", nameKo: "실현가능성", nameEn: "Feasibility", maxHundredths: 1_500 },
        ],
      },
      {
        key: "impact",
        nameKo: "파급효과 및 기여계획",
        nameEn: "Impact and contribution plan",
        maxHundredths: 3_000,
        subCriteria: [
          { key: "impactAccess", nameKo: "국민 AI 접근성", nameEn: "Public access to AI", maxHundredths: 1_500 },
          {
            key: "impactTransformation",
            nameKo: "공공·경제·사회 AX",
            nameEn: "AX in public service, economy and society",
            maxHundredths: 1_500,
          },
        ],
      },
    ],
  },
  aggregation: { trimFromSheets: 5, trimLow: 1, trimHigh: 1 }, // S4
  tieChain: ["total", "criterion:technology", "criterion:goals", "criterion:impact", "spread", "lot"], // S5
  selection: {
    cutoffHundredths: 7_000, // S9
    reserveCount: 2,
    rankBands: [
      { throughRank: 5, nameKo: "상위(1~5위)", nameEn: "Upper (1–5)" },
      { throughRank: 10, nameKo: "중위(6~10위)", nameEn: "Middle (6–10)" },
      { throughRank: 1_000, nameKo: "하위(11위 이하)", nameEn: "Lower (11 and below)" },
    ],
  },
  conflict: { pastYears: 3 }, // S3
  gpu: {
    blocks: [256, 512, 1_024], // G1
    halfYears: ["2025H2", "2026H1", "2026H2", "2027H1", "2027H2"],
    lessorExcludedThrough: "2026H1", // A5
    guidance: [
      { from: "2025H2", minPerTeam: 500, maxPerTeam: 1_000 },
      { from: "2026H2", minPerTeam: 1_000, maxPerTeam: null },
    ],
  },
  data: { jointPerYearWon: "10000000000", ownPerYearMinWon: "3000000000", ownPerYearMaxWon: "5000000000" }, // T1
  talent: { perYearWon: "2000000000", yearCaps: [{ year: 2025, capWon: "1000000000" }], lastYear: 2027 }, // H1, H2
  stage: {
    // E1: fixed after consultation; these are the starting point of a plan
    parts: [
      { key: "contestPublic", nameKo: "국민평가", nameEn: "Public contest", weightBasisPoints: 2_000 },
      { key: "contestExpert", nameKo: "전문가평가", nameEn: "Expert contest", weightBasisPoints: 2_000 },
      { key: "verification", nameKo: "검증평가", nameEn: "Verification", weightBasisPoints: 5_000 },
      { key: "derivatives", nameKo: "파생평가", nameEn: "Derivatives", weightBasisPoints: 1_000 },
    ],
    gates: [
      { key: "originality", nameKo: "독자성", nameEn: "Originality" },
      { key: "safety", nameKo: "안전성", nameEn: "Safety" },
    ],
    tieChain: ["total", "part:verification", "part:contestExpert", "part:contestPublic", "part:derivatives", "lot"],
  },
  committee: { maxMembers: 20 }, // D1
};
