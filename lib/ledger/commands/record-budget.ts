import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { orRefused, Refused } from "@/lib/teams/commands/refused";
import type { MoneyResource } from "@/lib/teams/domain/support";
import { canPayBudget, canPlanBudget } from "../domain/access";
import { applyMovement, type BudgetKind, budgetRefusal, isWithinEnvelope, roomFor } from "../domain/budget";
import { boundByEnvelope } from "../queries/bound-money";
import type { RecordBudgetInput } from "../schema";

type Recorded = { version: number; movementId: string };

/** T2: sets money of an envelope aside. Negative amounts correct. */
export const planBudget = (actor: Actor, input: RecordBudgetInput, at: Date): Promise<Outcome<Recorded>> =>
  inTransaction((tx) => recordBudgetInTx(tx, actor, "PLAN", input, at));

/** T2: binds money by contract, never above the envelope. */
export const commitBudget = (actor: Actor, input: RecordBudgetInput, at: Date): Promise<Outcome<Recorded>> =>
  inTransaction((tx) => recordBudgetInTx(tx, actor, "COMMIT", input, at));

/**
 * T2, L3: pays what is committed by hand; a director, and nobody who planned or committed money of this envelope. What a lot, a milestone or
 * a researcher has bound is paid there, by what it names: paid here as well it would be paid twice.
 */
export const payBudget = (actor: Actor, input: RecordBudgetInput, at: Date): Promise<Outcome<Recorded>> =>
  orRefused(() =>
    inTransaction(async (tx) => {
      const outcome = await recordBudgetInTx(tx, actor, "PAY", input, at);
      if (!outcome.ok || input.amountWon <= 0n) return outcome;
      const { committedWon, paidWon } = await tx.budgetEnvelope.findUniqueOrThrow({
        where: { id: input.envelopeId },
        select: { committedWon: true, paidWon: true },
      });
      const boundWon = (await boundByEnvelope(tx)).get(input.envelopeId) ?? 0n;
      if (boundWon === 0n || committedWon - paidWon >= boundWon) return outcome;
      const roomWon = committedWon - paidWon + input.amountWon - boundWon;
      throw new Refused(
        refuse("BOUND_ELSEWHERE", { boundWon: Number(boundWon), roomWon: Number(roomWon < 0n ? 0n : roomWon) }),
      );
    }),
  );

const ENVELOPE = {
  id: true,
  teamId: true,
  resource: true,
  year: true,
  limitWon: true,
  plannedWon: true,
  committedWon: true,
  paidWon: true,
  version: true,
  settlementId: true,
  team: { select: { status: true } },
} as const;

const EVENTS = { PLAN: "budget.planned", COMMIT: "budget.committed", PAY: "budget.paid" } as const;
const COLUMNS = { PLAN: "plannedWon", COMMIT: "committedWon", PAY: "paidWon" } as const;

/** One movement of one envelope, for nouns whose decisions move money; authorises by the kind and the resource. */
export async function recordBudgetInTx(
  tx: Tx,
  actor: Actor,
  kind: BudgetKind,
  input: RecordBudgetInput,
  at: Date,
): Promise<Outcome<Recorded>> {
  // The row lock makes rivals queue; CHECK BudgetEnvelope_order holds even without it.
  await tx.$queryRaw`SELECT id FROM "BudgetEnvelope" WHERE id = ${input.envelopeId} FOR UPDATE`;
  const envelope = await tx.budgetEnvelope.findUnique({ where: { id: input.envelopeId }, select: ENVELOPE });
  const resource = envelope?.resource as MoneyResource;
  const allowed = kind === "PAY" ? canPayBudget : canPlanBudget;
  if (!envelope || !allowed(actor, resource)) throw new AppError("NOT_FOUND", `envelope ${input.envelopeId}`);
  if (envelope.settlementId !== null) return refuse("ENVELOPE_SETTLED", { year: String(envelope.year) });
  const refusal = budgetRefusal(envelope.team, resource, kind, input.amountWon);
  if (refusal) return refuse(refusal.reason, refusal.params);
  const planners = await plannersOf(tx, envelope.id);
  if (kind === "PAY" && planners.includes(actor.id)) return refuse("SAME_PERSON");
  const next = applyMovement(envelope, kind, input.amountWon);
  if (!isWithinEnvelope(next)) {
    return refuse(input.amountWon > 0n ? "ENVELOPE_EXCEEDED" : "ENVELOPE_BELOW_USE", {
      roomWon: Number(roomFor(envelope, kind)),
      year: envelope.year,
    });
  }
  const { count } = await tx.budgetEnvelope.updateMany({
    where: { id: envelope.id, version: input.expectedVersion ?? envelope.version },
    data: { [COLUMNS[kind]]: next[COLUMNS[kind]], version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `envelope ${envelope.id} moved on`);
  // A payment carries both hands: who committed the money, and the director who releases it.
  const byId = kind === "PAY" ? (planners[0] ?? actor.id) : actor.id;
  const approvedById = kind === "PAY" ? actor.id : null;
  const { amountWon, reason } = input;
  const { id: movementId } = await tx.budgetMovement.create({
    data: { envelopeId: envelope.id, kind, amountWon, reason, byId, approvedById, at },
    select: { id: true },
  });
  const data = {
    ...{ teamId: envelope.teamId, resource, year: envelope.year, amountWon: amountWon.toString(), reason },
    from: envelope[COLUMNS[kind]].toString(),
    to: next[COLUMNS[kind]].toString(),
  };
  const subject = { subjectType: "BudgetEnvelope", subjectId: envelope.id } as const;
  if (kind === "PAY")
    recordAudit(tx, actor, { type: EVENTS.PAY, ...subject, data: { ...data, approvedById: actor.id } }, at);
  else recordAudit(tx, actor, { type: EVENTS[kind], ...subject, data }, at);
  return ok({ version: envelope.version + 1, movementId });
}

/** Who planned or committed here, the latest first. */
async function plannersOf(tx: Tx, envelopeId: string): Promise<string[]> {
  const rows = await tx.budgetMovement.findMany({
    where: { envelopeId, kind: { in: ["PLAN", "COMMIT"] } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { byId: true },
  });
  return [...new Set(rows.map((row) => row.byId))];
}
