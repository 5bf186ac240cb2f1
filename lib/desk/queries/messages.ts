import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { CallHeading } from "@/lib/calls/types/questions";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import { isKeptFrom } from "@/lib/proposals/queries/conflicted";
import { proposalFacts } from "@/lib/proposals/queries/facts";
import { staffTitles } from "@/lib/proposals/queries/staff-titles";
import { staffWhere } from "@/lib/proposals/queries/staff-where";
import type { Prisma } from "@/prisma/generated/client";
import { canReadDesk, canWriteForConsortium, canWriteForDesk } from "../domain/access";
import type { Message, Thread, ThreadRow } from "../types";

export const THREAD_LIST = {
  sortable: ["lastAt"],
  defaultSort: "lastAt",
  defaultDirection: "desc",
  filters: ["unread"],
} as const;

const SHOWN = 500;
const NARROWED_BY_NOTHING = { search: "", filters: {} };
const PROPOSAL = {
  id: true,
  callId: true,
  titleKo: true,
  titleEn: true,
  status: true,
  currentSealId: true,
  leadOrganisation: { select: { nameKo: true, nameEn: true } },
  call: { select: { id: true, code: true, titleKo: true, titleEn: true, contactName: true } },
} as const;

async function messagesOf(proposalId: string, readerIsStaff: boolean): Promise<Message[]> {
  const rows = await db.deskMessage.findMany({
    where: { proposalId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: SHOWN,
    select: { id: true, fromStaff: true, authorId: true, body: true, at: true, readAt: true },
  });
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.authorId))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.reverse().map(({ authorId, readAt, ...row }) => ({
    ...row,
    authorName: names.get(authorId) ?? "–",
    unread: row.fromStaff !== readerIsStaff && readAt === null,
  }));
}

type Titled = {
  status: string;
  currentSealId: string | null;
  titleKo: string;
  titleEn: string;
  leadOrganisation: { nameKo: string; nameEn: string };
};
/** What the desk calls a proposal: as submitted, and by its lead organisation until then (A9: drafts are their authors'). */
async function namedForStaff<R extends Titled>(rows: readonly R[]): Promise<R[]> {
  return (await staffTitles(db, rows)).map((row) =>
    row.currentSealId
      ? row
      : {
          ...row,
          titleKo: row.leadOrganisation.nameKo,
          titleEn: row.leadOrganisation.nameEn || row.leadOrganisation.nameKo,
        },
  );
}

async function thread(proposalId: string, readerIsStaff: boolean, mayWrite: boolean): Promise<Thread> {
  const [proposal, messages] = await Promise.all([
    db.proposal.findUniqueOrThrow({ where: { id: proposalId }, select: PROPOSAL }),
    messagesOf(proposalId, readerIsStaff),
  ]);
  const [named = proposal] = readerIsStaff ? await namedForStaff([proposal]) : [];
  return {
    proposalId,
    titleKo: named.titleKo,
    titleEn: named.titleEn,
    leadNameKo: proposal.leadOrganisation.nameKo,
    leadNameEn: proposal.leadOrganisation.nameEn,
    call: proposal.call,
    messages,
    unread: messages.filter((message) => message.unread).length,
    mayWrite,
  };
}

/** A consortium's own thread with the desk. */
export async function getConsortiumThread(actor: Actor, proposalId: string): Promise<Thread> {
  const facts = await proposalFacts(db, actor, proposalId);
  return thread(proposalId, false, canWriteForConsortium(actor, facts.standing));
}

/** The same from the desk's side. */
export async function getDeskThread(actor: Actor, callId: string, proposalId: string): Promise<Thread> {
  const proposal = await db.proposal.findUnique({ where: { id: proposalId }, select: { callId: true } });
  if (
    !proposal ||
    proposal.callId !== callId ||
    !canReadDesk(actor, callId) ||
    (await isKeptFrom(db, actor.id, proposalId))
  )
    throw new AppError("NOT_FOUND", `thread ${proposalId}`);
  return thread(proposalId, true, canWriteForDesk(actor, callId));
}

/** Threads of a call that have begun, the latest first, with how many messages nobody of the desk has opened. */
export async function listThreads(
  actor: Actor,
  callId: string,
  query: ListQuery,
): Promise<{ call: CallHeading; rows: ThreadRow[]; total: number; unread: number }> {
  if (!canReadDesk(actor, callId)) throw new AppError("NOT_FOUND", `threads of ${callId}`);
  const call = await db.call.findUnique({
    where: { id: callId },
    select: { id: true, code: true, titleKo: true, titleEn: true },
  });
  if (!call) throw new AppError("NOT_FOUND", `call ${callId}`);
  const waiting = { fromStaff: false, readAt: null };
  const listed = await staffWhere(actor.id, callId, { search: query.search, filters: {} });
  const where: Prisma.ProposalWhereInput = {
    ...listed,
    deskMessages: { some: query.filters.unread ? waiting : {} },
  };
  const ids = await db.proposal.findMany({ where, select: { id: true } });
  const latest = await db.deskMessage.groupBy({
    by: ["proposalId"],
    where: { proposalId: { in: ids.map(({ id }) => id) } },
    _max: { at: true },
    orderBy: { _max: { at: query.direction } },
    skip: (query.page - 1) * query.pageSize,
    take: query.pageSize,
  });
  const shown = latest.map(({ proposalId }) => proposalId);
  const [rows, unread] = await Promise.all([
    threadRows(shown),
    db.deskMessage.count({ where: { proposal: await staffWhere(actor.id, callId, NARROWED_BY_NOTHING), ...waiting } }),
  ]);
  return { call, rows, total: ids.length, unread };
}

async function threadRows(ids: readonly string[]): Promise<ThreadRow[]> {
  const found = await db.proposal.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...PROPOSAL,
      deskMessages: {
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: 1,
        select: { at: true, body: true, fromStaff: true },
      },
      _count: { select: { deskMessages: true } },
    },
  });
  const proposals = await namedForStaff(found);
  const unread = await db.deskMessage.groupBy({
    by: ["proposalId"],
    where: { proposalId: { in: [...ids] }, fromStaff: false, readAt: null },
    _count: true,
  });
  const waiting = new Map(unread.map(({ proposalId, _count }) => [proposalId, _count]));
  return ids.flatMap((id) => {
    const row = proposals.find((one) => one.id === id);
    const last = row?.deskMessages[0];
    if (!row || !last) return [];
    return [
      {
        ...{ proposalId: id, titleKo: row.titleKo, titleEn: row.titleEn },
        ...{ leadNameKo: row.leadOrganisation.nameKo, leadNameEn: row.leadOrganisation.nameEn },
        ...{ lastAt: last.at, lastFromStaff: last.fromStaff, lastBody: last.body },
        ...{ messageCount: row._count.deskMessages, unread: waiting.get(id) ?? 0 },
      },
    ];
  });
}
