import { action, page, type Row } from "../matrix";

export const ROWS: Row[] = [
  page("(portal)/admin/jobs", ["administrator"]),
  page("(portal)/admin/clock", ["officer", "administrator"]),
  action("operations", "retryJobAction", ["administrator"], () => ({ id: "3b241101-e2bb-4255-8caf-4136c566a962" })),
  action("operations", "moveClockAction", ["officer", "administrator"], () => ({
    toAt: "2030-01-01T00:00:00Z",
    reason: "접근 시험에서 보낸 요청입니다.",
  })),
];
