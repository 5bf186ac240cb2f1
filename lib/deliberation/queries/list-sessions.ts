import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { nextStep, supportCells } from "@/lib/teams/domain/support";
import { canViewSessions, visibleSessions } from "../domain/access";
import type { ConveneForm, SessionSummary } from "../types";

/** Sessions this reader may see, the latest first. */
export async function listSessions(actor: Actor): Promise<{ sessions: SessionSummary[]; mayConvene: boolean }> {
  if (!canViewSessions(actor)) throw new AppError("NOT_FOUND", "deliberation sessions");
  const rows = await db.deliberationSession.findMany({
    where: visibleSessions(actor),
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    select: {
      ...{ id: true, number: true, startsAt: true, place: true, state: true },
      call: { select: { code: true } },
      members: { where: { userId: actor.id }, select: { reply: true } },
      _count: { select: { members: true, items: true } },
    },
  });
  return {
    sessions: rows.map(({ call, members, _count, ...row }) => ({
      ...row,
      callCode: call.code,
      members: _count.members,
      items: _count.items,
      reply: members[0]?.reply ?? null,
    })),
    mayConvene: hasPermission(actor, "deliberation:convene"),
  };
}

/** E3: proposed results of stages on no agenda, but those whose teams this person is bound to (S3). One statement. */
const waitingResults = (actor: Actor) =>
  db.$queryRaw<ConveneForm["stageResults"]>`
    SELECT d.id, s."titleKo", s."titleEn" FROM "StageDecision" d JOIN "Stage" s ON s.id = d."stageId"
    WHERE d.status = 'PROPOSED'
      AND NOT EXISTS (SELECT 1 FROM "DeliberationItem" i JOIN "DeliberationSession" x ON x.id = i."sessionId"
        WHERE i."stageDecisionId" = d.id AND x.state NOT IN ('CANCELLED', 'FINAL'))
      AND NOT EXISTS (SELECT 1 FROM "StageTeam" st JOIN "Team" t ON t.id = st."teamId"
        JOIN "BoundPerson" b ON b."proposalId" = t."proposalId" AND b."userId" = ${actor.id} WHERE st."stageId" = s.id)
    ORDER BY s.number`;

/** Whom and about what a committee can be called together: calls with teams, and who holds the role today. */
export async function getConveneForm(actor: Actor, at: Date): Promise<ConveneForm> {
  if (!hasPermission(actor, "deliberation:convene")) throw new AppError("NOT_FOUND", "convene form");
  const [calls, holders, rulebook, stageResults] = await Promise.all([
    db.call.findMany({
      where: { teams: { some: { status: "ACTIVE" } } },
      orderBy: { code: "desc" },
      select: {
        ...{ id: true, code: true, titleKo: true, titleEn: true },
        teams: {
          where: { status: "ACTIVE" },
          orderBy: { nameKo: "asc" },
          select: { id: true, nameKo: true, nameEn: true, supportSteps: true },
        },
      },
    }),
    db.user.findMany({
      where: {
        status: "ACTIVE",
        grants: {
          some: {
            ...{ role: "DELIBERATOR", revokedAt: null, validFrom: { lte: at } },
            OR: [{ validTo: null }, { validTo: { gt: at } }],
          },
        },
      },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
    rulebookInForce(db, at),
    waitingResults(actor),
  ]);
  return {
    calls: calls.map(({ teams: _teams, ...call }) => call),
    teams: calls.flatMap(({ id, code, teams }) =>
      teams.map(({ supportSteps, ...team }) => ({
        ...team,
        ...{ callId: id, callCode: code },
        waiting: [...supportCells(supportSteps).values()].filter((cell) => nextStep(cell) === "DELIBERATED").length,
      })),
    ),
    stageResults,
    deliberators: holders,
    maxMembers: rulebook.content.committee.maxMembers,
  };
}
