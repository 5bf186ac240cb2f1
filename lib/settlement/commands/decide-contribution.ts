import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { dayOf } from "@/lib/ledger/domain/calendar";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canCheckContributions } from "../domain/access";
import { decisionRefusal, type EntryDecision } from "../domain/entry";
import { seatAt } from "../queries/seat";
import type { AcceptContribution, ReturnContribution } from "../schema";

type Decided = { version: number };
const STATUS = { ACCEPT: "ACCEPTED", RETURN: "RETURNED" } as const;
const EVENT = { ACCEPT: "contribution.accepted", RETURN: "contribution.returned" } as const;
const NOTICE = { ACCEPT: "contributionAccepted", RETURN: "contributionReturned" } as const;

/** L3: checked against its evidence by somebody of the government; from then on it counts as paid in. */
export const acceptContribution = (actor: Actor, input: AcceptContribution, at: Date): Promise<Outcome<Decided>> =>
  decide(actor, "ACCEPT", { ...input, reason: null }, at);

/** Sent back with its reason, also after it was accepted by mistake; the organisation records it anew. */
export const returnContribution = (actor: Actor, input: ReturnContribution, at: Date): Promise<Outcome<Decided>> =>
  decide(actor, "RETURN", input, at);

type Decision = AcceptContribution & { reason: string | null };

function decide(actor: Actor, decision: EntryDecision, input: Decision, at: Date): Promise<Outcome<Decided>> {
  return inTransaction(async (tx) => {
    const missing = new AppError("NOT_FOUND", `contribution ${input.entryId}`);
    const found = await tx.contributionEntry.findUnique({ where: { id: input.entryId }, select: { teamId: true } });
    if (!found) throw missing;
    // The team's row first: decisions and the year's settlement queue here.
    const team = await lockTeamInTx(tx, found.teamId);
    if (!canCheckContributions(actor, await seatAt(tx, actor, team))) throw missing;
    const entry = await tx.contributionEntry.findUniqueOrThrow({ where: { id: input.entryId } });
    const settled = await tx.settlement.findMany({
      where: { teamId: team.id, status: { not: "DRAFT" } },
      select: { year: true },
    });
    const closedYears = settled.map(({ year }) => year);
    const refused = decisionRefusal(entry, decision, actor.id, closedYears);
    if (refused) return refuse(refused.reason, refused.params);
    const { count } = await tx.contributionEntry.updateMany({
      where: { id: entry.id, status: entry.status, version: input.expectedVersion },
      data: {
        ...{ status: STATUS[decision], decidedById: actor.id, decidedAt: at, decisionReason: input.reason },
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `contribution ${entry.id} moved on`);
    await notify(tx, {
      kind: NOTICE[decision],
      userIds: [entry.recordedById, ...team.ownPeople],
      params: { item: entry.item, year: String(entry.year), amountWon: entry.amountWon, reason: input.reason ?? "" },
      href: `/teams/${team.id}/contribution`,
      at,
    });
    const { organisationId, year, form, item, valuationBasis, valuedBy } = entry;
    const data = {
      ...{ teamId: team.id, organisationId, year, form, item, valuationBasis, valuedBy, reason: input.reason },
      ...{ amountWon: entry.amountWon.toString(), paidOn: dayOf(entry.paidOn), sha256: null },
      ...{ from: entry.status, to: STATUS[decision] },
    };
    const about = { subjectType: "ContributionEntry", subjectId: entry.id } as const;
    recordAudit(tx, actor, { type: EVENT[decision], ...about, data }, at);
    return ok({ version: input.expectedVersion + 1 });
  });
}
