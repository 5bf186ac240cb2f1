import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import type { WrittenKey } from "../domain/drafts";
import { consortiumPeople } from "../queries/audience";
import { type ProposalFacts, proposalFacts } from "../queries/facts";

type NewComment = { proposalId: string; key: WrittenKey; parentId: string; body: string };

/** Several comments in a row make one notice. */
const BURST_MS = 10 * 60_000;
const KIND = "sectionCommented";

/** Owner of the section and everybody who spoke in the thread, as far as they still belong to the consortium. */
async function listeners(tx: Tx, actor: Actor, facts: ProposalFacts, { key, parentId }: NewComment): Promise<string[]> {
  const section = await tx.proposalSection.findUnique({
    where: { proposalId_key: { proposalId: facts.id, key } },
    select: { ownerId: true },
  });
  const spoken = parentId
    ? await tx.sectionComment.findMany({
        where: { OR: [{ id: parentId }, { parentId }] },
        select: { authorId: true },
      })
    : [];
  const wanted = new Set([section?.ownerId, ...spoken.map(({ authorId }) => authorId)]);
  const people = await consortiumPeople(tx, facts.id);
  return people.filter((userId) => wanted.has(userId) && userId !== actor.id);
}

async function tell(tx: Tx, actor: Actor, facts: ProposalFacts, input: NewComment, at: Date): Promise<void> {
  const href = `/proposals/${facts.id}/sections/${input.key}`;
  const userIds = await listeners(tx, actor, facts, input);
  const told = await tx.notification.findMany({
    where: { userId: { in: userIds }, kind: KIND, href, readAt: null, createdAt: { gt: new Date(+at - BURST_MS) } },
    select: { userId: true },
  });
  const already = new Set(told.map(({ userId }) => userId));
  const [ko, en] = await Promise.all([translatorFor("ko"), translatorFor("en")]);
  const section = { ko: ko(`proposals.sections.${input.key}`), en: en(`proposals.sections.${input.key}`) };
  await notify(tx, {
    kind: "sectionCommented",
    userIds: userIds.filter((userId) => !already.has(userId)),
    params: { section, title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo } },
    href,
    at,
  });
}

/** The first comment of a thread, when it still says something. */
const threadInTx = (tx: Tx, proposalId: string, id: string, key?: string) =>
  tx.sectionComment.findFirst({
    where: { id, proposalId, parentId: null, ...(key ? { sectionKey: key } : {}) },
    select: { id: true, sectionKey: true, deletedAt: true },
  });

/**
 * A7: says something to colleagues about a section, or answers in a thread, which opens it again. Anybody of the consortium
 * may, at any time: it is no part of what is submitted. Refuses THREAD_GONE.
 */
export function addComment(actor: Actor, input: NewComment, at: Date): Promise<Outcome<{ id: string }>> {
  return inTransaction(async (tx) => {
    const facts = await proposalFacts(tx, actor, input.proposalId);
    if (input.parentId) {
      const thread = await threadInTx(tx, facts.id, input.parentId, input.key);
      if (!thread) throw new AppError("NOT_FOUND", `comment ${input.parentId}`);
      if (thread.deletedAt) return refuse("THREAD_GONE");
      await tx.sectionComment.updateMany({
        where: { id: thread.id, resolvedAt: { not: null } },
        data: { resolvedAt: null, resolvedById: null },
      });
    }
    const { id } = await tx.sectionComment.create({
      data: {
        proposalId: facts.id,
        sectionKey: input.key,
        parentId: input.parentId || null,
        authorId: actor.id,
        body: input.body,
        at,
      },
      select: { id: true },
    });
    await tell(tx, actor, facts, input, at);
    return ok({ id });
  });
}

/** Marks a thread as resolved, or opens it again; CONFLICT when a colleague was quicker. */
export function settleThread(
  actor: Actor,
  input: { proposalId: string; commentId: string; resolved: boolean },
  at: Date,
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const facts = await proposalFacts(tx, actor, input.proposalId);
    const thread = await threadInTx(tx, facts.id, input.commentId);
    if (!thread) throw new AppError("NOT_FOUND", `comment ${input.commentId}`);
    const { count } = await tx.sectionComment.updateMany({
      where: { id: thread.id, resolvedAt: input.resolved ? null : { not: null } },
      data: input.resolved ? { resolvedAt: at, resolvedById: actor.id } : { resolvedAt: null, resolvedById: null },
    });
    if (count === 0) throw new AppError("CONFLICT", `comment ${thread.id} is settled otherwise`);
    return ok(null);
  });
}

/** Takes one's own words back: the place stays, the words go. On record is that it happened, not what was said. */
export function deleteComment(
  actor: Actor,
  input: { proposalId: string; commentId: string },
  at: Date,
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const facts = await proposalFacts(tx, actor, input.proposalId);
    const own = { id: input.commentId, proposalId: facts.id, authorId: actor.id };
    const comment = await tx.sectionComment.findFirst({ where: own, select: { sectionKey: true } });
    if (!comment) throw new AppError("NOT_FOUND", `comment ${input.commentId}`);
    const { count } = await tx.sectionComment.updateMany({
      where: { ...own, deletedAt: null },
      data: { deletedAt: at, body: "" },
    });
    if (count === 0) throw new AppError("CONFLICT", `comment ${input.commentId} is deleted`);
    const data = { section: comment.sectionKey, commentId: input.commentId };
    const subject = { subjectType: "Proposal", subjectId: facts.id };
    recordAudit(tx, actor, { type: "proposal.commentDeleted", ...subject, data }, at);
    return ok(null);
  });
}
