import "server-only";
import type { Actor } from "@/lib/access/actor";
import { settleEnvelopeInTx } from "@/lib/ledger/commands/settle-envelope";
import { approverIds } from "@/lib/ledger/queries/ledger-facts";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import type { ResourceKind } from "@/lib/rulebook/domain/rulebook";
import { Refused } from "@/lib/teams/commands/refused";
import { canApproveSettlement, canCheckSettlement, reviewableKinds } from "../domain/access";
import { nextStatus, openKinds, type StepKind, samePersonRefusal } from "../domain/chain";
import { statementHash, statementText } from "../domain/statement";
import { stewardsOf } from "../queries/seat";
import { readDraft } from "../queries/settlement-row";
import type { ReturnSettlement, SettlementStep } from "../schema";
import {
  type LockedSettlement,
  lockedSettlementInTx,
  statementNow,
  submittedContent,
  writeStepsInTx,
} from "./settlement-row";

type Decided = { status: string; version: number };

/** D2, T2, H3: what was submitted must still be what the ledger and the accepted contributions say. */
async function movedRefusal(tx: Tx, locked: LockedSettlement, at: Date): Promise<Failure | null> {
  const { row, team } = locked;
  const { content } = await statementNow(tx, team, row.year, readDraft(row.draft), at);
  return statementHash(statementText(content)) === row.contentSha256 ? null : refuse("FIGURES_MOVED");
}

/** The guarded write of every step: of two at once the first one stands. */
async function setStatus(tx: Tx, locked: LockedSettlement, expectedVersion: number, status: string, at: Date) {
  const { row } = locked;
  const { count } = await tx.settlement.updateMany({
    where: { id: row.id, status: row.status, version: expectedVersion },
    data: {
      ...{ status: status as typeof row.status, updatedAt: at, version: { increment: 1 } },
      ...(status === "APPROVED" ? { approvedAt: at } : {}),
    },
  });
  if (count === 0) throw new AppError("CONFLICT", `settlement ${row.id} moved on`);
}

type Turn = {
  kind: Exclude<StepKind, "SUBMITTED" | "RETURNED">;
  resourceKinds: (ResourceKind | null)[];
  kindsLeft: number;
};

/** Whether it is this actor's turn to take this step, and where it leads. */
function turnOf(locked: LockedSettlement, actor: Actor, turn: Turn): { status: string } | { refused: Failure } {
  const same = samePersonRefusal(locked.steps, locked.row.round, turn.kind, actor.id);
  if (same) return { refused: refuse(same.reason, same.params) };
  const status = nextStatus(locked.row.status, turn.kind, turn.kindsLeft);
  return status ? { status } : { refused: refuse("NOT_YOUR_TURN") };
}

async function toldOf(tx: Tx, status: string, locked: LockedSettlement, kinds: readonly ResourceKind[], at: Date) {
  if (status === "APPROVED") return { kind: "settlementApproved", userIds: locked.team.ownPeople };
  return status === "REVIEWED"
    ? { kind: "settlementReviewed", userIds: await approverIds(tx, at) }
    : { kind: "settlementChecked", userIds: await stewardsOf(tx, kinds, at) };
}

async function take(tx: Tx, actor: Actor, locked: LockedSettlement, input: SettlementStep, turn: Turn, at: Date) {
  const found = turnOf(locked, actor, turn);
  if ("refused" in found) return found.refused;
  const moved = await movedRefusal(tx, locked, at);
  if (moved) return moved;
  const { row, team } = locked;
  const left = openKinds(submittedContent(locked), locked.steps, row.round);
  const remaining = left.filter((kind) => !turn.resourceKinds.includes(kind));
  const told = await toldOf(tx, found.status, locked, remaining, at);
  if (found.status !== "APPROVED") await setStatus(tx, locked, input.expectedVersion, found.status, at);
  else await settleInTx(tx, actor, locked, at);
  const step = { kind: turn.kind, resourceKinds: turn.resourceKinds, reason: null, told };
  await writeStepsInTx(tx, actor, { settlement: row, team }, step, at);
  // The database asks for every hand before it lets a settlement be approved.
  if (found.status === "APPROVED") await setStatus(tx, locked, input.expectedVersion, found.status, at);
  return ok<Decided>({ status: found.status, version: input.expectedVersion + 1 });
}

/** L3, first hand: an officer has checked the statement against ledger and evidence. */
export const checkSettlement = (actor: Actor, input: SettlementStep, at: Date): Promise<Outcome<Decided>> =>
  inTransaction(async (tx) => {
    const locked = await lockedSettlementInTx(tx, actor, input.settlementId);
    if (!canCheckSettlement(actor, locked.seat)) throw locked.missing;
    const kindsLeft = openKinds(submittedContent(locked), locked.steps, locked.row.round).length;
    return take(tx, actor, locked, input, { kind: "CHECKED", resourceKinds: [null], kindsLeft }, at);
  });

/** P1, L3, second hand: the steward of each kind that has a line; one who stewards several speaks for all of them at once. */
export const reviewSettlement = (actor: Actor, input: SettlementStep, at: Date): Promise<Outcome<Decided>> =>
  inTransaction(async (tx) => {
    const locked = await lockedSettlementInTx(tx, actor, input.settlementId);
    const mine = reviewableKinds(actor, locked.seat);
    if (mine.length === 0) throw locked.missing;
    const open = openKinds(submittedContent(locked), locked.steps, locked.row.round);
    const resourceKinds = open.filter((kind) => mine.includes(kind));
    if (resourceKinds.length === 0) return refuse("NOT_YOUR_TURN");
    const kindsLeft = open.length - resourceKinds.length;
    return take(tx, actor, locked, input, { kind: "REVIEWED", resourceKinds, kindsLeft }, at);
  });

/**
 * L3, last hand: the director approves. Carry-over and return become entries of the ledger in the same transaction, and the year's
 * envelopes close; a payment that came first makes the figures move, one that comes later meets a closed year.
 */
export async function approveSettlement(actor: Actor, input: SettlementStep, at: Date): Promise<Outcome<Decided>> {
  try {
    return await inTransaction(async (tx) => {
      const locked = await lockedSettlementInTx(tx, actor, input.settlementId);
      if (!canApproveSettlement(actor, locked.seat)) throw locked.missing;
      const { teamId, year } = locked.row;
      // Held before the figures are read anew: nobody pays between the look and the entries.
      await tx.$queryRaw`SELECT "id" FROM "BudgetEnvelope" WHERE "teamId" = ${teamId} AND "year" = ${year} ORDER BY "id" FOR UPDATE`;
      return take(tx, actor, locked, input, { kind: "APPROVED", resourceKinds: [null], kindsLeft: 0 }, at);
    });
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}

async function settleInTx(tx: Tx, actor: Actor, locked: LockedSettlement, at: Date): Promise<void> {
  const { row, steps, team } = locked;
  const content = submittedContent(locked);
  const checkedById = steps.find((step) => step.round === row.round && step.kind === "CHECKED")?.byId ?? "";
  for (const line of content.money) {
    const failure = await settleEnvelopeInTx(
      tx,
      actor,
      {
        ...{ teamId: team.id, resource: line.key, year: row.year, settlementId: row.id, checkedById },
        ...{ limitWon: BigInt(line.limitWon), paidWon: BigInt(line.paidWon) },
        ...{ carryWon: BigInt(line.carryWon), returnWon: BigInt(line.returnWon) },
        reason: `${content.agreement.number} · ${row.year}`,
      },
      at,
    );
    if (failure) throw new Refused(failure);
  }
}

/** Whoever's turn it is sends it back with a reason; the team writes again, and the chain begins anew. */
export const returnSettlement = (actor: Actor, input: ReturnSettlement, at: Date): Promise<Outcome<Decided>> =>
  inTransaction(async (tx) => {
    const locked = await lockedSettlementInTx(tx, actor, input.settlementId);
    const { row, team, seat } = locked;
    const mine = reviewableKinds(actor, seat);
    const open = row.content === null ? [] : openKinds(submittedContent(locked), locked.steps, row.round);
    const turns = {
      ...{ SUBMITTED: canCheckSettlement(actor, seat), REVIEWED: canApproveSettlement(actor, seat) },
      ...{ CHECKED: open.some((kind) => mine.includes(kind)), DRAFT: false, APPROVED: false },
    };
    if (!turns.SUBMITTED && !turns.REVIEWED && mine.length === 0) throw locked.missing;
    if (!turns[row.status]) return refuse("NOT_YOUR_TURN");
    const same = samePersonRefusal(locked.steps, row.round, "RETURNED", actor.id);
    if (same) return refuse(same.reason, same.params);
    await setStatus(tx, locked, input.expectedVersion, "DRAFT", at);
    const told = { kind: "settlementReturned", userIds: team.ownPeople };
    const step = { kind: "RETURNED" as const, resourceKinds: [null], reason: input.reason, told };
    await writeStepsInTx(tx, actor, { settlement: row, team }, step, at);
    return ok<Decided>({ status: "DRAFT", version: input.expectedVersion + 1 });
  });
