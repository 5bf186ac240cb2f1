import { action, page, type Row, route } from "../matrix";

/** P1: neither the steward of GPUs nor that of data. */
const STAFF = ["officer", "director", "talentSteward", "auditor"] as const;
const DECIDERS = ["officer", "talentSteward"] as const;
const PERSON = { params: { id: "team", personId: "talentPerson" } } as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const months = { firstMonth: "2026-03", lastMonth: "2026-12" };
const costs = { labourMonthlyWon: 1_000_000n, researchMonthlyWon: 0n, stayMonthlyWon: 0n };

export const ROWS: Row[] = [
  page("(portal)/ledger/talent", STAFF),
  page("(portal)/teams/[id]/talent", ["applicant", ...STAFF], { params: { id: "team" } }),
  page("(portal)/teams/[id]/talent/new", ["applicant"], { params: { id: "team" } }),
  page("(portal)/teams/[id]/talent/[personId]", ["applicant", ...STAFF], PERSON),
  route("GET", "api/exports/talent", STAFF, { query: `reason=${reason}` }),
  // Sent without a file by those who may, who are told what is missing.
  route("POST", "api/talent/[id]/evidence", ["applicant", ...DECIDERS], { params: { id: "talentPerson" } }),
  route("GET", "api/talent/[id]/evidence/[evidenceId]", ["applicant", ...STAFF], {
    params: { id: "talentPerson", evidenceId: "talentEvidence" },
  }),
  route("GET", "api/talent/payments/[paymentId]/statement", ["applicant", ...STAFF], {
    params: { paymentId: "talentPaid" },
  }),
  action("talent", "requestTalentAction", ["applicant"], ({ team }) => ({
    ...{
      teamId: team,
      name: "연구자",
      nameEn: "Researcher",
      homeInstitution: "기관",
      homeCountry: "국가",
      task: "연구",
    },
    ...{ ...months, ...costs, matchingPercent: 50 },
  })),
  action("talent", "approveTalentAction", DECIDERS, ({ talentPerson }) => ({
    personId: talentPerson,
    expectedVersion: 9_999,
  })),
  action("talent", "rejectTalentAction", DECIDERS, ({ talentPerson }) => ({
    ...{ personId: talentPerson, expectedVersion: 9_999, reason },
  })),
  action("talent", "endTalentAction", DECIDERS, ({ talentPerson }) => ({
    ...{ personId: talentPerson, expectedVersion: 9_999, lastMonth: "2026-03", reason },
  })),
  action("talent", "addEvidenceAction", ["applicant", ...DECIDERS], ({ talentPerson }) => ({
    ...{ personId: talentPerson, kind: "OTHER", month: "", file: { id: "nobody", name: "a.pdf", sizeBytes: 1 } },
  })),
  action("talent", "proposePaymentAction", DECIDERS, ({ talentPerson }) => ({
    ...{ personId: talentPerson, month: "2026-03", labourWon: 1n, researchWon: 0n, stayWon: 0n },
  })),
  action("talent", "approvePaymentAction", ["director"], ({ talentPaid }) => ({ paymentId: talentPaid })),
  action("talent", "rejectPaymentAction", ["director"], ({ talentPaid }) => ({ paymentId: talentPaid, reason })),
];
