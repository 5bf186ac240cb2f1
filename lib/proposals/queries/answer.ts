import "server-only";
import { type CallWindow, callState } from "@/lib/calls/domain/state";
import type { Reader } from "@/lib/platform/db";
import type { MemberFacts } from "../domain/consortium";
import type { SealedProposal } from "../domain/content";
import type { SectionDrafts } from "../domain/drafts";
import type { ProposalStatus } from "../domain/status";
import { windowRefusal } from "../domain/submission";
import { type AskedSupplement, answeredDrafts, answeredSupplement, supplemented } from "../domain/supplement";
import { readSealed } from "./sealed-contents";

type Facts = {
  status: ProposalStatus;
  currentSealId: string | null;
  supplement: AskedSupplement | null;
  call: CallWindow;
};
/** A10: what an answer begins with: the open request and the seal that counts. */
export type Answer = { supplement: AskedSupplement; last: SealedProposal };

/** A10: the request that is open to be answered at this instant; null when there is none. */
export const supplementAt = (facts: Facts, at: Date): AskedSupplement | null =>
  answeredSupplement({ ...facts, isClosed: windowRefusal(callState(facts.call, at)) === "CALL_CLOSED", at });

/** Until when may be written: the due instant of an open request, else the closing of the call. */
export const writtenUntil = (facts: Facts, at: Date): Date => supplementAt(facts, at)?.dueAt ?? facts.call.closesAt;

/** What an answer begins with, when there is anything to answer. */
export async function answerOf(reader: Reader, facts: Facts, at: Date): Promise<Answer | null> {
  const supplement = supplementAt(facts, at);
  if (!supplement || !facts.currentSealId) return null;
  const { content } = await reader.proposalSeal.findUniqueOrThrow({
    where: { id: facts.currentSealId },
    select: { content: true },
  });
  return { supplement, last: readSealed(content) };
}

type Written<M> = { drafts: SectionDrafts; content: SealedProposal; members: readonly M[] };

/** Drafts, content and consortium as an answer has them: whatever was not asked for stays as it was sealed. */
export function answered<M extends MemberFacts>(
  answer: Answer | null,
  members: readonly M[],
  drafts: SectionDrafts,
  content: SealedProposal,
): Written<M> {
  if (!answer) return { drafts, content, members };
  const { last, supplement } = answer;
  const sealed = new Set(last.consortium.map(({ organisationId }) => organisationId));
  return {
    drafts: answeredDrafts(last.sections, drafts, supplement.sections),
    content: supplemented(last, content, supplement.sections),
    members: members.filter(({ organisationId }) => sealed.has(organisationId)),
  };
}
