import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import type { CommentThread, SectionComment } from "../types/together";
import { proposalFacts } from "./facts";
import { userNames } from "./names";

const ROW = {
  id: true,
  parentId: true,
  authorId: true,
  body: true,
  at: true,
  resolvedAt: true,
  resolvedById: true,
  deletedAt: true,
} as const;

/**
 * A7: what colleagues of the consortium say to each other about a section, oldest thread first; nobody else reads it.
 * What somebody took back keeps its place.
 */
export async function listComments(actor: Actor, proposalId: string, key: string): Promise<CommentThread[]> {
  await proposalFacts(db, actor, proposalId);
  const rows = await db.sectionComment.findMany({
    where: { proposalId, sectionKey: key },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: ROW,
  });
  const names = await userNames(
    db,
    rows.flatMap((row) => [row.authorId, row.resolvedById]),
  );
  const comment = (row: (typeof rows)[number]): SectionComment => ({
    id: row.id,
    authorName: names.get(row.authorId) ?? "",
    mine: row.authorId === actor.id,
    body: row.deletedAt ? "" : row.body,
    deleted: row.deletedAt !== null,
    at: row.at,
  });
  return rows
    .filter((row) => row.parentId === null)
    .map((row) => ({
      ...comment(row),
      replies: rows.filter((reply) => reply.parentId === row.id).map(comment),
      resolved: row.resolvedAt ? { byName: names.get(row.resolvedById ?? "") ?? "", at: row.resolvedAt } : null,
    }));
}
