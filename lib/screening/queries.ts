import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callState } from "@/lib/calls/domain/state";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { isBoundTo } from "@/lib/proposals/queries/conflicted";
import { canViewScreening } from "./domain/access";

const SCREENED = {
  id: true,
  callId: true,
  status: true,
  version: true,
  currentSealId: true,
  receiptNumber: true,
  titleKo: true,
  titleEn: true,
  members: { select: { organisationId: true } },
  call: {
    select: {
      id: true,
      code: true,
      titleKo: true,
      titleEn: true,
      phase: true,
      opensAt: true,
      closesAt: true,
      rulebookVersion: true,
      settings: true,
      contactName: true,
      contactEmail: true,
      contactPhone: true,
    },
  },
} as const;

/** S3: a binding finding of the review, or ever having belonged to a member organisation, keeps a person from screening. */
async function isKeptAway(reader: Reader, userId: string, proposalId: string, organisationIds: readonly string[]) {
  if (await isBoundTo(reader, userId, proposalId)) return true;
  const belonged = await reader.organisationMember.findFirst({
    where: { userId, organisationId: { in: [...organisationIds] } },
    select: { id: true },
  });
  return belonged !== null;
}

/** A proposal to be screened; NOT_FOUND for whoever may not look at the call's screening, or is bound by a conflict. */
export async function screenedProposal(reader: Reader, actor: Actor, proposalId: string) {
  const row = await reader.proposal.findUnique({ where: { id: proposalId }, select: SCREENED });
  if (!row?.currentSealId || !row.receiptNumber || !canViewScreening(actor, row.callId))
    throw new AppError("NOT_FOUND", `screening of ${proposalId}`);
  const organisationIds = row.members.map((member) => member.organisationId);
  if (await isKeptAway(reader, actor.id, row.id, organisationIds))
    throw new AppError("NOT_FOUND", `screening of ${proposalId}: conflict of interest`);
  return { ...row, receiptNumber: row.receiptNumber };
}
export type ScreenedProposal = Awaited<ReturnType<typeof screenedProposal>>;

/** The same under the proposal's lock, for commands. */
export async function lockedForScreening(tx: Tx, actor: Actor, proposalId: string): Promise<ScreenedProposal> {
  await tx.$queryRaw`SELECT 1 FROM "Proposal" WHERE "id" = ${proposalId} FOR UPDATE`;
  return screenedProposal(tx, actor, proposalId);
}

/** A10: screening is between the closing and the review. */
export const isScreeningTime = (call: ScreenedProposal["call"], at: Date): boolean => {
  const state = callState(call, at);
  return state === "CLOSED" || state === "SCREENING";
};
