import "server-only";
import type { Reader } from "@/lib/platform/db";
import { rulebookContent } from "@/lib/rulebook/queries";
import type { Prisma } from "@/prisma/generated/client";
import type { Minutes, MinutesItem, MinutesMotion } from "../domain/minutes";
import { storedFiguresSchema } from "../schema";
import { type Away, awayByItem, NOBODY_AWAY } from "./bound";

const SESSION = {
  ...{ callId: true, number: true, startsAt: true, openedAt: true, endedAt: true, place: true, remarks: true },
  rulebookVersion: true,
  chairId: true,
  call: { select: { code: true } },
  members: { select: { userId: true, cameAt: true, leftAt: true, user: { select: { name: true } } } },
  items: {
    orderBy: { position: "asc" },
    select: {
      ...{ id: true, position: true, kind: true, title: true, discussion: true },
      teams: { select: { teamId: true, team: { select: { proposalId: true, nameKo: true, nameEn: true } } } },
      recusals: { select: { userId: true } },
      stageDecision: { select: { sheetHash: true, stage: { select: { number: true } } } },
      motions: {
        where: { state: { not: "OPEN" } },
        orderBy: { number: "asc" },
        include: { votes: { select: { userId: true, choice: true } } },
      },
    },
  },
} satisfies Prisma.DeliberationSessionSelect;
type Session = Prisma.DeliberationSessionGetPayload<{ select: typeof SESSION }>;
type Item = Session["items"][number];
type Motion = Item["motions"][number];
type Names = ReadonlyMap<string, string>;

const nameOf = (names: Names, userId: string | null): string => (userId ? names.get(userId) : undefined) ?? "";
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function countOf(motion: Motion): MinutesMotion["count"] {
  if (motion.state === "WITHDRAWN") return null;
  return {
    ...{ members: motion.memberCount ?? 0, present: motion.presentCount ?? 0 },
    ...{ for: motion.forCount ?? 0, against: motion.againstCount ?? 0, abstain: motion.abstainCount ?? 0 },
  };
}

function motionOf(item: Item, motion: Motion, names: Names): MinutesMotion {
  const teams = new Map(item.teams.map(({ teamId, team }) => [teamId, team]));
  return {
    ...{ number: motion.number, text: motion.text, closeReason: motion.closeReason, count: countOf(motion) },
    state: motion.state === "CARRIED" || motion.state === "REJECTED" ? motion.state : "WITHDRAWN",
    figures: storedFiguresSchema.parse(motion.figures).map(({ teamId, resource, period, amount }) => ({
      ...{ teamId, resource, period, amount: amount.toString() },
      ...{ nameKo: teams.get(teamId)?.nameKo ?? "", nameEn: teams.get(teamId)?.nameEn ?? "" },
    })),
    ...{ openedBy: nameOf(names, motion.openedById), openedAt: motion.openedAt.toISOString() },
    ...{ closedBy: nameOf(names, motion.closedById), closedAt: iso(motion.closedAt) ?? "" },
    votes: motion.votes
      .filter(({ userId }) => motion.state === "WITHDRAWN" || motion.countedIds.includes(userId))
      .map(({ userId, choice }) => ({ name: nameOf(names, userId), choice }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function itemOf(session: Session, item: Item, away: Away, names: Names): MinutesItem {
  const members = session.members.map((member) => member.userId);
  return {
    ...{ itemId: item.id, position: item.position, kind: item.kind, title: item.title, discussion: item.discussion },
    teams: item.teams.map(({ team }) => ({ nameKo: team.nameKo, nameEn: team.nameEn })),
    ...(item.stageDecision
      ? { stageResult: { number: item.stageDecision.stage.number, sheetHash: item.stageDecision.sheetHash } }
      : {}),
    away: members
      .filter((userId) => away.all.has(userId))
      .map((userId) => ({
        name: nameOf(names, userId),
        why: away.recused.has(userId) ? ("RECUSED" as const) : ("CONFLICT" as const),
      })),
    motions: item.motions.map((motion) => motionOf(item, motion, names)),
  };
}

/** The minutes as they stand; after the chair has signed, the signed text is what counts. Callers authorise. */
export async function minutesContent(reader: Reader, sessionId: string): Promise<Minutes> {
  const session = await reader.deliberationSession.findUniqueOrThrow({ where: { id: sessionId }, select: SESSION });
  const [rulebook, away, keepers] = await Promise.all([
    rulebookContent(reader, session.rulebookVersion),
    awayByItem(reader, session.items),
    reader.user.findMany({
      where: { id: { in: keepersOf(session) } },
      select: { id: true, name: true },
    }),
  ]);
  const names: Names = new Map([
    ...keepers.map(({ id, name }) => [id, name] as const),
    ...session.members.map(({ userId, user }) => [userId, user.name] as const),
  ]);
  const { quorumOverBasisPoints, carryOverBasisPoints, abstentionsCount } = rulebook.committee;
  return {
    format: 1,
    ...{ callCode: session.call.code, number: session.number, place: session.place, remarks: session.remarks },
    ...{ startsAt: session.startsAt.toISOString(), rulebookVersion: session.rulebookVersion },
    ...{ openedAt: iso(session.openedAt) ?? "", endedAt: iso(session.endedAt) ?? "" },
    chair: nameOf(names, session.chairId),
    rule: { quorumOverBasisPoints, carryOverBasisPoints, abstentionsCount },
    members: session.members
      .map(({ user, cameAt, leftAt }) => ({ name: user.name, cameAt: iso(cameAt), leftAt: iso(leftAt) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    items: session.items.map((item) => itemOf(session, item, away.get(item.id) ?? NOBODY_AWAY, names)),
  };
}

const keepersOf = (session: Session): string[] => [
  ...new Set(
    session.items.flatMap((item) =>
      item.motions.flatMap((motion) => [motion.openedById, ...(motion.closedById ? [motion.closedById] : [])]),
    ),
  ),
];
