import { action, page, REVIEWERS, type Row, route } from "../matrix";

const STAFF = ["officer", "director", "auditor"] as const;
const OFFICER = ["officer"] as const;
const REVIEWER = { params: { id: "spareReviewer" } } as const;

export const ROWS: Row[] = [
  page("(portal)/manage/reviewers", STAFF),
  page("(portal)/manage/reviewers/[id]", STAFF, REVIEWER),
  page("(portal)/manage/reviewers/import", OFFICER),
  page("(portal)/reviewer-profile", REVIEWERS),
  route("GET", "api/exports/reviewers", STAFF, { query: "format=csv&reason=평가위원 현황 보고" }),
  // Sent without a file by those who may, who are told what is missing.
  route("POST", "api/reviewers/imports", OFFICER),
  // Somebody else's profile: a reviewer is as far away from it as anybody.
  action("reviewers", "saveProfileAction", OFFICER, ({ spareReviewer }) => ({
    userId: spareReviewer,
    expectedVersion: 9_999,
    isForeign: false,
    languages: [],
    fieldKeys: [],
    keywords: "",
    availability: "AVAILABLE",
    availabilityNote: "",
    maxSheets: null,
    affiliations: [],
    ties: [],
  })),
  action("reviewers", "importReviewersAction", OFFICER, () => ({ fileId: "a file of nobody" })),
  action("reviewers", "inviteReviewerAction", OFFICER, ({ spareReviewer }) => ({ userId: spareReviewer })),
];
