import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canAnswerForMember } from "../domain/access";
import { memberState } from "../domain/consortium";
import { windowRefusal } from "../domain/submission";
import { proposalAudience } from "../queries/audience";
import { lockedProposalInTx } from "../queries/facts";
import { bumpProposalInTx, memberOf } from "./consortium";

type Input = { proposalId: string; organisationId: string; accept: boolean };

/**
 * ⑬: a member organisation's manager accepts or declines its part in the proposal; the acceptance is its signature.
 * The first answer stands: refuses ALREADY_ANSWERED, NOT_DRAFT, CALL_CLOSED.
 */
export function answerInvitation(actor: Actor, input: Input, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "EXCLUSIVE");
    const member = memberOf(facts, input.organisationId);
    if (!canAnswerForMember(actor, member, facts.standing.managedOrganisationIds))
      throw new AppError("NOT_FOUND", `member ${input.organisationId}`);
    const refusal = facts.status === "DRAFT" ? windowRefusal(callState(facts.call, at)) : "NOT_DRAFT";
    if (refusal) return refuse(refusal);
    if (memberState(member) !== "INVITED") return refuse("ALREADY_ANSWERED");
    const { count } = await tx.proposalMember.updateMany({
      where: { proposalId: facts.id, organisationId: input.organisationId, acceptedAt: null, declinedAt: null },
      data: input.accept ? { acceptedAt: at, acceptedById: actor.id } : { declinedAt: at },
    });
    if (count === 0) throw new AppError("CONFLICT", `member ${input.organisationId} answered meanwhile`);
    await bumpProposalInTx(tx, actor, facts, "consortium", at);
    recordAudit(
      tx,
      actor,
      {
        type: input.accept ? "proposal.memberAccepted" : "proposal.memberDeclined",
        subjectType: "Proposal",
        subjectId: facts.id,
        data: { organisationId: input.organisationId, organisation: member.nameKo },
      },
      at,
    );
    await notify(tx, {
      kind: input.accept ? "consortiumAccepted" : "consortiumDeclined",
      userIds: await proposalAudience(tx, facts.id),
      params: {
        title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo },
        organisation: { ko: member.nameKo, en: member.nameEn },
      },
      href: `/proposals/${facts.id}/people`,
      at,
    });
    return ok(null);
  });
}
