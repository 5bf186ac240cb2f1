export const CALL_PHASES = [
  "DRAFT",
  "ANNOUNCED",
  "SCREENING",
  "IN_REVIEW",
  "DELIBERATION",
  "DECIDED",
  "PUBLISHED",
] as const;
/** What staff decided and the database stores; opening and closing follow the clock and are never stored (C4). */
export type CallPhase = (typeof CALL_PHASES)[number];

export const CALL_STATES = [
  "DRAFT",
  "ANNOUNCED",
  "OPEN",
  "CLOSED",
  "SCREENING",
  "IN_REVIEW",
  "DELIBERATION",
  "DECIDED",
  "PUBLISHED",
] as const;
export type CallState = (typeof CALL_STATES)[number];

export type CallWindow = { phase: CallPhase; opensAt: Date; closesAt: Date };

/** C2, C4: where a call stands at an instant. Opening and closing instants both are in time; a millisecond later is late. */
export function callState(call: CallWindow, now: Date): CallState {
  if (call.phase !== "ANNOUNCED") return call.phase;
  if (now < call.opensAt) return "ANNOUNCED";
  return now <= call.closesAt ? "OPEN" : "CLOSED";
}

/** Staff moves that the programme knows; a returned selection goes back to review. */
const MOVES: Readonly<Record<CallPhase, readonly CallPhase[]>> = {
  DRAFT: ["ANNOUNCED"],
  ANNOUNCED: ["SCREENING"],
  SCREENING: ["IN_REVIEW"],
  IN_REVIEW: ["DELIBERATION"],
  DELIBERATION: ["DECIDED", "IN_REVIEW"],
  DECIDED: ["PUBLISHED"],
  PUBLISHED: [],
};
export const isCallMove = (from: CallPhase, to: CallPhase): boolean => MOVES[from].includes(to);
