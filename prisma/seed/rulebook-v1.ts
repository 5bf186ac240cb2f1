import type { z } from "zod";
import type { rulebookContentSchema } from "@/lib/rulebook/schema";
import { PUBLIC_HOLIDAYS } from "./public-holidays";
import { REVIEW_FIELDS } from "./review-fields";
import { PROPOSAL_V1 } from "./rulebook-v1-proposal";
import { RUBRIC_V1 } from "./rulebook-v1-rubric";

/** Version 1: the announcement's numbers (P4 and the rules named at each line). Amendments are new versions made in the portal. */
export const RULEBOOK_V1: z.input<typeof rulebookContentSchema> = {
  programme: { firstYear: 2025, lastYear: 2027, maxTeams: 5, narrowing: [5, 4, 3, 2], stageMonths: 6 }, // P4
  target: { ratioBasisPoints: 9_500, referenceMonths: 6 }, // E5
  agencies: { GPU: "NIPA", DATA: "NIA", TALENT: "IITP" }, // P1
  proposal: PROPOSAL_V1,
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
  rubric: RUBRIC_V1,
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
