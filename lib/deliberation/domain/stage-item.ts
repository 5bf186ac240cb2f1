import type { DeliberationState } from "./session";

/** E3: what the committee made of a stage's proposed result, in the latest session that has it on its agenda. */
export type StageDeliberation = {
  sessionId: string;
  number: number;
  callCode: string;
  itemId: string;
  state: DeliberationState;
  /** The last motion that was counted; null while none was. */
  motion: {
    id: string;
    number: number;
    state: "CARRIED" | "REJECTED";
    for: number;
    against: number;
    abstain: number;
  } | null;
  minutesSha256: string | null;
};
