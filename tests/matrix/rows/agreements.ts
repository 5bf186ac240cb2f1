import { action, page, type Row, route, SIGNED_IN, STEWARDS } from "../matrix";

const STAFF = ["officer", "director", ...STEWARDS, "auditor"] as const;
const PARTIES = ["applicant", "university"] as const;
const reason = "접근 시험에서 보낸 요청으로, 아무것도 바꾸지 않아야 합니다.";
const byHand = { reason, specialKo: "", specialEn: "", verifiedLevel: "", verifiedFrom: "" };
const ofAgreement = { params: { id: "agreement" } } as const;

export const ROWS: Row[] = [
  // Staff see all; everybody else their own, which may be none.
  page("(portal)/agreements", SIGNED_IN),
  page("(portal)/agreements/[id]", [...STAFF, ...PARTIES], ofAgreement),
  page("(portal)/agreements/[id]/difference", [...STAFF, ...PARTIES], {
    ...ofAgreement,
    query: ({ offeredVersion }) => `version=${offeredVersion}`,
  }),
  page("(portal)/agreements/[id]/sign", ["director", "applicant"], ofAgreement),
  page("(portal)/agreements/[id]/draft", ["officer"], { params: { id: "draftedAgreement" } }),
  // A draft is the staff's alone, even where the agreement is one's own.
  page("(portal)/agreements/[id]", STAFF, {
    of: "a draft of another team",
    params: { id: "draftedAgreement" },
    query: ({ draftedVersion }) => `version=${draftedVersion}`,
  }),
  route("GET", "api/agreements/[id]/document", [...STAFF, ...PARTIES], {
    ...ofAgreement,
    query: ({ offeredVersion }) => `version=${offeredVersion}&locale=en`,
  }),
  route("GET", "api/exports/agreements", STAFF, { query: "reason=협약 현황 보고" }),

  action("agreements", "draftAgreementAction", ["officer"], ({ team }) => ({ teamId: team })),
  action("agreements", "draftAmendmentAction", ["officer"], ({ team }) => ({ teamId: team, reason })),
  action("agreements", "saveDraftAction", ["officer"], ({ draftedVersion }) => ({
    ...{ versionId: draftedVersion, expectedVersion: 0, ...byHand },
  })),
  action("agreements", "offerVersionAction", ["officer"], ({ draftedVersion }) => ({
    ...{ versionId: draftedVersion, expectedVersion: 0 },
  })),
  action("agreements", "withdrawVersionAction", ["officer", "director"], ({ offeredVersion }) => ({
    ...{ versionId: offeredVersion, expectedVersion: 1, reason },
  })),
];
