import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { callFacts } from "@/lib/calls/queries";
import type { CallFacts } from "@/lib/calls/types";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canViewSealed } from "../domain/access";
import { proposalState } from "../domain/status";
import { windowRefusal } from "../domain/submission";
import type { CallBrief, StaffProposal } from "../types";
import { isKeptFrom } from "./conflicted";
import { readSealed } from "./sealed-contents";

export const briefOf = ({ id, code, titleKo, titleEn, opensAt, closesAt, phase }: CallFacts, at: Date): CallBrief => ({
  id,
  code,
  titleKo,
  titleEn,
  opensAt,
  closesAt,
  state: callState({ phase, opensAt, closesAt }, at),
});

/** The call, for those who may look at its proposals. */
export async function staffCall(actor: Actor, callId: string): Promise<CallFacts> {
  if (!canViewSealed(actor, callId)) throw new AppError("NOT_FOUND", `proposals of call ${callId}`);
  return callFacts(db, callId);
}

const DETAIL = {
  id: true,
  callId: true,
  version: true,
  status: true,
  currentSealId: true,
  currentSeal: { select: { receiptNumber: true, sha256: true, sealNo: true, sealedAt: true, content: true } },
} as const;

/**
 * One submitted proposal for staff, as sealed; the reading is on record (L2). Its content opens when the call has closed.
 * S3: for whoever a conflict keeps from it, it is not there.
 */
export async function getStaffProposal(actor: Actor, proposalId: string, at: Date): Promise<StaffProposal> {
  const row = await db.proposal.findUnique({ where: { id: proposalId }, select: DETAIL });
  if (!row?.currentSeal || !canViewSealed(actor, row.callId) || (await isKeptFrom(db, actor.id, row.id)))
    throw new AppError("NOT_FOUND", `proposal ${proposalId}`);
  const call = briefOf(await callFacts(db, row.callId), at);
  const { content, ...seal } = row.currentSeal;
  const closed = windowRefusal(call.state) === "CALL_CLOSED";
  if (closed) await recordAccess(db, actor, { kind: "PROPOSAL", subjectType: "Proposal", subjectId: row.id });
  return {
    id: row.id,
    version: row.version,
    state: proposalState(row),
    call,
    ...seal,
    sealed: closed ? readSealed(content) : null,
  };
}
