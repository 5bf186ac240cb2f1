import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookContent } from "@/lib/rulebook/queries";
import type { Prisma } from "@/prisma/generated/client";
import { canPreside, canSit, canViewSession } from "../domain/access";
import { rollOf } from "../domain/quorum";
import { isPresent, seatsOf, takesAttendance, takesDiscussion, takesDrafts } from "../domain/session";
import { storedFiguresSchema } from "../schema";
import type { DraftView, ItemView, MotionView } from "../types";
import { awayByItem, NOBODY_AWAY } from "./bound";
import { whatIfFacts } from "./what-if-facts";

const ITEM = {
  ...{ id: true, position: true, kind: true, title: true, discussion: true, version: true },
  teams: { select: { teamId: true, team: { select: { proposalId: true, nameKo: true, nameEn: true } } } },
  recusals: { select: { userId: true } },
  stageDecision: { select: { sheetHash: true, stage: { select: { id: true, number: true } } } },
  drafts: {
    orderBy: { versionNo: "desc" },
    take: 30,
    select: { versionNo: true, byId: true, at: true, note: true, figures: true },
  },
  motions: { orderBy: { number: "desc" }, include: { votes: { select: { userId: true, choice: true } } } },
  session: {
    select: {
      ...{ id: true, number: true, callId: true, chairId: true, state: true, rulebookVersion: true },
      call: { select: { code: true } },
      members: { select: { userId: true, cameAt: true, leftAt: true, user: { select: { name: true } } } },
    },
  },
} satisfies Prisma.DeliberationItemSelect;
type Row = Prisma.DeliberationItemGetPayload<{ select: typeof ITEM }>;
type Names = ReadonlyMap<string, string>;

function motionView(motion: Row["motions"][number], actor: Actor, names: Names): MotionView {
  const { id, number, text, state, draftNo, openedAt, closedAt, closeReason, countedIds } = motion;
  const counted = state === "CARRIED" || state === "REJECTED";
  const known = (userId: string | null) => (userId ? (names.get(userId) ?? "") : null);
  return {
    ...{ id, number, text, state, draftNo, openedAt, closedAt, closeReason },
    figures: storedFiguresSchema.parse(motion.figures),
    ...{ openedBy: known(motion.openedById) ?? "", closedBy: known(motion.closedById) },
    count: counted
      ? {
          ...{ members: motion.memberCount ?? 0, present: motion.presentCount ?? 0 },
          ...{ for: motion.forCount ?? 0, against: motion.againstCount ?? 0, abstain: motion.abstainCount ?? 0 },
        }
      : null,
    voted: motion.votes.length,
    ownVote: motion.votes.find((vote) => vote.userId === actor.id)?.choice ?? null,
    // Nobody votes after somebody else: names come with the count.
    votes: counted
      ? motion.votes
          .filter((vote) => countedIds.includes(vote.userId))
          .map(({ userId, choice }) => ({ name: names.get(userId) ?? "", choice }))
          .sort((a, b) => (a.name < b.name ? -1 : 1))
      : null,
  };
}

async function namesOf(row: Row): Promise<Names> {
  const others = [
    ...row.drafts.map((one) => one.byId),
    ...row.motions.flatMap((one) => [one.openedById, one.closedById]),
  ];
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(others.filter((id) => id !== null))] } },
    select: { id: true, name: true },
  });
  return new Map([
    ...users.map(({ id, name }) => [id, name] as const),
    ...row.session.members.map(({ userId, user }) => [userId, user.name] as const),
  ]);
}

/** One item with its table, drafts and motions. For whoever is away from it, it is not found — whatever their role (S3). */
export async function getItem(actor: Actor, sessionId: string, itemId: string): Promise<ItemView> {
  const row = await db.deliberationItem.findUnique({ where: { id: itemId }, select: ITEM });
  if (!row || row.session.id !== sessionId) throw new AppError("NOT_FOUND", `item ${itemId}`);
  const { session } = row;
  const scope = {
    ...{ callId: session.callId, chairId: session.chairId },
    memberIds: session.members.map((member) => member.userId),
  };
  const away = (await awayByItem(db, [row])).get(row.id) ?? NOBODY_AWAY;
  if (!canViewSession(actor, scope) || away.all.has(actor.id)) throw new AppError("NOT_FOUND", `item ${itemId}`);
  const teamIds = row.teams.map((team) => team.teamId);
  const { rulebookVersion } = session;
  const [rulebook, facts, names] = await Promise.all([
    rulebookContent(db, rulebookVersion),
    row.kind === "SUPPORT" && takesDrafts(session.state) ? whatIfFacts(db, { teamIds, rulebookVersion }) : null,
    namesOf(row),
  ]);
  const [presides, sits] = [canPreside(actor, scope), canSit(actor, scope)];
  const self = session.members.find((member) => member.userId === actor.id);
  const drafts: DraftView[] = row.drafts.map(({ versionNo, byId, at, note }) => ({
    ...{ versionNo, at, note },
    by: names.get(byId) ?? "",
  }));
  const [latest] = row.drafts;
  return {
    ...{ id: row.id, position: row.position, kind: row.kind, title: row.title, version: row.version },
    ...{ discussion: row.discussion, facts, drafts },
    stage: row.stageDecision && { ...row.stageDecision.stage, sheetHash: row.stageDecision.sheetHash },
    teams: row.teams.map(({ teamId, team }) => ({ teamId, nameKo: team.nameKo, nameEn: team.nameEn })),
    session: { id: session.id, number: session.number, callCode: session.call.code, state: session.state },
    roll: rollOf(seatsOf(session.members, away.all), rulebook.committee),
    away: session.members
      .filter((member) => away.all.has(member.userId))
      .map(({ userId, user }) => ({ name: user.name, why: away.recused.has(userId) ? "RECUSED" : "CONFLICT" })),
    draft: latest && drafts[0] ? { ...drafts[0], figures: storedFiguresSchema.parse(latest.figures) } : null,
    motions: row.motions.map((motion) => motionView(motion, actor, names)),
    may: {
      draft: (presides || sits) && takesDrafts(session.state) && row.kind === "SUPPORT",
      preside: presides && session.state === "IN_SESSION",
      vote: sits && self !== undefined && isPresent(self),
      recuse: sits && takesAttendance(session.state),
      discuss: presides && takesDiscussion(session.state),
    },
  };
}
