import { action, page, type Row, route } from "../matrix";

const READERS = ["officer", "director", "deliberator", "auditor"] as const;
/** The demo's deliberator chairs both sessions. */
const PRESIDE = ["officer", "deliberator"] as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const place = ({ committeeMember }: { committeeMember: string }) => ({
  ...{ startsAt: "2099-01-05T05:00:00.000Z", place: "시험 회의실", videoUrl: "" },
  ...{ memberIds: [committeeMember], chairId: committeeMember },
});
const step = ({ plannedSession }: { plannedSession: string }) => ({ sessionId: plannedSession, expectedVersion: 0 });

export const ROWS: Row[] = [
  page("(portal)/deliberation", READERS),
  page("(portal)/deliberation/new", ["officer"]),
  page("(portal)/deliberation/[id]", READERS, { params: { id: "plannedSession" }, of: "planned" }),
  page("(portal)/deliberation/[id]", READERS, { params: { id: "heldSession" }, of: "held" }),
  page("(portal)/deliberation/[id]/edit", ["officer"], { params: { id: "plannedSession" } }),
  page("(portal)/deliberation/[id]/items/[itemId]", READERS, {
    params: { id: "plannedSession", itemId: "plannedItem" },
    of: "planned",
  }),
  page("(portal)/deliberation/[id]/items/[itemId]", READERS, {
    params: { id: "heldSession", itemId: "heldItem" },
    of: "held",
  }),
  route("GET", "api/deliberation/[id]/minutes", READERS, { params: { id: "heldSession" }, query: "locale=ko" }),
  action("deliberation", "conveneSessionAction", ["officer"], (world) => ({
    ...place(world),
    ...{ callId: world.publishedCall, teamIds: [world.team], splitByTeam: false, otherItems: "" },
  })),
  action("deliberation", "amendSessionAction", ["officer"], (world) => ({ ...place(world), ...step(world) })),
  action("deliberation", "cancelSessionAction", ["officer"], (world) => ({ ...step(world), reason })),
  action("deliberation", "replyInvitationAction", ["deliberator"], ({ plannedSession }) => ({
    sessionId: plannedSession,
    reply: "ACCEPTED",
  })),
  action("deliberation", "takeAttendanceAction", PRESIDE, ({ plannedSession, committeeMember }) => ({
    sessionId: plannedSession,
    userId: committeeMember,
    present: true,
  })),
  action("deliberation", "recuseAction", ["deliberator"], ({ plannedItem }) => ({ itemId: plannedItem, reason })),
  action("deliberation", "openSessionAction", PRESIDE, step),
  action("deliberation", "endSessionAction", PRESIDE, step),
  action("deliberation", "delegateChairAction", ["officer"], (world) => ({
    ...step(world),
    chairId: world.committeeMember,
    reason,
  })),
  action("deliberation", "writeDiscussionAction", PRESIDE, ({ plannedItem }) => ({
    itemId: plannedItem,
    expectedVersion: 0,
    discussion: reason,
  })),
  action("deliberation", "saveDraftAction", PRESIDE, ({ plannedItem, team }) => ({
    itemId: plannedItem,
    basedOn: 0,
    figures: [{ teamId: team, resource: "GPU", period: "2027H1", amount: 512n }],
    note: "",
  })),
  action("deliberation", "openMotionAction", PRESIDE, ({ plannedItem }) => ({
    itemId: plannedItem,
    text: reason,
    draftNo: null,
  })),
  action("deliberation", "castVoteAction", ["deliberator"], ({ countedMotion }) => ({
    motionId: countedMotion,
    choice: "FOR",
  })),
  action("deliberation", "closeMotionAction", PRESIDE, ({ countedMotion }) => ({ motionId: countedMotion })),
  action("deliberation", "withdrawMotionAction", PRESIDE, ({ countedMotion }) => ({ motionId: countedMotion, reason })),
  // The minutes are the chair's to sign.
  action("deliberation", "finaliseMinutesAction", ["deliberator"], ({ heldSession }) => ({
    sessionId: heldSession,
    expectedVersion: 0,
    remarks: "",
  })),
];
