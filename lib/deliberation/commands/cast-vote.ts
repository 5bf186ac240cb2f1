import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canSit } from "../domain/access";
import type { VoteChoice } from "../domain/quorum";
import { isPresent } from "../domain/session";
import type { CastVoteInput } from "../schema";
import { loadItem, loadSession, scopeOf } from "./session-row";

/**
 * D1: one voice a member who is present, changed until the motion is closed. The motion's row is shared-locked: voters do not wait
 * for each other, and the closing waits for all of them — or they for it, and then it is closed.
 */
export function castVote(actor: Actor, input: CastVoteInput, at: Date): Promise<Outcome<{ choice: VoteChoice }>> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "DeliberationMotion" WHERE id = ${input.motionId} FOR SHARE`;
    const motion = await tx.deliberationMotion.findUnique({
      where: { id: input.motionId },
      select: { id: true, itemId: true, state: true, item: { select: { sessionId: true } } },
    });
    if (!motion) throw new AppError("NOT_FOUND", `motion ${input.motionId}`);
    const session = await loadSession(tx, actor, motion.item.sessionId);
    if (!canSit(actor, scopeOf(session))) throw new AppError("NOT_FOUND", `motion ${motion.id}`);
    await loadItem(tx, actor, motion.itemId);
    if (motion.state !== "OPEN") return refuse("MOTION_CLOSED");
    const member = session.members.find((one) => one.userId === actor.id);
    if (!member || !isPresent(member)) return refuse("NOT_PRESENT");
    const key = { motionId_userId: { motionId: motion.id, userId: actor.id } };
    // Two tabs of one member: the first insert wins, the second becomes a change of it.
    const { count } = await tx.deliberationVote.createMany({
      data: [{ motionId: motion.id, userId: actor.id, choice: input.choice, castAt: at }],
      skipDuplicates: true,
    });
    const changed = count === 0;
    if (changed) {
      const before = await tx.deliberationVote.findUniqueOrThrow({ where: key, select: { choice: true } });
      if (before.choice === input.choice) return ok({ choice: input.choice });
      await tx.deliberationVote.update({
        where: key,
        data: { choice: input.choice, castAt: at },
        select: { id: true },
      });
    }
    const subject = { subjectType: "DeliberationMotion", subjectId: motion.id } as const;
    recordAudit(tx, actor, { type: "deliberation.voteCast", ...subject, data: { changed } }, at);
    return ok({ choice: input.choice });
  });
}
