import { action, page, type Row, route } from "../matrix";

/** D2: an own contribution answers to the support of every kind, so stewards of any kind follow it; a university's office its own. */
const STAFF = ["officer", "director", "gpuSteward", "dataSteward", "talentSteward", "auditor"] as const;
const CHECKERS = ["officer", "gpuSteward", "dataSteward", "talentSteward"] as const;
const OWN = ["applicant", "university"] as const;
const TEAM = { params: { id: "team" } } as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const file = { id: "nobody", name: "a.pdf", sizeBytes: 1 };

export const ROWS: Row[] = [
  page("(portal)/ledger/settlement", STAFF),
  page("(portal)/teams/[id]/contribution", [...OWN, ...STAFF], TEAM),
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
