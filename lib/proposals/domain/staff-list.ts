/** What the staff's list of a call's proposals may be narrowed to, value by value. */
export const STAFF_LISTED = {
  status: ["DRAFT", "SUBMITTED", "REOPENED", "ELIGIBLE", "INELIGIBLE", "WITHDRAWN"],
  screening: ["WAITING", "SUPPLEMENT", "PROPOSED", "DECIDED"],
  kind: ["COMPANY", "UNIVERSITY", "INSTITUTE", "OTHER"],
  lessor: ["YES", "NO"],
  files: ["YES", "NO"],
} as const;
export type LeadKind = (typeof STAFF_LISTED.kind)[number];

/** How the list is read from its address: the same for the page, its exports, its archive and its saved views. */
export const STAFF_LIST = {
  sortable: ["receiptNumber", "lead", "submittedAt", "state"],
  defaultSort: "receiptNumber",
  filters: ["status", "screening", "kind", "lessor", "files"],
} as const;
