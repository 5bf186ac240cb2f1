import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { orRefused } from "@/lib/teams/commands/refused";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canDecideTalent } from "../domain/access";
import { monthDate } from "../domain/months";
import { requestRefusal, supportByYear, totalOf } from "../domain/support";
import { type PersonFacts, personFacts } from "../queries/facts";
import type { ApproveTalent, EndTalent, RejectTalent } from "../schema";
import { moveTalentMoney } from "./envelope";

type Decided = { version: number };

async function decidable(tx: Tx, actor: Actor, personId: string): Promise<PersonFacts> {
  const before = await personFacts(tx, personId);
  if (!canDecideTalent(actor)) throw new AppError("NOT_FOUND", `researcher ${personId}`);
  await lockTeamInTx(tx, before.teamId);
  return personFacts(tx, personId);
}

/** The guarded write of every decision: the first one of two stands. */
async function setPerson(tx: Tx, person: PersonFacts, expectedVersion: number, data: object): Promise<void> {
  const { count } = await tx.talentPerson.updateMany({
    where: { id: person.id, status: person.status, version: expectedVersion },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `researcher ${person.id} moved on from v${expectedVersion}`);
}

const recorded = ({ teamId, plan }: PersonFacts) => ({
  ...{ teamId, firstMonth: plan.firstMonth, lastMonth: plan.lastMonth },
  ...{ monthlyWon: totalOf(plan.monthly).toString(), matchingBasisPoints: plan.matchingBasisPoints },
});

const tell = (
  tx: Tx,
  person: PersonFacts,
  kind: "talentApproved" | "talentRejected" | "talentEnded",
  reason: string,
  at: Date,
) =>
  notify(tx, {
    kind,
    userIds: person.team.ownPeople,
    params: { name: person.name, reason, lastMonth: person.plan.lastMonth },
    href: `/teams/${person.teamId}/talent/${person.id}`,
    at,
  });

/** H1: the steward says yes: the government's share of every year is bound in that year's envelope, all years or none. */
export const approveTalent = (actor: Actor, input: ApproveTalent, at: Date): Promise<Outcome<Decided>> =>
  orRefused(() =>
    inTransaction(async (tx) => {
      const person = await decidable(tx, actor, input.personId);
      if (person.status !== "REQUESTED") throw new AppError("CONFLICT", `researcher ${person.id} is ${person.status}`);
      if (person.requestedById === actor.id) return refuse("SAME_PERSON");
      const refused = requestRefusal(person.plan, person.team, await rulebookContent(tx, person.team.rulebookVersion));
      if (refused) return refuse(refused.reason, refused.params);
      await setPerson(tx, person, input.expectedVersion, { status: "APPROVED", decidedById: actor.id, decidedAt: at });
      for (const [year, amountWon] of supportByYear(person.plan)) {
        const reason = `H1 ${person.plan.firstMonth}–${person.plan.lastMonth} ${person.id}`;
        await moveTalentMoney(tx, actor, { teamId: person.teamId, year, kind: "COMMIT", amountWon, reason }, at);
      }
      await tell(tx, person, "talentApproved", "", at);
      const data = { ...recorded(person), from: "REQUESTED", to: "APPROVED", reason: null } as const;
      recordAudit(tx, actor, { type: "talent.approved", subjectType: "TalentPerson", subjectId: person.id, data }, at);
      return ok({ version: input.expectedVersion + 1 });
    }),
  );

/** The steward says no, with a reason that the team reads. */
export const rejectTalent = (actor: Actor, input: RejectTalent, at: Date): Promise<Outcome<Decided>> =>
  inTransaction(async (tx) => {
    const person = await decidable(tx, actor, input.personId);
    if (person.status !== "REQUESTED") throw new AppError("CONFLICT", `researcher ${person.id} is ${person.status}`);
    const decided = { decidedById: actor.id, decidedAt: at, decisionReason: input.reason };
    await setPerson(tx, person, input.expectedVersion, { status: "REJECTED", ...decided });
    await tell(tx, person, "talentRejected", input.reason, at);
    const data = { ...recorded(person), from: "REQUESTED", to: "REJECTED", reason: input.reason } as const;
    recordAudit(tx, actor, { type: "talent.rejected", subjectType: "TalentPerson", subjectId: person.id, data }, at);
    return ok({ version: input.expectedVersion + 1 });
  });

/** A researcher leaves before the planned end: the months after it are no longer bound. Refused while one of them is paid or proposed. */
export const endTalent = (actor: Actor, input: EndTalent, at: Date): Promise<Outcome<Decided>> =>
  orRefused(() =>
    inTransaction(async (tx) => {
      const person = await decidable(tx, actor, input.personId);
      if (person.status !== "APPROVED") throw new AppError("CONFLICT", `researcher ${person.id} is ${person.status}`);
      const { plan } = person;
      if (input.lastMonth < plan.firstMonth || input.lastMonth >= plan.lastMonth) return refuse("END_OUTSIDE");
      const after = await tx.talentPayment.count({
        where: { personId: person.id, status: { not: "REJECTED" }, month: { gt: monthDate(input.lastMonth) } },
      });
      if (after > 0) return refuse("MONTHS_PAID");
      await setPerson(tx, person, input.expectedVersion, {
        lastMonth: monthDate(input.lastMonth),
        decisionReason: input.reason,
      });
      const kept = supportByYear({ ...plan, lastMonth: input.lastMonth });
      let freedWon = 0n;
      for (const [year, bound] of supportByYear(plan)) {
        const freed = bound - (kept.get(year) ?? 0n);
        freedWon += freed;
        const movement = {
          teamId: person.teamId,
          year,
          kind: "COMMIT" as const,
          amountWon: -freed,
          reason: input.reason,
        };
        await moveTalentMoney(tx, actor, movement, at);
      }
      const ended = { ...person, plan: { ...plan, lastMonth: input.lastMonth } };
      await tell(tx, ended, "talentEnded", input.reason, at);
      const data = {
        ...{ ...recorded(ended), from: "APPROVED" as const, to: "APPROVED" as const, reason: input.reason },
        ...{ oldLastMonth: plan.lastMonth, freedWon: freedWon.toString() },
      };
      recordAudit(tx, actor, { type: "talent.ended", subjectType: "TalentPerson", subjectId: person.id, data }, at);
      return ok({ version: input.expectedVersion + 1 });
    }),
  );
