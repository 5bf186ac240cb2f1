import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { CommitteeRules } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent } from "@/lib/rulebook/queries";
import type { Prisma } from "@/prisma/generated/client";
import { canViewSession, type SessionScope } from "../domain/access";
import { AWAY_ITEM, type Away, awayByItem, NOBODY_AWAY } from "../queries/bound";

const SESSION = {
  id: true,
  callId: true,
  number: true,
  startsAt: true,
  place: true,
  chairId: true,
  state: true,
  rulebookVersion: true,
  version: true,
  call: { select: { code: true } },
  members: { select: { userId: true, reply: true, cameAt: true, leftAt: true } },
} satisfies Prisma.DeliberationSessionSelect;

export type SessionRow = Prisma.DeliberationSessionGetPayload<{ select: typeof SESSION }>;

export const scopeOf = (session: Pick<SessionRow, "callId" | "chairId" | "members">): SessionScope => ({
  callId: session.callId,
  chairId: session.chairId,
  memberIds: session.members.map((member) => member.userId),
});

/** Attendance, motions and endings of one session queue here; votes do not, they queue on their motion. */
export async function lockSession(tx: Tx, actor: Actor, sessionId: string): Promise<SessionRow> {
  await tx.$queryRaw`SELECT 1 FROM "DeliberationSession" WHERE id = ${sessionId} FOR UPDATE`;
  return loadSession(tx, actor, sessionId);
}

/** Not there and not for this actor look the same. */
export async function loadSession(tx: Tx, actor: Actor, sessionId: string): Promise<SessionRow> {
  const session = await tx.deliberationSession.findUnique({ where: { id: sessionId }, select: SESSION });
  if (!session || !canViewSession(actor, scopeOf(session))) throw new AppError("NOT_FOUND", `session ${sessionId}`);
  return session;
}

const ITEM = {
  ...AWAY_ITEM,
  sessionId: true,
  kind: true,
  version: true,
  discussion: true,
  teams: { select: { teamId: true, team: { select: { proposalId: true } } } },
} satisfies Prisma.DeliberationItemSelect;
export type ItemRow = Prisma.DeliberationItemGetPayload<{ select: typeof ITEM }>;

/** An item with who is away for it. For those people it does not exist, whatever their role (S3). */
export async function loadItem(tx: Tx, actor: Actor, itemId: string): Promise<{ item: ItemRow; away: Away }> {
  const item = await tx.deliberationItem.findUnique({ where: { id: itemId }, select: ITEM });
  if (!item) throw new AppError("NOT_FOUND", `item ${itemId}`);
  const away = (await awayByItem(tx, [item])).get(itemId) ?? NOBODY_AWAY;
  if (away.all.has(actor.id)) throw new AppError("NOT_FOUND", `item ${itemId}: conflict of interest`);
  return { item, away };
}

export const sessionOfItem = async (tx: Tx, itemId: string): Promise<string> => {
  const item = await tx.deliberationItem.findUnique({ where: { id: itemId }, select: { sessionId: true } });
  if (!item) throw new AppError("NOT_FOUND", `item ${itemId}`);
  return item.sessionId;
};

export const committeeRules = async (tx: Tx, session: { rulebookVersion: number }): Promise<CommitteeRules> =>
  (await rulebookContent(tx, session.rulebookVersion)).committee;

export const openMotionOf = (tx: Tx, sessionId: string) =>
  tx.deliberationMotion.findFirst({
    where: { state: "OPEN", item: { sessionId } },
    select: { id: true, number: true },
  });
