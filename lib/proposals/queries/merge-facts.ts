import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { memberState } from "../domain/consortium";
import type { MergeEntry, MergeFacts, MergeProposal } from "../domain/merge";

const ENTRY = (userId: string) =>
  ({
    id: true,
    version: true,
    nameKo: true,
    nameEn: true,
    registrationNumber: true,
    kind: true,
    sizeClass: true,
    leasesGpusToGovernment: true,
    mergedIntoId: true,
    members: { where: { userId, leftAt: null }, select: { id: true } },
  }) as const;

/** An entry of the registry as a merge looks at it. Missing: NOT_FOUND. */
export async function mergeEntry(reader: Reader, actor: Actor, organisationId: string): Promise<MergeEntry> {
  const row = await reader.organisation.findUnique({ where: { id: organisationId }, select: ENTRY(actor.id) });
  if (!row) throw new AppError("NOT_FOUND", `organisation ${organisationId}`);
  const { mergedIntoId, members, ...entry } = row;
  return { ...entry, isMerged: mergedIntoId !== null, isOwn: members.length > 0 };
}

const PLACE = { organisationId: true, role: true, acceptedAt: true, declinedAt: true } as const;
const proposalSelect = (pair: string[]) =>
  ({
    id: true,
    titleKo: true,
    titleEn: true,
    receiptNumber: true,
    status: true,
    callId: true,
    call: { select: { closesAt: true } },
    members: { where: { organisationId: { in: pair } }, select: PLACE },
    signatures: { where: { voidedAt: null }, select: { id: true } },
  }) as const;

/** Every proposal in which the source stands, whatever became of it, oldest first. */
async function proposalsOf(reader: Reader, sourceId: string, targetId: string, at: Date): Promise<MergeProposal[]> {
  const rows = await reader.proposal.findMany({
    where: { members: { some: { organisationId: sourceId } } },
    orderBy: { id: "asc" },
    select: proposalSelect([sourceId, targetId]),
  });
  return rows.flatMap(({ members, signatures, call, ...row }) => {
    const own = members.find(({ organisationId }) => organisationId === sourceId);
    const other = members.find(({ organisationId }) => organisationId === targetId);
    if (!own) return [];
    return {
      ...row,
      isCallOpen: call.closesAt >= at,
      role: own.role,
      state: memberState(own),
      targetState: other ? memberState(other) : null,
      standingSignatures: row.status === "DRAFT" ? signatures.length : 0,
    };
  });
}

/** Everything that decides whether two entries may be merged and what that touches. Four statements. */
export async function mergeFacts(
  reader: Reader,
  actor: Actor,
  sourceId: string,
  targetId: string,
  at: Date,
): Promise<MergeFacts> {
  const source = await mergeEntry(reader, actor, sourceId);
  const target = await mergeEntry(reader, actor, targetId);
  const proposals = await proposalsOf(reader, sourceId, targetId, at);
  const targetLeads = await reader.proposal.findMany({
    where: { leadOrganisationId: targetId, status: { not: "WITHDRAWN" } },
    select: { callId: true, titleKo: true, titleEn: true },
  });
  return { source, target, proposals, targetLeads };
}
