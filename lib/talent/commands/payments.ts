import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { orRefused } from "@/lib/teams/commands/refused";
import { resourceStaff } from "@/lib/teams/queries/resource-staff";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canDecideTalent, canReleasePayment } from "../domain/access";
import { monthAt, monthDate, monthOf, yearOf } from "../domain/months";
import { type Costs, paymentRefusal, supportOf, totalOf } from "../domain/support";
import { type PersonFacts, paidCosts, personFacts } from "../queries/facts";
import type { ApprovePayment, ProposePayment, RejectPayment } from "../schema";
import { moveTalentMoney } from "./envelope";

const href = ({ teamId, id }: PersonFacts): string => `/teams/${teamId}/talent/${id}`;
type Amounts = { month: string; costs: Costs; supportWon: bigint; reason: string | null };
const recorded = (person: PersonFacts, { month, costs, supportWon, reason }: Amounts) => ({
  ...{ personId: person.id, teamId: person.teamId, month, reason },
  ...{ costWon: totalOf(costs).toString(), supportWon: supportWon.toString() },
});

/** Months that are taken and months that evidence vouches for. */
async function paymentFacts(tx: Tx, personId: string, at: Date) {
  const [payments, evidence] = [
    await tx.talentPayment.findMany({
      where: { personId, status: { not: "REJECTED" } },
      select: { month: true },
    }),
    await tx.talentEvidence.findMany({ where: { personId, month: { not: null } }, select: { month: true } }),
  ];
  const months = (rows: { month: Date | null }[]) => rows.flatMap(({ month }) => (month ? [monthOf(month)] : []));
  return { paidOrProposed: months(payments), evidenceMonths: months(evidence), currentMonth: monthAt(at) };
}

/** H3: the steward proposes to pay the government's share of one month that evidence vouches for. Refusals: those of paymentRefusal. */
export function proposePayment(actor: Actor, input: ProposePayment, at: Date): Promise<Outcome<{ paymentId: string }>> {
  return inTransaction(async (tx) => {
    const before = await personFacts(tx, input.personId);
    if (!canDecideTalent(actor)) throw new AppError("NOT_FOUND", `researcher ${input.personId}`);
    await lockTeamInTx(tx, before.teamId);
    const person = await personFacts(tx, input.personId);
    if (person.status !== "APPROVED") return refuse("NOT_APPROVED");
    const costs = { labour: input.labourWon, research: input.researchWon, stay: input.stayWon };
    const rules = await rulebookContent(tx, person.team.rulebookVersion);
    const refused = paymentRefusal(
      { month: input.month, costs },
      person.plan,
      await paymentFacts(tx, person.id, at),
      rules,
    );
    if (refused) return refuse(refused.reason, refused.params);
    const supportWon = supportOf(costs, person.plan.matchingBasisPoints);
    const { id } = await tx.talentPayment.create({
      data: {
        ...{ personId: person.id, month: monthDate(input.month), supportWon, proposedById: actor.id, proposedAt: at },
        ...{ labourWon: costs.labour, researchWon: costs.research, stayWon: costs.stay },
      },
      select: { id: true },
    });
    await notify(tx, {
      kind: "talentPaymentProposed",
      userIds: (await resourceStaff(tx, "TALENT", ["DIRECTOR"], at)).filter((userId) => userId !== actor.id),
      params: { team: { ko: person.team.nameKo, en: person.team.nameEn }, month: input.month, supportWon },
      href: href(person),
      at,
    });
    const data = recorded(person, { month: input.month, costs, supportWon, reason: null });
    recordAudit(tx, actor, { type: "talent.paymentProposed", subjectType: "TalentPayment", subjectId: id, data }, at);
    return ok({ paymentId: id });
  });
}

async function decidable(tx: Tx, actor: Actor, paymentId: string) {
  const payment = await tx.talentPayment.findUnique({ where: { id: paymentId } });
  if (!payment || !canReleasePayment(actor)) throw new AppError("NOT_FOUND", `talent payment ${paymentId}`);
  const person = await personFacts(tx, payment.personId);
  await lockTeamInTx(tx, person.teamId);
  return { payment, person, month: monthOf(payment.month), costs: paidCosts(payment) };
}

async function setPayment(tx: Tx, id: string, data: object): Promise<void> {
  const { count } = await tx.talentPayment.updateMany({ where: { id, status: "PROPOSED" }, data });
  if (count === 0) throw new AppError("CONFLICT", `talent payment ${id} was decided meanwhile`);
}

/** L3, H1: another person releases it, out of what is bound in the year's envelope. Whether the team still competes is not asked (H2). */
export const approvePayment = (actor: Actor, { paymentId }: ApprovePayment, at: Date): Promise<Outcome<null>> =>
  orRefused(() =>
    inTransaction(async (tx) => {
      const { payment, person, month, costs } = await decidable(tx, actor, paymentId);
      if (payment.proposedById === actor.id) return refuse("SAME_PERSON");
      await setPayment(tx, paymentId, { status: "PAID", decidedById: actor.id, decidedAt: at });
      const { supportWon } = payment;
      const reason = `H3 ${month} ${person.id}`;
      const movement = {
        teamId: person.teamId,
        year: yearOf(month),
        kind: "PAY" as const,
        amountWon: supportWon,
        reason,
      };
      await moveTalentMoney(tx, actor, movement, at);
      await notify(tx, {
        kind: "talentPaid",
        userIds: person.team.ownPeople,
        params: { name: person.name, month, supportWon },
        href: href(person),
        at,
      });
      const data = {
        ...recorded(person, { month, costs, supportWon, reason: null }),
        proposedById: payment.proposedById,
      };
      const event = {
        type: "talent.paymentApproved",
        subjectType: "TalentPayment",
        subjectId: paymentId,
        data,
      } as const;
      recordAudit(tx, actor, event, at);
      return ok(null);
    }),
  );

/** The director returns it with a reason; the month can be proposed again. */
export const rejectPayment = (actor: Actor, { paymentId, reason }: RejectPayment, at: Date): Promise<Outcome<null>> =>
  inTransaction(async (tx) => {
    const { payment, person, month, costs } = await decidable(tx, actor, paymentId);
    await setPayment(tx, paymentId, {
      status: "REJECTED",
      decidedById: actor.id,
      decidedAt: at,
      decisionReason: reason,
    });
    await notify(tx, {
      kind: "talentPaymentRejected",
      userIds: [payment.proposedById],
      params: { team: { ko: person.team.nameKo, en: person.team.nameEn }, month, reason },
      href: href(person),
      at,
    });
    const data = recorded(person, { month, costs, supportWon: payment.supportWon, reason });
    recordAudit(
      tx,
      actor,
      { type: "talent.paymentRejected", subjectType: "TalentPayment", subjectId: paymentId, data },
      at,
    );
    return ok(null);
  });
