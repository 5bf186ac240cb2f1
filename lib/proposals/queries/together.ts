import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { canManageProposal } from "../domain/access";
import type { Together } from "../types/together";
import { type ProposalFacts, proposalFacts } from "./facts";
import { presentPeople } from "./presence";

/** Everybody of the organisations that accepted, each once. */
async function candidatesOf(facts: ProposalFacts): Promise<Together["candidates"]> {
  const organisationIds = facts.members.filter((member) => member.acceptedAt).map((member) => member.organisationId);
  const rows = await db.organisationMember.findMany({
    where: { organisationId: { in: organisationIds }, leftAt: null },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    distinct: ["userId"],
    select: { user: { select: { id: true, name: true } }, organisation: { select: { nameKo: true, nameEn: true } } },
  });
  return rows.map(({ user, organisation }) => ({
    userId: user.id,
    name: user.name,
    organisationNameKo: organisation.nameKo,
    organisationNameEn: organisation.nameEn,
  }));
}

/** The people behind a task list: who is here now, what they still discuss, and who may be given a section. */
export async function getTogether(actor: Actor, proposalId: string, at: Date): Promise<Together> {
  const facts = await proposalFacts(db, actor, proposalId);
  const [present, threads, candidates] = await Promise.all([
    presentPeople(db, actor, proposalId, at),
    db.sectionComment.groupBy({
      by: ["sectionKey"],
      where: {
        proposalId,
        parentId: null,
        resolvedAt: null,
        OR: [{ deletedAt: null }, { replies: { some: { deletedAt: null } } }],
      },
      _count: { _all: true },
    }),
    canManageProposal(actor, facts.standing) ? candidatesOf(facts) : [],
  ]);
  return {
    me: actor.id,
    present,
    openComments: Object.fromEntries(threads.map(({ sectionKey, _count }) => [sectionKey, _count._all])),
    candidates,
  };
}
