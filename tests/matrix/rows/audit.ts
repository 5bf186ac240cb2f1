import { action, page, type Row, route } from "../matrix";

const READERS = ["director", "auditor"] as const;

export const ROWS: Row[] = [
  page("(portal)/audit", READERS),
  page("(portal)/audit/[seq]", READERS, { params: { seq: "auditEvent" } }),
  // Who saw whose data is for auditors alone.
  page("(portal)/audit/access", ["auditor"]),
  route("GET", "api/exports/audit", READERS, { query: "reason=연간 감사 자료로 보관합니다" }),
  action("audit", "verifyAuditLogAction", READERS, () => ({})),
];
