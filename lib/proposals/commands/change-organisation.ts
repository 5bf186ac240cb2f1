import "server-only";
import type { Actor } from "@/lib/access/actor";
import { changeOrganisationInTx } from "@/lib/organisations/commands";
import type { ChangeOrganisation } from "@/lib/organisations/schema";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { voidSignaturesInTx } from "./void-signatures";

/**
 * Locks what may still be signed with this organisation in it — drafts of calls that are not yet in screening, and
 * proposals with an open supplement request — in one order everywhere. Proposals are locked before organisations.
 */
export async function lockSignableInTx(tx: Tx, organisationId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "Proposal" p JOIN "Call" c ON c."id" = p."callId"
    WHERE EXISTS (SELECT 1 FROM "ProposalMember" m
        WHERE m."proposalId" = p."id" AND m."organisationId" = ${organisationId} AND m."declinedAt" IS NULL)
      AND ((p."status" = 'DRAFT' AND c."phase" = 'ANNOUNCED')
        OR EXISTS (SELECT 1 FROM "SupplementRequest" s WHERE s."proposalId" = p."id" AND s."status" = 'OPEN'))
    ORDER BY p."id" FOR UPDATE OF p`;
  return rows.map(({ id }) => id);
}

/**
 * A2, ⑬: an organisation's manager corrects what it says of itself. Names, kind, size and the lessor's mark stand in what
 * the consortium signs, so the signatures under every draft it takes part in are voided in the same transaction and their
 * signers told; otherwise the hash would fail them in silence at the submission. CONFLICT when the entry moved on.
 */
export function changeOrganisation(
  actor: Actor,
  input: ChangeOrganisation,
  at: Date,
): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    await lockSignableInTx(tx, input.organisationId);
    const { version, isChanged } = await changeOrganisationInTx(tx, actor, input, at);
    if (!isChanged) return ok({ version });
    // Again under the organisation's lock: a consortium it has just joined is among them.
    const proposalIds = await lockSignableInTx(tx, input.organisationId);
    // Whoever submits without signatures submits what was shown, too: its version says that it is another now.
    await tx.proposal.updateMany({ where: { id: { in: proposalIds } }, data: { version: { increment: 1 } } });
    for (const proposalId of proposalIds) await voidSignaturesInTx(tx, actor, proposalId, "organisation", at);
    return ok({ version });
  });
}
