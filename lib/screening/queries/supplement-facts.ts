import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canScreen } from "../domain/access";
import { lockedForScreening } from "../queries";

const REQUEST = { id: true, proposalId: true, sections: true, dueAt: true, status: true, version: true } as const;

/** The request that holds the place of the one that may stand open; by the clock it may have lapsed. */
export const standingRequest = (reader: Reader, proposalId: string) =>
  reader.supplementRequest.findFirst({ where: { proposalId, status: "OPEN" }, select: REQUEST });

export const verdictWaits = async (reader: Reader, proposalId: string): Promise<boolean> =>
  (await reader.screeningVerdict.count({ where: { proposalId, status: "PROPOSED" } })) > 0;

/** A request for whoever screens its proposal, under the proposal's lock; NOT_FOUND for everybody else, and for the bound (S3). */
export async function lockedRequest(tx: Tx, actor: Actor, requestId: string) {
  const found = await tx.supplementRequest.findUnique({ where: { id: requestId }, select: { proposalId: true } });
  if (!found) throw new AppError("NOT_FOUND", `supplement request ${requestId}`);
  const proposal = await lockedForScreening(tx, actor, found.proposalId);
  if (!canScreen(actor, proposal.callId)) throw new AppError("NOT_FOUND", `supplement request ${requestId}`);
  // Read again: what it says counts only under the lock.
  const request = await tx.supplementRequest.findUniqueOrThrow({ where: { id: requestId }, select: REQUEST });
  return { proposal, request };
}
