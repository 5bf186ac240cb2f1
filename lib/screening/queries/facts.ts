import "server-only";
import { rulebookOfCall } from "@/lib/calls/queries/settings";
import { standingEntries } from "@/lib/organisations/queries";
import type { Reader } from "@/lib/platform/db";
import { sectionProblems } from "@/lib/proposals/domain/completeness";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import { sealedProposal, sealedProposals } from "@/lib/proposals/queries";
import { programmeCommitments } from "@/lib/proposals/queries/commitments";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import type { ScreeningFacts } from "../domain/rules";
import type { ScreenedProposal } from "../queries";

/** D2 as the section itself checks it, on what was sealed. */
function contributionProblems(sealed: SealedProposal, rulebook: RulebookContent, rulebookVersion: number): string[] {
  const isAsked = rulebook.proposal.sections.some((section) => section.key === "contribution");
  if (!isAsked) return [];
  const lead = sealed.consortium.find((member) => member.role === "LEAD");
  const rules = {
    rulebook,
    rulebookVersion,
    members: sealed.consortium,
    leadLeasesGpus: lead?.leasesGpusToGovernment ?? false,
  };
  return sectionProblems("contribution", sealed.sections, rules).map((problem) => problem.error);
}

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
    select: { id: true, registrationNumber: true, mergedIntoId: true, sizeClass: true, sizeClassConfirmedAt: true },
  });
  return {
    sealed,
    rulebook,
    registry: registry.map(({ sizeClassConfirmedAt, sizeClass, ...entry }) => {
      const member = sealed.consortium.find((one) => one.organisationId === entry.id);
      return { ...entry, confirmed: sizeClassConfirmedAt !== null && member?.sizeClass === sizeClass };
    }),
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
    commitments,
    contributionProblems: contributionProblems(sealed, rulebook, proposal.call.rulebookVersion),
  };
}
