import { action, page, type Row, SIGNED_IN } from "../matrix";

const CLERKS = ["administrator"] as const;

export const ROWS: Row[] = [
  page("(portal)/inbox", SIGNED_IN),
  page("(portal)/admin/mail", CLERKS),
  page("(portal)/admin/mail/[id]", CLERKS, { params: { id: "mail" } }),
  action("notifications", "markNotificationsReadAction", SIGNED_IN, ({ notification }) => ({ ids: [notification] })),
  action("notifications", "resendMailAction", CLERKS, ({ mail }) => ({ id: mail })),
];
