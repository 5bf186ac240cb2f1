import { action, page, type Row, route } from "../matrix";

const STAFF = ["officer", "director", "auditor"] as const;
const body = "접근 시험에서 보낸 글입니다.";

/** Who belongs to the draft's consortium, as rows/proposals has it: its lead and the university that takes part. */
const CONSORTIUM = ["newcomer", "university"] as const;

export const ROWS: Row[] = [
  page("(portal)/proposals/[id]/messages", CONSORTIUM, { params: { id: "draft" } }),
  page("(portal)/manage/calls/[id]/messages", STAFF, { params: { id: "openCall" } }),
  page("(portal)/manage/calls/[id]/messages/[proposalId]", STAFF, {
    params: { id: "openCall", proposalId: "draft" },
  }),
  page("(portal)/manage/calls/[id]/deadline", STAFF, { params: { id: "openCall" } }),
  route("GET", "api/calls/[id]/deadline", STAFF, { params: { id: "openCall" } }),
  // Takes no input, so those who may are answered and no harm is done: the thread was opened.
  route("POST", "api/desk/[proposalId]/read", [...CONSORTIUM, ...STAFF], {
    params: { proposalId: "draft" },
    body: () => ({}),
    answer: 200,
  }),
  action("desk", "writeToDeskAction", CONSORTIUM, ({ draft }) => ({ proposalId: draft, body })),
  action("desk", "writeFromDeskAction", ["officer"], ({ draft }) => ({ proposalId: draft, body })),
];
