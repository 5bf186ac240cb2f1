import { type CallState, type CallWindow, callState } from "./state";

const RANK: Partial<Record<CallState, number>> = { OPEN: 0, ANNOUNCED: 1 };

/** The call a visitor is most likely here for: the open one that closes first, else the next to open, else the latest that closed. */
export function currentCall<C extends CallWindow>(calls: readonly C[], now: Date): C | null {
  const ranked = calls
    .filter((call) => call.phase !== "DRAFT")
    .map((call) => {
      const rank = RANK[callState(call, now)] ?? 2;
      const order = [call.closesAt.getTime(), call.opensAt.getTime(), -call.closesAt.getTime()][rank] ?? 0;
      return { call, rank, order };
    })
    .sort((a, b) => a.rank - b.rank || a.order - b.order);
  return ranked[0]?.call ?? null;
}
