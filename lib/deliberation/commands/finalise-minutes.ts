import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { isChair } from "../domain/access";
import { minutesText, sha256Of } from "../domain/minutes";
import { minutesContent } from "../queries/minutes-content";
import type { FinaliseInput } from "../schema";
import { lockSession, scopeOf } from "./session-row";

/**
 * D1: the chair signs the minutes. Their text is kept with its hash, which the database takes again; from then on nothing of the
 * session changes.
 */
export function finaliseMinutes(actor: Actor, input: FinaliseInput, at: Date): Promise<Outcome<{ sha256: string }>> {
  return inTransaction(async (tx) => {
    const session = await lockSession(tx, actor, input.sessionId);
    if (!isChair(actor, scopeOf(session))) throw new AppError("NOT_FOUND", `minutes of ${session.id}`);
    if (session.version !== input.expectedVersion) throw new AppError("CONFLICT", `session ${session.id} moved on`);
    if (session.state !== "ENDED") return refuse("NOT_ENDED");
    const content = minutesText({ ...(await minutesContent(tx, session.id)), remarks: input.remarks });
    const sha256 = sha256Of(content);
    await tx.deliberationSession.update({
      where: { id: session.id },
      data: {
        ...{ state: "FINAL", remarks: input.remarks, minutesContent: content, minutesSha256: sha256 },
        ...{ finalisedAt: at, finalisedById: actor.id, version: { increment: 1 } },
      },
      select: { id: true },
    });
    const subject = { subjectType: "DeliberationSession", subjectId: session.id } as const;
    recordAudit(tx, actor, { type: "deliberation.minutesFinalised", ...subject, data: { sha256 } }, at);
    await notify(tx, {
      kind: "deliberationFinalised",
      userIds: session.members.map((member) => member.userId).filter((userId) => userId !== actor.id),
      params: { call: session.call.code, number: session.number },
      href: `/deliberation/${session.id}`,
      at,
    });
    return ok({ sha256 });
  });
}
