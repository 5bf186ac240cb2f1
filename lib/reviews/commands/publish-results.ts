import "server-only";
import type { Actor } from "@/lib/access/actor";
import { publishCallInTx } from "@/lib/calls/commands";
import { canPublishCall } from "@/lib/calls/domain/access";
import type { CallPhase } from "@/lib/calls/domain/state";
import { lockCallInTx } from "@/lib/calls/queries";
import { concernedUserIds } from "@/lib/calls/queries/concerned";
import type { CallFacts } from "@/lib/calls/types";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { legalDeadline } from "@/lib/rulebook/domain/day-count";
import { rulebookContent } from "@/lib/rulebook/queries";
import { isBoundInCall } from "../queries";
import { checkedOpinions, unsettledCount } from "../queries/opinions";
import type { PublishResults } from "../schema/opinions";

/** Everybody with a role in a proposal learns of its own result; whoever else applied, that the results are out. */
async function tellApplicants(tx: Tx, call: CallFacts, objectionsDueAt: Date, at: Date): Promise<void> {
  const outcomes = await tx.selectionOutcome.findMany({
    where: { decision: { callId: call.id, status: "APPROVED" } },
    select: {
      proposal: { select: { id: true, titleKo: true, titleEn: true, people: { select: { userId: true } } } },
    },
  });
  const told = new Set<string>();
  for (const { proposal } of outcomes) {
    const userIds = proposal.people.map(({ userId }) => userId);
    for (const userId of userIds) told.add(userId);
    await notify(tx, {
      kind: "resultPublished",
      userIds,
      params: {
        title: { ko: proposal.titleKo, en: proposal.titleEn || proposal.titleKo },
        objectionsDueAt,
      },
      href: `/proposals/${proposal.id}/result`,
      at,
    });
  }
  const { applicants } = await concernedUserIds(tx, call.id, at);
  await notify(tx, {
    kind: "callPublished",
    userIds: applicants.filter((userId) => !told.has(userId)),
    params: { title: { ko: call.titleKo, en: call.titleEn } },
    href: "/proposals",
    at,
  });
}

/**
 * C4, S8: the director makes all results of a call public at once, with their letters and notices, and the window for
 * objections begins (S10). Refuses CALL_NOT_DECIDED, CONFLICT_OF_INTEREST, OPINIONS_UNSETTLED while a possible name in an
 * opinion waits for its decision, CALENDAR_ENDS when the rulebook's holidays do not reach the end of the window.
 */
export function publishResults(actor: Actor, input: PublishResults, at: Date): Promise<Outcome<{ phase: CallPhase }>> {
  return inTransactionAs(actor, async (tx) => {
    const call = await lockCallInTx(tx, input.callId);
    if (!canPublishCall(actor, call)) throw new AppError("NOT_FOUND", `call ${call.id}`);
    if (call.version !== input.expectedVersion) throw new AppError("CONFLICT", `call ${call.code} moved on`);
    if (call.phase !== "DECIDED") return refuse("CALL_NOT_DECIDED");
    if (await isBoundInCall(tx, actor.id, call.id)) return refuse("CONFLICT_OF_INTEREST");
    const count = unsettledCount(await checkedOpinions(tx, call.id));
    if (count > 0) return refuse("OPINIONS_UNSETTLED", { count });
    const { objection, calendar } = await rulebookContent(tx, call.rulebookVersion);
    const deadline = legalDeadline(at, objection.filingDays, calendar);
    if (!deadline) return refuse("CALENDAR_ENDS", { year: calendar.lastYear });
    await publishCallInTx(tx, actor, { callId: call.id, objectionsDueAt: deadline.at }, at);
    await tellApplicants(tx, call, deadline.at, at);
    return ok({ phase: "PUBLISHED" });
  });
}
