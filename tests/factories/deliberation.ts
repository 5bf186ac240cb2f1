import type { Actor } from "@/lib/access/actor";
import { takeAttendance } from "@/lib/deliberation/commands/attend";
import { castVote } from "@/lib/deliberation/commands/cast-vote";
import { closeMotion } from "@/lib/deliberation/commands/close-motion";
import { openSession } from "@/lib/deliberation/commands/conduct";
import { conveneSession } from "@/lib/deliberation/commands/convene";
import { openMotion } from "@/lib/deliberation/commands/open-motion";
import { saveDraft } from "@/lib/deliberation/commands/save-draft";
import type { VoteChoice } from "@/lib/deliberation/domain/quorum";
import type { Figure } from "@/lib/deliberation/domain/what-if";
import type { ConveneInput } from "@/lib/deliberation/schema";
import { db } from "@/lib/platform/db";
import type { Outcome } from "@/lib/platform/outcome";
import { createUser } from "./actor";

const MINUTE_MS = 60_000;

function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`${outcome.code} ${outcome.reason ?? ""} ${JSON.stringify(outcome.reasonParams ?? {})}`);
  return outcome.data;
}

/** Members of a committee; the first is its chair. */
export const createMembers = (count: number): Promise<Actor[]> =>
  Promise.all(Array.from({ length: count }, () => createUser(["DELIBERATOR"])));

export const sessionVersion = async (id: string): Promise<number> =>
  (await db.deliberationSession.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;
export const itemsOf = async (sessionId: string): Promise<string[]> =>
  (
    await db.deliberationItem.findMany({ where: { sessionId }, orderBy: { position: "asc" }, select: { id: true } })
  ).map((item) => item.id);

type Facts = { officer: Actor; members: readonly Actor[]; callId: string; teamIds: readonly string[] };

/** A session an hour from `at` about the teams, one item for all of them unless said otherwise. */
export async function createSession(
  { officer, members, callId, teamIds }: Facts,
  at: Date,
  input: Partial<ConveneInput> = {},
): Promise<string> {
  const memberIds = members.map((member) => member.id);
  const { sessionId } = done(
    await conveneSession(
      officer,
      {
        ...{
          callId,
          teamIds: [...teamIds],
          splitByTeam: false,
          otherItems: "",
          memberIds,
          chairId: memberIds[0] ?? "",
        },
        ...{ startsAt: new Date(at.getTime() + 60 * MINUTE_MS), place: "가람청사 9층 대회의실", videoUrl: "" },
        ...input,
      },
      at,
    ),
  );
  return sessionId;
}

/** Whoever came is marked as present and the session begins. */
export async function beginSession(
  officer: Actor,
  sessionId: string,
  present: readonly Actor[],
  at: Date,
): Promise<void> {
  for (const { id: userId } of present) done(await takeAttendance(officer, { sessionId, userId, present: true }, at));
  done(await openSession(officer, { sessionId, expectedVersion: await sessionVersion(sessionId) }, at));
}

type Put = { chair: Actor; itemId: string; text: string; figures: Figure[]; note?: string };

/** The chair saves a table and puts it to the vote. */
export async function putToVote({ chair, itemId, text, figures, note = "" }: Put, at: Date): Promise<string> {
  const { _max } = await db.deliberationDraft.aggregate({ where: { itemId }, _max: { versionNo: true } });
  const basedOn = _max.versionNo ?? 0;
  const draftNo =
    figures.length > 0 ? done(await saveDraft(chair, { itemId, basedOn, figures, note }, at)).versionNo : null;
  return done(await openMotion(chair, { itemId, text, draftNo }, at)).motionId;
}

/** Everybody says theirs, and the chair counts. */
export async function voteAndClose(
  chair: Actor,
  motionId: string,
  votes: readonly [Actor, VoteChoice][],
  at: Date,
): Promise<"CARRIED" | "REJECTED"> {
  for (const [index, [member, choice]] of votes.entries())
    done(await castVote(member, { motionId, choice }, new Date(at.getTime() + index * 20_000)));
  return done(await closeMotion(chair, { motionId }, new Date(at.getTime() + 10 * MINUTE_MS))).state;
}
