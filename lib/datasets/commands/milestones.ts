import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { moveMoneyInTx } from "@/lib/ledger/commands/move-money";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { orRefused } from "@/lib/teams/commands/refused";
import { resourceStaff } from "@/lib/teams/queries/resource-staff";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canPayData } from "../domain/access";
import { type MilestoneStatus, reportRefusal } from "../domain/projects";
import { requireManager, requireOwnTeam } from "../queries/facts";
import type { ReturnMilestone } from "../schema";

type Input = { milestoneId: string };

const MILESTONE = {
  ...{ id: true, number: true, title: true, amountWon: true, status: true, projectId: true },
  ...{ reportedById: true, acceptedById: true },
  project: { select: { teamId: true, year: true, status: true, title: true } },
  _count: { select: { evidence: true } },
} as const;

async function milestoneFacts(tx: Tx, milestoneId: string) {
  const find = () => tx.dataMilestone.findUnique({ where: { id: milestoneId }, select: MILESTONE });
  const before = await find();
  if (!before) throw new AppError("NOT_FOUND", `data milestone ${milestoneId}`);
  const team = await lockTeamInTx(tx, before.project.teamId);
  return { milestone: (await find()) ?? before, team };
}
type Facts = Awaited<ReturnType<typeof milestoneFacts>>;

/** The guarded write: of two at once the first stands. */
async function setMilestone(tx: Tx, id: string, from: MilestoneStatus, data: object): Promise<void> {
  const { count } = await tx.dataMilestone.updateMany({ where: { id, status: from }, data });
  if (count === 0) throw new AppError("CONFLICT", `data milestone ${id} is no longer ${from}`);
}

const recorded = ({ milestone }: Facts, to: MilestoneStatus, reason: string | null = null) => ({
  ...{ projectId: milestone.projectId, teamId: milestone.project.teamId, number: milestone.number },
  ...{ amountWon: milestone.amountWon.toString(), from: milestone.status, to, reason },
});

const tell = (tx: Tx, { milestone, team }: Facts, kind: string, userIds: readonly string[], at: Date, reason = "") =>
  notify(tx, {
    ...{ kind, userIds, at },
    params: {
      ...{ team: { ko: team.nameKo, en: team.nameEn }, title: milestone.project.title, milestone: milestone.title },
      ...{ amountWon: milestone.amountWon, reason },
    },
    href: `/teams/${team.id}/data#projects`,
  });

const subject = (id: string) => ({ subjectType: "DataMilestone", subjectId: id });

/** T1: the team says on evidence that a milestone is reached. */
export function reportMilestone(actor: Actor, input: Input, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const facts = await milestoneFacts(tx, input.milestoneId);
    const { milestone, team } = facts;
    await requireOwnTeam(tx, actor, team.id);
    const state = { status: milestone.status, evidence: milestone._count.evidence };
    const refused = reportRefusal(state, milestone.project, team);
    if (refused) return refuse(refused.reason, refused.params);
    await setMilestone(tx, milestone.id, "PLANNED", { status: "REPORTED", reportedById: actor.id, reportedAt: at });
    await tell(tx, facts, "dataMilestoneReported", await resourceStaff(tx, "DATA", ["STEWARD"], at), at);
    const data = recorded(facts, "REPORTED");
    recordAudit(tx, actor, { type: "data.milestoneReported", ...subject(milestone.id), data }, at);
    return ok(null);
  });
}

/** The steward sends it back with a reason; the team reports it again. */
export async function returnMilestone(actor: Actor, input: ReturnMilestone, at: Date): Promise<Outcome<null>> {
  requireManager(actor, `data milestone ${input.milestoneId}`);
  return inTransaction(async (tx) => {
    const facts = await milestoneFacts(tx, input.milestoneId);
    const { milestone, team } = facts;
    await setMilestone(tx, milestone.id, "REPORTED", {
      ...{ status: "PLANNED", reportedById: null, reportedAt: null, returnReason: input.reason },
    });
    await tell(tx, facts, "dataMilestoneReturned", team.ownPeople, at, input.reason);
    const data = recorded(facts, "PLANNED", input.reason);
    recordAudit(tx, actor, { type: "data.milestoneReturned", ...subject(milestone.id), data }, at);
    return ok(null);
  });
}

/** T1, L3: the steward, who did not report it, accepts: its amount is bound in the year's envelope. Refused once the team has left. */
export async function acceptMilestone(actor: Actor, input: Input, at: Date): Promise<Outcome<null>> {
  requireManager(actor, `data milestone ${input.milestoneId}`);
  return orRefused(() =>
    inTransaction(async (tx) => {
      const facts = await milestoneFacts(tx, input.milestoneId);
      const { milestone, team } = facts;
      if (milestone.reportedById === actor.id) return refuse("SAME_PERSON");
      if (milestone.status !== "REPORTED") throw new AppError("CONFLICT", `data milestone is ${milestone.status}`);
      const movementId = await move(tx, actor, facts, "COMMIT", at);
      await setMilestone(tx, milestone.id, "REPORTED", {
        ...{ status: "ACCEPTED", acceptedById: actor.id, acceptedAt: at, commitMovementId: movementId },
      });
      const directors = await resourceStaff(tx, "DATA", ["DIRECTOR"], at);
      await tell(tx, facts, "dataMilestoneAccepted", directors, at);
      await tell(tx, facts, "dataMilestoneAcceptedTeam", team.ownPeople, at);
      const data = recorded(facts, "ACCEPTED");
      recordAudit(tx, actor, { type: "data.milestoneAccepted", ...subject(milestone.id), data }, at);
      return ok(null);
    }),
  );
}

/** L3: a director, who bound none of it, pays what is bound. */
export async function payMilestone(actor: Actor, input: Input, at: Date): Promise<Outcome<null>> {
  if (!canPayData(actor)) throw new AppError("NOT_FOUND", `data milestone ${input.milestoneId}`);
  return orRefused(() =>
    inTransaction(async (tx) => {
      const facts = await milestoneFacts(tx, input.milestoneId);
      const { milestone, team } = facts;
      if (milestone.acceptedById === actor.id) return refuse("SAME_PERSON");
      if (milestone.status !== "ACCEPTED") throw new AppError("CONFLICT", `data milestone is ${milestone.status}`);
      const movementId = await move(tx, actor, facts, "PAY", at);
      await setMilestone(tx, milestone.id, "ACCEPTED", {
        ...{ status: "PAID", paidById: actor.id, paidAt: at, payMovementId: movementId },
      });
      await tell(tx, facts, "dataMilestonePaid", team.ownPeople, at);
      const data = { ...recorded(facts, "PAID"), acceptedById: milestone.acceptedById ?? "" };
      recordAudit(tx, actor, { type: "data.milestonePaid", ...subject(milestone.id), data }, at);
      return ok(null);
    }),
  );
}

async function move(tx: Tx, actor: Actor, { milestone, team }: Facts, kind: "COMMIT" | "PAY", at: Date) {
  const reason = `T1 ${milestone.project.title} ${milestone.number}`;
  const place = { teamId: team.id, resource: "DATA_OWN", year: milestone.project.year } as const;
  const money = { ...place, kind, amountWon: milestone.amountWon, reason };
  return (await moveMoneyInTx(tx, actor, money, at)).movementId;
}
