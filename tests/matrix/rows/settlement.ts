import { action, page, type Row, route } from "../matrix";

/** D2: an own contribution answers to the support of every kind, so stewards of any kind follow it; a university's office its own. */
const STAFF = ["officer", "director", "gpuSteward", "dataSteward", "talentSteward", "auditor"] as const;
const CHECKERS = ["officer", "gpuSteward", "dataSteward", "talentSteward"] as const;
const WHOLE = ["officer", "director", "auditor"] as const;
const OWN = ["applicant", "university"] as const;
const TEAM = { params: { id: "team" } } as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const file = { id: "nobody", name: "a.pdf", sizeBytes: 1 };

const YEAR = { params: { id: "team", year: "settledYear" } } as const;
const step = ({ settlement }: { settlement: string }) => ({ settlementId: settlement, expectedVersion: 9_999 });
const write = ({ team }: { team: string }) => ({ teamId: team, year: 2025, expectedVersion: 9_999 });

export const ROWS: Row[] = [
  page("(portal)/ledger/settlement", STAFF),
  page("(portal)/teams/[id]/contribution", [...OWN, ...STAFF], TEAM),
  // P1: a steward reads the lines of their own kind, and has no file of the whole.
  page("(portal)/teams/[id]/settlement/[year]", [...OWN, ...STAFF], YEAR),
  route("GET", "api/settlements/[id]/document", [...OWN, ...WHOLE], { params: { id: "settlement" } }),
  route("GET", "api/settlements/[id]/table", [...OWN, ...WHOLE], {
    ...{ params: { id: "settlement" }, query: `reason=${reason}` },
  }),
  action("settlement", "saveSettlementAction", ["applicant"], (world) => ({ ...write(world), lines: [] })),
  action("settlement", "submitSettlementAction", ["applicant"], write),
  action("settlement", "checkSettlementAction", ["officer"], step),
  action("settlement", "reviewSettlementAction", ["gpuSteward", "dataSteward", "talentSteward"], step),
  action("settlement", "approveSettlementAction", ["director"], step),
  action("settlement", "returnSettlementAction", [...CHECKERS, "director"], (world) => ({
    ...{ ...step(world), reason },
  })),
  route("GET", "api/exports/contributions", STAFF, { query: `reason=${reason}` }),
  // Sent without a file by those who may, who are told what is missing.
  route("POST", "api/contributions/[id]/evidence", OWN, TEAM),
  route("GET", "api/contributions/[id]/evidence/[evidenceId]", [...OWN, ...STAFF], {
    params: { id: "team", evidenceId: "contributionEvidence" },
  }),
  action("settlement", "recordContributionAction", ["applicant"], ({ team, applicantOrganisation }) => ({
    ...{ teamId: team, organisationId: applicantOrganisation, year: "2025", paidOn: "2025-12-10", form: "CASH" },
    ...{ item: "시험", amountWon: 1n, valuationBasis: "", valuedBy: "", file },
  })),
  action("settlement", "addContributionEvidenceAction", ["applicant"], ({ contribution }) => ({
    ...{ entryId: contribution, file },
  })),
  action("settlement", "acceptContributionAction", CHECKERS, ({ contribution }) => ({
    ...{ entryId: contribution, expectedVersion: 9_999 },
  })),
  action("settlement", "returnContributionAction", CHECKERS, ({ contribution }) => ({
    ...{ entryId: contribution, expectedVersion: 9_999, reason },
  })),
];
