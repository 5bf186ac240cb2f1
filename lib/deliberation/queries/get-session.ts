import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookContent } from "@/lib/rulebook/queries";
import type { Prisma } from "@/prisma/generated/client";
import { canConvene, canPreside, canSit, canViewSession, isChair, type SessionScope } from "../domain/access";
import { rollOf } from "../domain/quorum";
import { isPresent, seatsOf } from "../domain/session";
import type { AgendaItemView, MemberView, SessionView } from "../types";
import { AWAY_ITEM, awayByItem } from "./bound";

const SESSION = {
  ...{ id: true, callId: true, number: true, startsAt: true, place: true, videoUrl: true, chairId: true, state: true },
  ...{ rulebookVersion: true, openedAt: true, endedAt: true, cancelReason: true, remarks: true, version: true },
  ...{ minutesSha256: true, finalisedAt: true, finalisedById: true },
  call: { select: { code: true, titleKo: true, titleEn: true } },
  members: {
    select: { userId: true, reply: true, cameAt: true, leftAt: true, user: { select: { name: true } } },
    orderBy: { user: { name: "asc" } },
  },
  items: {
    orderBy: { position: "asc" },
    select: {
      ...AWAY_ITEM,
      ...{ position: true, kind: true, title: true },
      teams: { select: { team: { select: { proposalId: true, nameKo: true, nameEn: true } } } },
      motions: { orderBy: { number: "desc" }, select: { state: true } },
      _count: { select: { drafts: true } },
    },
  },
} satisfies Prisma.DeliberationSessionSelect;
type Row = Prisma.DeliberationSessionGetPayload<{ select: typeof SESSION }>;

const memberViews = (row: Row, actor: Actor): MemberView[] =>
  row.members.map(({ user, ...member }) => ({
    ...member,
    ...{ name: user.name, present: isPresent(member) },
    ...{ isChair: member.userId === row.chairId, isSelf: member.userId === actor.id },
  }));

/** S3: an item from which the reader is away has its place on the agenda and nothing else. */
function agendaItem(item: Row["items"][number], isAway: boolean): AgendaItemView {
  const { id, position, kind, title } = item;
  const teams = item.teams.map(({ team }) => ({ nameKo: team.nameKo, nameEn: team.nameEn }));
  if (isAway) return { id, position, kind, title, teams, away: true, progress: null };
  const progress = { drafts: item._count.drafts, motions: item.motions.length, last: item.motions[0]?.state ?? null };
  return { id, position, kind, title, teams, away: false, progress };
}

const mayOf = (actor: Actor, scope: SessionScope, state: Row["state"]): SessionView["may"] => ({
  convene: canConvene(actor, scope.callId),
  preside: canPreside(actor, scope),
  sit: canSit(actor, scope),
  sign: isChair(actor, scope) && state === "ENDED",
});

/** One session for this reader; not there and not allowed look the same. */
export async function getSession(actor: Actor, sessionId: string): Promise<SessionView> {
  const row = await db.deliberationSession.findUnique({ where: { id: sessionId }, select: SESSION });
  if (!row) throw new AppError("NOT_FOUND", `session ${sessionId}`);
  const scope = { callId: row.callId, chairId: row.chairId, memberIds: row.members.map((member) => member.userId) };
  if (!canViewSession(actor, scope)) throw new AppError("NOT_FOUND", `session ${sessionId}`);
  const [away, rulebook] = await Promise.all([awayByItem(db, row.items), rulebookContent(db, row.rulebookVersion)]);
  const isAway = (itemId: string) => away.get(itemId)?.all.has(actor.id) ?? false;
  const { call, items, minutesSha256, finalisedAt, finalisedById, chairId: _chair, ...own } = row;
  const signer = row.members.find((member) => member.userId === finalisedById)?.user.name ?? "";
  return {
    ...own,
    ...{ callCode: call.code, callTitleKo: call.titleKo, callTitleEn: call.titleEn },
    remarks: items.some((item) => isAway(item.id)) ? "" : row.remarks,
    abstentionsCount: rulebook.committee.abstentionsCount,
    roll: rollOf(seatsOf(row.members, new Set()), rulebook.committee),
    members: memberViews(row, actor),
    items: items.map((item) => agendaItem(item, isAway(item.id))),
    minutes: minutesSha256 && finalisedAt ? { sha256: minutesSha256, finalisedAt, finalisedBy: signer } : null,
    motionOpen: items.some((item) => item.motions.some((motion) => motion.state === "OPEN")),
    may: mayOf(actor, scope, row.state),
  };
}
