import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { dateOf } from "@/lib/ledger/domain/calendar";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { resourceStaff } from "@/lib/teams/queries/resource-staff";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { approvalRefusal, projectRefusal, projectTotal } from "../domain/projects";
import { requireManager, requireOwnTeam } from "../queries/facts";
import type { ApproveProject, RejectProject, RequestProject } from "../schema";

type Decided = { version: number };
const href = (teamId: string): string => `/teams/${teamId}/data#projects`;

type Told = { teamId: string; year: number; milestones: readonly { amountWon: bigint }[] };
const recorded = (project: Told, from: string | null, to: string, reason: string | null) => ({
  ...{ teamId: project.teamId, year: project.year, milestones: project.milestones.length, from, to, reason },
  totalWon: projectTotal(project.milestones).toString(),
});

/** T1: a team lays its own project before the steward: milestones with amount and due day. Nothing is bound yet. */
export function requestProject(actor: Actor, input: RequestProject, at: Date): Promise<Outcome<{ projectId: string }>> {
  return inTransaction(async (tx) => {
    const team = await requireOwnTeam(tx, actor, input.teamId);
    const refused = projectRefusal(input, team);
    if (refused) return refuse(refused.reason, refused.params);
    const milestones = [...input.milestones].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
    const { id } = await tx.dataProject.create({
      data: {
        ...{ teamId: team.id, title: input.title, description: input.description, year: input.year },
        ...{ requestedById: actor.id, requestedAt: at },
        milestones: {
          create: milestones.map(({ title, amountWon, dueOn }, index) => ({
            ...{ number: index + 1, title, amountWon, dueOn: dateOf(dueOn) },
          })),
        },
      },
      select: { id: true },
    });
    await notify(tx, {
      kind: "dataProjectRequested",
      userIds: await resourceStaff(tx, "DATA", ["STEWARD"], at),
      params: { team: { ko: team.nameKo, en: team.nameEn }, title: input.title, totalWon: projectTotal(milestones) },
      href: href(team.id),
      at,
    });
    const data = recorded(input, null, "REQUESTED", null);
    recordAudit(tx, actor, { type: "data.projectRequested", subjectType: "DataProject", subjectId: id, data }, at);
    return ok({ projectId: id });
  });
}

const PROJECT = {
  ...{ id: true, teamId: true, title: true, year: true, status: true, requestedById: true },
  milestones: { select: { amountWon: true } },
} as const;

async function requested(tx: Tx, projectId: string) {
  const project = await tx.dataProject.findUnique({ where: { id: projectId }, select: PROJECT });
  if (!project) throw new AppError("NOT_FOUND", `data project ${projectId}`);
  const team = await lockTeamInTx(tx, project.teamId);
  return { project, team };
}

async function setProject(tx: Tx, id: string, expectedVersion: number, data: object): Promise<void> {
  const { count } = await tx.dataProject.updateMany({
    where: { id, status: "REQUESTED", version: expectedVersion },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `data project ${id} was decided meanwhile`);
}

/** What of a year's envelope is promised to approved projects of the team. */
async function approvedOf(tx: Tx, teamId: string, year: number): Promise<bigint> {
  const sum = await tx.dataMilestone.aggregate({
    where: { project: { teamId, year, status: "APPROVED" } },
    _sum: { amountWon: true },
  });
  return sum._sum.amountWon ?? 0n;
}

/** T1, L3: the steward says yes, when it fits into the year's envelope beside what was approved before. Milestones bind the money. */
export async function approveProject(actor: Actor, input: ApproveProject, at: Date): Promise<Outcome<Decided>> {
  requireManager(actor, `data project ${input.projectId}`);
  return inTransaction(async (tx) => {
    const { project, team } = await requested(tx, input.projectId);
    if (project.requestedById === actor.id) return refuse("SAME_PERSON");
    if (team.status !== "ACTIVE") return refuse("TEAM_LEFT");
    const envelope = await tx.budgetEnvelope.findUnique({
      where: { teamId_resource_year: { teamId: team.id, resource: "DATA_OWN", year: project.year } },
      select: { limitWon: true },
    });
    const refused = approvalRefusal(projectTotal(project.milestones), {
      ...{ year: project.year, limitWon: envelope?.limitWon ?? null },
      approvedWon: await approvedOf(tx, team.id, project.year),
    });
    if (refused) return refuse(refused.reason, refused.params);
    await setProject(tx, project.id, input.expectedVersion, {
      ...{ status: "APPROVED", decidedById: actor.id, decidedAt: at },
    });
    const about = { userIds: team.ownPeople, href: href(team.id), at };
    await notify(tx, { kind: "dataProjectApproved", params: { title: project.title }, ...about });
    const data = recorded(project, "REQUESTED", "APPROVED", null);
    const event = { type: "data.projectApproved", subjectType: "DataProject", subjectId: project.id, data } as const;
    recordAudit(tx, actor, event, at);
    return ok({ version: input.expectedVersion + 1 });
  });
}

/** The steward says no, with a reason that the team reads. */
export async function rejectProject(actor: Actor, input: RejectProject, at: Date): Promise<Outcome<Decided>> {
  requireManager(actor, `data project ${input.projectId}`);
  return inTransaction(async (tx) => {
    const { project, team } = await requested(tx, input.projectId);
    if (project.requestedById === actor.id) return refuse("SAME_PERSON");
    const decided = { decidedById: actor.id, decidedAt: at, decisionReason: input.reason };
    await setProject(tx, project.id, input.expectedVersion, { status: "REJECTED", ...decided });
    const about = { userIds: team.ownPeople, href: href(team.id), at };
    await notify(tx, {
      kind: "dataProjectRejected",
      params: { title: project.title, reason: input.reason },
      ...about,
    });
    const data = recorded(project, "REQUESTED", "REJECTED", input.reason);
    const event = { type: "data.projectRejected", subjectType: "DataProject", subjectId: project.id, data } as const;
    recordAudit(tx, actor, event, at);
    return ok({ version: input.expectedVersion + 1 });
  });
}
