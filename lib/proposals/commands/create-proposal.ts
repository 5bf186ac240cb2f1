import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { freezeCallRulebookInTx } from "@/lib/calls/commands";
import { callState } from "@/lib/calls/domain/state";
import { callFacts, callFactsByCode } from "@/lib/calls/queries";
import { callRulebook } from "@/lib/calls/queries/settings";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { emptyDraft, isWrittenKey, sectionsOf } from "../domain/drafts";
import { storedJson } from "../domain/stored";
import { windowRefusal } from "../domain/submission";

type Input = { callCode: string; organisationId: string; titleKo: string; titleEn: string };

async function managedOrganisation(tx: Tx, actor: Actor, organisationId: string): Promise<{ id: string }> {
  // Waits for a merge under way, after which nobody belongs to the entry that went.
  await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${organisationId} FOR SHARE`;
  const organisation = await tx.organisation.findFirst({
    where: { id: organisationId, members: { some: { userId: actor.id, role: "MANAGER", leftAt: null } } },
    select: { id: true },
  });
  if (!organisation) throw new AppError("NOT_FOUND", `organisation ${organisationId}`);
  return organisation;
}

/** Two managers who begin at the same moment queue here, so that one organisation leads one proposal of a call. */
async function livingProposal(tx: Tx, callId: string, organisationId: string): Promise<string | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${callId}:${organisationId}`}, 0))::text`;
  const living = await tx.proposal.findFirst({
    where: { callId, leadOrganisationId: organisationId, status: { not: "WITHDRAWN" } },
    select: { id: true },
  });
  return living?.id ?? null;
}

/**
 * Begins a proposal for an organisation the actor manages, while the call is open (C4). One living proposal per lead
 * organisation and call. Refuses CALL_NOT_OPEN, CALL_CLOSED, ALREADY_APPLIED.
 */
export function createProposal(actor: Actor, input: Input, at: Date): Promise<Outcome<{ proposalId: string }>> {
  return inTransaction(async (tx) => {
    const call = await callFactsByCode(tx, input.callCode);
    if (call.phase === "DRAFT" || !hasPermission(actor, "proposal:create"))
      throw new AppError("NOT_FOUND", `call ${input.callCode}`);
    const organisation = await managedOrganisation(tx, actor, input.organisationId);
    const refusal = windowRefusal(callState(call, at));
    if (refusal) return refuse(refusal);
    if (await livingProposal(tx, call.id, organisation.id)) return refuse("ALREADY_APPLIED");

    await freezeCallRulebookInTx(tx, call.id, at); // P3
    const { rulebookVersion } = await callFacts(tx, call.id);
    const rulebook = await callRulebook(tx, call.id);
    const created = await tx.proposal.create({
      data: {
        callId: call.id,
        leadOrganisationId: organisation.id,
        titleKo: input.titleKo,
        titleEn: input.titleEn,
        createdById: actor.id,
        createdAt: at,
        members: {
          create: {
            organisationId: organisation.id,
            role: "LEAD",
            addedAt: at,
            acceptedAt: at,
            acceptedById: actor.id,
          },
        },
        people: {
          create: {
            userId: actor.id,
            role: "LEAD_MANAGER",
            organisationId: organisation.id,
            addedById: actor.id,
            addedAt: at,
          },
        },
        sections: {
          create: sectionsOf(rulebook).map((key) => ({
            key,
            content: isWrittenKey(key) ? storedJson(emptyDraft(key)) : {},
            // ⑬: without signatures, the consents come with the submission.
            status:
              key === "consents" && !rulebook.proposal.signaturesRequired
                ? ("COMPLETE" as const)
                : ("NOT_STARTED" as const),
            updatedAt: at,
          })),
        },
      },
      select: { id: true },
    });
    recordAudit(
      tx,
      actor,
      {
        type: "proposal.created",
        subjectType: "Proposal",
        subjectId: created.id,
        data: {
          call: call.code,
          leadOrganisationId: organisation.id,
          titleKo: input.titleKo,
          titleEn: input.titleEn,
        },
      },
      at,
      { rulebookVersion },
    );
    return ok({ proposalId: created.id });
  });
}
