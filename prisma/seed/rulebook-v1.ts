import type { z } from "zod";
import type { rulebookContentSchema } from "@/lib/rulebook/schema";
import { PUBLIC_HOLIDAYS } from "./public-holidays";
import { REVIEW_FIELDS } from "./review-fields";

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
      { key: "performance", required: true }, // E5
      { key: "gpu", required: true },
      { key: "data", required: true },
      { key: "talent", required: true },
      { key: "openness", required: true }, // D3
      { key: "contribution", required: true }, // D2
      { key: "attachments", required: false },
      { key: "consents", required: true },
    ],
    charactersPerPage: 1_800,
    attachments: {
      // A6
      wanted: [
        {
          key: "registrationCertificate",
          nameKo: "사업자등록증 사본",
          nameEn: "Business registration certificate",
          required: false,
          maxFiles: 10,
        },
        {
          key: "sizeEvidence",
          nameKo: "기업 규모 확인서",
          nameEn: "Evidence of company size",
          required: false,
          maxFiles: 10,
        },
        {
          key: "planAppendix",
          nameKo: "사업계획서 붙임",
          nameEn: "Appendix to the plan",
          required: false,
          maxFiles: 10,
        },
      ],
      allowOther: true,
      maxFiles: 40,
      maxFileMegabytes: 100,
      maxTotalMegabytes: 200,
    },
    consents: [
      {
        key: "truthful",
        version: 1,
        titleKo: "사실대로 작성하였음을 확인합니다",
        titleEn: "We confirm that everything stated is true",
        textKo:
          "신청서와 붙임 자료에 적은 내용은 모두 사실이며, 사실과 다른 내용이 확인되면 선정 취소, 협약 해약, 지원금 환수 등의 조치를 받을 수 있음을 알고 있습니다.",
        textEn:
          "Everything in the proposal and its attachments is true. We know that a false statement may lead to cancellation of the selection, termination of the agreement and recovery of support.",
      },
      {
        key: "personalData",
        version: 1,
        titleKo: "개인정보의 수집·이용에 동의합니다",
        titleEn: "We consent to the collection and use of personal data",
        textKo:
          "접수·평가·협약·사후관리를 위하여 연구진의 성명, 소속, 전자우편을 수집·이용하며, 사업이 끝난 뒤 5년 동안 보관한 다음 파기합니다. 동의하지 않을 수 있으나, 이 경우 신청할 수 없습니다.",
        textEn:
          "Names, affiliations and e-mail addresses of the researchers are collected and used for receipt, review, agreement and follow-up, kept for five years after the programme ends and then destroyed. You may refuse, but then cannot apply.",
      },
      {
        key: "evaluation",
        version: 1,
        titleKo: "평가 절차와 결과의 활용에 동의합니다",
        titleEn: "We consent to the review procedure and the use of its results",
        textKo:
          "평가위원회의 구성과 평가 방법에 따르고, 평가 결과와 단계평가에 제출한 모델의 성능 수치가 공개될 수 있음에 동의합니다.",
        textEn:
          "We accept the composition of the panel and the method of review, and agree that results and the measured performance of submitted models may be published.",
      },
    ],
    signaturesRequired: true,
    competing: { organisations: "SHOWN", people: "SHOWN" },
    reminderHours: [336, 168, 72, 24, 3],
    screening: {
      // A10: what no register tells the portal
      manualChecks: [
        {
          key: "domestic",
          nameKo: "국내 기업·기관 여부",
          nameEn: "Korean companies and institutes",
          helpKo: "법인등기와 주주 구성을 보고 주관기관이 국내 기업·기관인지 확인합니다.",
          helpEn: "Look at the corporate register and the shareholders: the lead is a Korean company or institute.",
        },
        {
          key: "debarment",
          nameKo: "국가연구개발 참여제한",
          nameEn: "Debarment from national R&D",
          helpKo: "범부처통합연구지원시스템(IRIS)에서 모든 참여기관과 총괄책임자의 참여제한 이력을 조회합니다.",
          helpEn: "Look up every member organisation and the PI in the national research system (IRIS).",
        },
        {
          key: "finance",
          nameKo: "부도·회생·체납 등 결격 사유",
          nameEn: "Insolvency and unpaid taxes",
          helpKo: "납세증명서와 신용정보로 주관기관의 부도, 회생 절차, 국세·지방세 체납 여부를 확인합니다.",
          helpEn: "Check tax certificates and credit records of the lead for insolvency, rehabilitation and arrears.",
        },
        {
          key: "duplicateSupport",
          nameKo: "다른 정부 지원과의 중복",
          nameEn: "Support from other programmes",
          helpKo: "같은 내용으로 다른 정부 사업의 지원을 받고 있는지 과제 유사도 조회로 확인합니다.",
          helpEn: "Search for projects of the same content that other government programmes support.",
        },
      ],
    },
    supplementDays: 5,
  },
  contribution: {
    // D2: statutory rates as the ceiling, lowered by openness
    base: "TOTAL_COST",
    rates: {
      LARGE: { CLOSED: 5_000, CLASS_III: 2_000, CLASS_II: 1_500, CLASS_I: 1_000 },
      MID_TIER: { CLOSED: 3_000, CLASS_III: 1_200, CLASS_II: 900, CLASS_I: 600 },
      EARLY_MID_TIER: { CLOSED: 2_500, CLASS_III: 1_000, CLASS_II: 750, CLASS_I: 500 },
      SME: { CLOSED: 2_500, CLASS_III: 1_000, CLASS_II: 750, CLASS_I: 500 },
      NON_PROFIT: { CLOSED: 0, CLASS_III: 0, CLASS_II: 0, CLASS_I: 0 },
    },
    cashShareBasisPoints: { LARGE: 1_500, MID_TIER: 1_300, EARLY_MID_TIER: 1_000, SME: 1_000, NON_PROFIT: 0 },
    sourceKo: "국가연구개발혁신법 시행령 별표 1과 공모 안내의 개방 수준별 부담률",
    sourceEn: "Enforcement Decree of the National R&D Innovation Act, annex 1, and the call's rates by openness",
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
  additional: { seats: 1, majorityOverBasisPoints: 5_000, majorityOf: "VALID_SHEETS" }, // P5
  conflict: { pastYears: 3 }, // S3
  challenge: { windowDays: 0 }, // S3: no window before the review until an amendment opens one
  // S2: a colleague's review is seen once one's own is in, by seat and not by name.
  panel: {
    rounds: [
      { kind: "WRITTEN", othersReviews: "AFTER_OWN", identities: "SEATS" },
      { kind: "PRESENTATION", othersReviews: "AFTER_OWN", identities: "SEATS" },
    ],
    earlierSheets: "COUNT",
    sheetsPerProposal: 7,
    foreignPerProposal: 1,
    fields: REVIEW_FIELDS,
  },
  gpu: {
    blocks: [256, 512, 1_024], // G1
    halfYears: ["2025H2", "2026H1", "2026H2", "2027H1", "2027H2"],
    lessorExcludedThrough: "2026H1", // A5
    guidance: [
      { from: "2025H2", minPerTeam: 500, maxPerTeam: 1_000 },
      { from: "2026H2", minPerTeam: 1_000, maxPerTeam: null },
    ],
    monthlyCostWonPerGpu: "2500000", // a guide from lease prices of the day, editable
  },
  utilisation: { lowUseBasisPoints: 5_000, reportDueDays: 3 }, // G5
  data: { jointPerYearWon: "10000000000", ownPerYearMinWon: "3000000000", ownPerYearMaxWon: "5000000000" }, // T1
  talent: {
    perYearWon: "2000000000",
    yearCaps: [{ year: 2025, capWon: "1000000000" }],
    lastYear: 2027,
    matchBasisPoints: 5_000,
  }, // H1, H2
  stage: {
    // E1: fixed after consultation; these are the starting point of a plan
    parts: [
      { key: "contestPublic", nameKo: "국민평가", nameEn: "Public contest", weightBasisPoints: 2_000 },
      { key: "contestExpert", nameKo: "전문가평가", nameEn: "Expert contest", weightBasisPoints: 2_000 },
      { key: "verification", nameKo: "검증평가", nameEn: "Verification", weightBasisPoints: 5_000 },
      { key: "derivatives", nameKo: "파생평가", nameEn: "Derivatives", weightBasisPoints: 1_000 },
      // V4: a gate to begin with; a plan may give the scores of the hazards a weight
      { key: "safetyScore", nameKo: "안전성 점수", nameEn: "Safety score", weightBasisPoints: 0 },
    ],
    gates: [
      { key: "originality", nameKo: "독자성", nameEn: "Originality" },
      { key: "safety", nameKo: "안전성", nameEn: "Safety" },
    ],
    tieChain: ["total", "part:verification", "part:contestExpert", "part:contestPublic", "part:derivatives", "lot"],
  },
  committee: {
    // D1: of up to 20 members a majority must be present, and a majority of those present in favour
    maxMembers: 20,
    quorumOverBasisPoints: 5_000,
    carryOverBasisPoints: 5_000,
    abstentionsCount: true,
    sourceKo: "국가연구개발혁신법의 위원회 의결 정족수와 심의·조정위원회 운영 기준",
    sourceEn: "Quorum of committees under the National R&D Innovation Act, and the committee's rules of procedure",
  },
  objection: { filingDays: 10, decisionDays: 30, reminderDays: [7, 3, 1], minMembers: 3 }, // S10
  calendar: PUBLIC_HOLIDAYS, // S10
};
