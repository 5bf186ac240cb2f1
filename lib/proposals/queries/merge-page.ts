import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { canMaintainRegistry } from "@/lib/organisations/domain/access";
import { likelyDoubles, searchEntries } from "@/lib/organisations/queries/doubles";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { mergeDifferences, mergeFingerprint, mergeRefusals } from "../domain/merge";
import type { MergePageQuery } from "../schema/registry";
import type { MergePage, MergePreview } from "../types/registry";
import { mergeEntry, mergeFacts } from "./merge-facts";

/** Who belongs to the source, and whether to the target as well. */
async function peopleOf(sourceId: string, targetId: string): Promise<MergePreview["people"]> {
  const rows = await db.organisationMember.findMany({
    where: { organisationId: { in: [sourceId, targetId] }, leftAt: null },
    orderBy: [{ role: "asc" }, { user: { name: "asc" } }],
    select: { organisationId: true, userId: true, role: true, user: { select: { name: true } } },
  });
  const inTarget = new Set(rows.filter((row) => row.organisationId === targetId).map(({ userId }) => userId));
  return rows
    .filter((row) => row.organisationId === sourceId)
    .map(({ userId, role, user }) => ({ userId, role, name: user.name, isInTarget: inTarget.has(userId) }));
}

async function countsOf(organisationId: string): Promise<MergePreview["counts"]> {
  const [invitations, joinRequests, evidence, affiliations, pools] = await Promise.all([
    db.organisationInvitation.count({ where: { organisationId, acceptedAt: null, revokedAt: null } }),
    db.organisationJoinRequest.count({ where: { organisationId, decidedAt: null, withdrawnAt: null } }),
    db.organisationSizeEvidence.count({ where: { organisationId, decidedAt: null } }),
    db.reviewerAffiliation.count({ where: { organisationId } }),
    db.gpuPool.count({ where: { supplierId: organisationId } }),
  ]);
  return { invitations, joinRequests, evidence, affiliations, pools };
}

async function previewOf(actor: Actor, sourceId: string, targetId: string, at: Date): Promise<MergePreview> {
  const facts = await mergeFacts(db, actor, sourceId, targetId, at);
  const [people, counts] = await Promise.all([peopleOf(sourceId, targetId), countsOf(sourceId)]);
  // L2: names of people, and of drafts that are otherwise nobody's business but their consortium's.
  await recordAccess(db, actor, {
    kind: "PERSONAL_DATA",
    subjectType: "Organisation",
    subjectId: sourceId,
    detail: `preview of a merge into ${targetId}`,
  });
  return {
    target: facts.target,
    people,
    proposals: [...facts.proposals],
    counts,
    differences: mergeDifferences(facts),
    refusals: mergeRefusals(facts),
    fingerprint: mergeFingerprint(facts),
  };
}

/** A2: the page on which staff choose the entry that stays and see everything that a merge touches. */
export async function getMergePage(actor: Actor, query: MergePageQuery, at: Date): Promise<MergePage> {
  if (!canMaintainRegistry(actor) || !query.source) throw new AppError("NOT_FOUND", "merging of organisations");
  const source = await mergeEntry(db, actor, query.source);
  const [suggestions, found, preview] = await Promise.all([
    query.target ? [] : likelyDoubles(db, source),
    query.target ? [] : searchEntries(actor, query.q, source.id),
    query.target ? previewOf(actor, source.id, query.target, at) : null,
  ]);
  return { source, suggestions, search: query.q, found, preview };
}
