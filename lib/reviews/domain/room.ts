import { type Round, seesOthers } from "./rounds";

/** A seat to which a proposal can lie open: assigned, held, not recused and bound by nothing (S3). */
export type RoomSeat = { seatNo: number; isChair: boolean; declaration: "PENDING" | "CLEAR" };

/** Whether the discussion lies open before a member: as colleagues' reviews do, by the rule of the round (S2). */
export const roomOpens = (round: Round, sheetStatus: "DRAFT" | "SUBMITTED" | "ADJUSTING" | null): boolean =>
  seesOthers(round, sheetStatus === "SUBMITTED" || sheetStatus === "ADJUSTING");

/** S2: the seat that sums up: the chair's; where the chair has none in this room, the lowest to which the proposal lies open. */
export function presidingSeat(seats: readonly RoomSeat[]): number | null {
  const chair = seats.find(({ isChair }) => isChair);
  if (chair) return chair.seatNo;
  const open = seats.filter(({ declaration }) => declaration === "CLEAR").map(({ seatNo }) => seatNo);
  return open.length > 0 ? Math.min(...open) : null;
}

export type InquiryState = "ASKED" | "SENT" | "DECLINED" | "ANSWERED";
type Put = { state: InquiryState; dueAt: Date | null };

/** What the applicant knows of: a question that was put. What was not put does not exist for them. */
export const isPut = ({ state }: Pick<Put, "state">): boolean => state === "SENT" || state === "ANSWERED";

/** Why a question that was put cannot be answered now; the due instant itself is in time (C2). */
export function answerRefusal({ state, dueAt }: Put, at: Date): "ALREADY_ANSWERED" | "ANSWER_TOO_LATE" | null {
  if (state === "ANSWERED") return "ALREADY_ANSWERED";
  return dueAt !== null && at > dueAt ? "ANSWER_TOO_LATE" : null;
}

export type ExtensionRefusal = "ALREADY_ANSWERED" | "DUE_NOT_LATER" | "DUE_IN_PAST";
/** C3: why the due instant of a question that was put cannot be moved to `dueAt`: only later, and only to what is still to come. */
export function extensionRefusal(inquiry: Put, dueAt: Date, at: Date): ExtensionRefusal | null {
  if (inquiry.state === "ANSWERED") return "ALREADY_ANSWERED";
  if (inquiry.dueAt !== null && dueAt <= inquiry.dueAt) return "DUE_NOT_LATER";
  return dueAt <= at ? "DUE_IN_PAST" : null;
}
