import type { FindingVerdict } from "./evidence";

/** Characters of a note that turns a requirement down, or passes what the portal failed. */
export const WEIGHTY_NOTE = 10;

/**
 * A10: how long the note must be. `found` is what the portal found, null for a check. Passing a check or taking a note back
 * needs none; settling what the portal left open says why; failing anything, or passing what the portal failed, says it well.
 */
export function noteMinimum(found: FindingVerdict | null, verdict: FindingVerdict): number {
  if (verdict === "OPEN") return 0;
  if (verdict === "FAIL" || found === "FAIL") return WEIGHTY_NOTE;
  return found === "OPEN" ? 1 : 0;
}
