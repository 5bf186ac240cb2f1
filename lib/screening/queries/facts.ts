import "server-only";
import { rulebookOfCall } from "@/lib/calls/queries/settings";
import { standingEntries } from "@/lib/organisations/queries";
import type { Reader } from "@/lib/platform/db";
import { sealedProposal, sealedProposals } from "@/lib/proposals/queries";
import { programmeCommitments } from "@/lib/proposals/queries/commitments";
import type { ScreeningFacts } from "../domain/rules";
import type { ScreenedProposal } from "../queries";

/** Everything the automatic rules look at: what was sealed, the other sealed proposals, and the registry of today. */
export async function screeningFacts(reader: Reader, proposal: ScreenedProposal): Promise<ScreeningFacts> {
  // One after the other: a transaction has one connection.
  const rulebook = await rulebookOfCall(reader, proposal.call);
  const { sealed } = await sealedProposal(reader, proposal.id);
  const all = await sealedProposals(reader, proposal.callId);
  const commitments = await programmeCommitments(reader, proposal.id, sealed.sections.people.people);
  // Two entries that were merged since are one body in two proposals (A2).
  const entry = await standingEntries(
    reader,
    all.flatMap((one) => one.sealed.consortium.map((member) => member.organisationId)),
  );
  const registry = await reader.organisation.findMany({
    where: { id: { in: sealed.consortium.map((member) => member.organisationId) } },
    select: { id: true, mergedIntoId: true, sizeClass: true, sizeClassConfirmedAt: true },
  });
  return {
    sealed,
    rulebook,
    rulebookVersion: proposal.call.rulebookVersion,
    registry,
    commitments,
    others: all
      .filter((other) => other.proposalId !== proposal.id)
      .map((other) => ({
        receiptNumber: other.receiptNumber,
        consortium: other.sealed.consortium.map((member) => ({
          ...member,
          organisationId: entry(member.organisationId),
        })),
        people: other.sealed.sections.people.people.map((person) => ({
          ...person,
          organisationId: entry(person.organisationId),
        })),
      })),
  };
}
