import type { CallState } from "@/lib/calls/domain/state";
import type { ProposalStatus } from "./status";
import { windowRefusal } from "./submission";
import type { OpenSupplement } from "./supplement";

type Moment = {
  status: ProposalStatus;
  supplement: OpenSupplement | null;
  callState: CallState;
  at: Date;
};
/** ⑬: signing goes with writing: until the closing, and again while a supplement request is open (A10). Null when it may. */
export function signingWindowRefusal({ status, supplement, callState, at }: Moment): string | null {
  const closed = windowRefusal(callState) === "CALL_CLOSED";
  if (status !== "WITHDRAWN" && closed && supplement !== null && at <= supplement.dueAt) return null;
  return status === "DRAFT" ? windowRefusal(callState) : "NOT_DRAFT";
}
