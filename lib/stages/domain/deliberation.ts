import type { StageDeliberation } from "@/lib/deliberation/domain/stage-item";

export type DeliberationRefusal = "NOT_DELIBERATED" | "COMMITTEE_SITS" | "COMMITTEE_REJECTED";

/**
 * E3: whether a director may approve a proposed result. What is on the committee's agenda waits for its signed minutes, and nobody
 * approves what it rejected; a session that came to no vote counts as none.
 */
export function deliberationRefusal(found: StageDeliberation | null, required: boolean): DeliberationRefusal | null {
  if (found && found.state !== "FINAL") return "COMMITTEE_SITS";
  if (found?.motion?.state === "REJECTED") return "COMMITTEE_REJECTED";
  return found?.motion?.state === "CARRIED" || !required ? null : "NOT_DELIBERATED";
}
