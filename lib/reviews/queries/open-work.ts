import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reader } from "@/lib/platform/db";
import { type Failure, refuse } from "@/lib/platform/outcome";
import { ownSeatWork, type SeatWork } from "./seat-facts";

/** One's own assignment, and why nothing can be added to it now: in the order in which it can be cured (S3). */
export async function openWork(
  reader: Reader,
  actor: Actor,
  assignmentId: string,
): Promise<{ work: SeatWork; refusal: Failure | null }> {
  const work = await ownSeatWork(reader, actor, assignmentId);
  if (work.gate !== "OPEN") return { work, refusal: refuse(work.gate) };
  return { work, refusal: work.phase === "IN_REVIEW" ? null : refuse("REVIEW_CLOSED") };
}
