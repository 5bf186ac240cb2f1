import type { CandidateState } from "@/lib/derivatives/domain/judge";

const TONES = { PENDING: "todo", CONFIRMED: "done", REJECTED: "stop", DISPUTED: "warn" } as const;
export const stateTone = (state: CandidateState): (typeof TONES)[CandidateState] => TONES[state];
