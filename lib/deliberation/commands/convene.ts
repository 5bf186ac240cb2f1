import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { detectConflictsInTx } from "@/lib/reviews/commands/detect-conflicts";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canConvene } from "../domain/access";
import {
  type AmendSessionInput,
  agendaLines,
  type CancelSessionInput,
  type ConveneInput,
  type SessionStepInput,
} from "../schema";
import { lockSession, type SessionRow } from "./session-row";
import { type StageItem, stageItemInTx } from "./stage-item";

type Place = Pick<ConveneInput, "startsAt" | "place" | "videoUrl" | "memberIds" | "chairId">;

/** Whoever sits must hold the role today; never more than the rulebook allows (D1). */
async function placeRefusal(tx: Tx, input: Place, rulebookVersion: number, at: Date): Promise<Failure | null> {
  if (input.startsAt <= at) return refuse("STARTS_IN_PAST");
  const { committee } = await rulebookContent(tx, rulebookVersion);
  const memberIds = [...new Set(input.memberIds)];
  if (memberIds.length > committee.maxMembers) {
    return refuse("TOO_MANY_MEMBERS", { maximum: committee.maxMembers, count: memberIds.length });
  }
  const holders = await tx.grant.findMany({
    where: {
      ...{ userId: { in: memberIds }, role: "DELIBERATOR", revokedAt: null, validFrom: { lte: at } },
      OR: [{ validTo: null }, { validTo: { gt: at } }],
      user: { status: "ACTIVE" },
    },
    select: { userId: true },
  });
  const missing = memberIds.length - new Set(holders.map(({ userId }) => userId)).size;
  return missing > 0 ? refuse("NOT_A_DELIBERATOR", { count: missing }) : null;
}

const factsOf = (session: { callId: string; number: number }, input: Place) => ({
  ...{ callId: session.callId, number: session.number, startsAt: input.startsAt, place: input.place },
  ...{ chairId: input.chairId, memberIds: [...new Set(input.memberIds)] },
});

/**
 * D1, E3: calls the committee together about the teams of a call, or about a stage's proposed result. Conflicts are looked for anew, so that whoever is bound to a team
 * is away from its item from the invitation on (S3).
 */
export function conveneSession(actor: Actor, input: ConveneInput, at: Date): Promise<Outcome<{ sessionId: string }>> {
  return inTransaction(async (tx) => {
    if (!canConvene(actor, input.callId)) throw new AppError("NOT_FOUND", `call ${input.callId}`);
    // Two officers at once: the second waits here and takes the next number.
    await tx.$queryRaw`SELECT 1 FROM "Call" WHERE "id" = ${input.callId} FOR UPDATE`;
    const call = await tx.call.findUnique({
      where: { id: input.callId },
      select: { code: true, rulebookVersion: true, teams: { select: { id: true } } },
    });
    if (!call) throw new AppError("NOT_FOUND", `call ${input.callId}`);
    const refusal = await placeRefusal(tx, input, call.rulebookVersion, at);
    if (refusal) return refusal;
    const teamIds = [...new Set(input.teamIds)];
    if (teamIds.some((teamId) => !call.teams.some((team) => team.id === teamId))) return refuse("TEAM_OF_OTHER_CALL");
    const stage = input.stageDecisionId ? await stageItemInTx(tx, actor, input.stageDecisionId) : null;
    if (stage && "ok" in stage) return stage;
    const last = await tx.deliberationSession.aggregate({ where: { callId: input.callId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const session = await tx.deliberationSession.create({
      data: {
        ...{ callId: input.callId, number, startsAt: input.startsAt, place: input.place, chairId: input.chairId },
        ...{ videoUrl: input.videoUrl || null, rulebookVersion: call.rulebookVersion },
        ...{ createdById: actor.id, createdAt: at },
        members: { create: [...new Set(input.memberIds)].map((userId) => ({ userId })) },
        items: { create: agendaOf(input, teamIds, stage) },
      },
      select: { id: true, items: { select: { id: true } } },
    });
    for (const callId of new Set([input.callId, ...(stage?.callIds ?? [])]))
      await detectConflictsInTx(tx, actor, callId, at);
    const facts = factsOf({ callId: input.callId, number }, input);
    const stageDecisionId = stage?.stageDecisionId ?? null;
    const data = { ...facts, items: session.items.length, teamIds, stageDecisionId };
    recordAudit(tx, actor, { type: "deliberation.convened", ...subjectOf(session.id), data }, at);
    await tell(tx, "deliberationConvened", { id: session.id, call, number }, input, at);
    return ok({ sessionId: session.id });
  });
}

/** One item for all teams, or one each — so that a conflict about one team keeps a member from that item only. */
function agendaOf(input: ConveneInput, teamIds: readonly string[], stage: StageItem | null) {
  const groups = teamIds.length === 0 ? [] : input.splitByTeam ? teamIds.map((teamId) => [teamId]) : [teamIds];
  const support = groups.map((group) => ({
    kind: "SUPPORT" as const,
    title: "",
    teams: { create: group.map((teamId) => ({ teamId })) },
  }));
  const general = agendaLines(input.otherItems).map((title) => ({ kind: "GENERAL" as const, title }));
  const { callIds: _calls, ...result } = stage ?? { callIds: [] };
  return [...(stage ? [result as Omit<StageItem, "callIds">] : []), ...support, ...general].map((item, index) => ({
    ...item,
    position: index + 1,
  }));
}

/** Moves a planned session, or changes who sits; everybody concerned is told. */
export function amendSession(actor: Actor, input: AmendSessionInput, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    const session = await planned(tx, actor, input);
    if ("ok" in session) return session;
    const refusal = await placeRefusal(tx, input, session.rulebookVersion, at);
    if (refusal) return refusal;
    const memberIds = [...new Set(input.memberIds)];
    await tx.deliberationMember.deleteMany({ where: { sessionId: session.id, userId: { notIn: memberIds } } });
    await tx.deliberationMember.createMany({
      data: memberIds.map((userId) => ({ sessionId: session.id, userId })),
      skipDuplicates: true,
    });
    const { startsAt, place, chairId, videoUrl } = input;
    const { count } = await tx.deliberationSession.updateMany({
      where: { id: session.id, state: "PLANNED", version: input.expectedVersion },
      data: { startsAt, place, chairId, videoUrl: videoUrl || null, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `session ${session.id} moved on`);
    await detectConflictsInTx(tx, actor, session.callId, at);
    const data = factsOf(session, input);
    recordAudit(tx, actor, { type: "deliberation.changed", ...subjectOf(session.id), data }, at);
    const former = session.members.map((member) => member.userId);
    await tell(tx, "deliberationChanged", session, { ...input, memberIds: [...memberIds, ...former] }, at);
    return ok({ version: input.expectedVersion + 1 });
  });
}

/** A session that will not be held; it stays on record with its reason. */
export function cancelSession(actor: Actor, input: CancelSessionInput, at: Date): Promise<Outcome<{ state: string }>> {
  return inTransaction(async (tx) => {
    const session = await planned(tx, actor, input);
    if ("ok" in session) return session;
    const { count } = await tx.deliberationSession.updateMany({
      where: { id: session.id, state: "PLANNED", version: input.expectedVersion },
      data: { state: "CANCELLED", cancelReason: input.reason, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `session ${session.id} moved on`);
    const data = { reason: input.reason };
    recordAudit(tx, actor, { type: "deliberation.cancelled", ...subjectOf(session.id), data }, at);
    const memberIds = session.members.map((member) => member.userId);
    await tell(tx, "deliberationCancelled", session, { ...session, memberIds }, at);
    return ok({ state: "CANCELLED" });
  });
}

async function planned(tx: Tx, actor: Actor, input: SessionStepInput): Promise<SessionRow | Failure> {
  const session = await lockSession(tx, actor, input.sessionId);
  if (!canConvene(actor, session.callId)) throw new AppError("NOT_FOUND", `session ${session.id}`);
  if (session.version !== input.expectedVersion) throw new AppError("CONFLICT", `session ${session.id} moved on`);
  return session.state === "PLANNED" ? session : refuse("NOT_PLANNED");
}

const subjectOf = (sessionId: string) => ({ subjectType: "DeliberationSession", subjectId: sessionId }) as const;

type Told = { id: string; number: number; call: { code: string } };
type Meeting = Pick<Place, "startsAt" | "place" | "memberIds">;

function tell(tx: Tx, kind: string, session: Told, meeting: Meeting, at: Date): Promise<void> {
  return notify(tx, {
    kind,
    userIds: meeting.memberIds,
    params: { call: session.call.code, number: session.number, startsAt: meeting.startsAt, place: meeting.place },
    href: `/deliberation/${session.id}`,
    ...(kind === "deliberationCancelled" ? {} : { dueAt: meeting.startsAt }),
    at,
  });
}
