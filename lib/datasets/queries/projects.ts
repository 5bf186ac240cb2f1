import "server-only";
import type { Actor } from "@/lib/access/actor";
import { dayAt, dayOf } from "@/lib/ledger/domain/calendar";
import { db } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";
import { canManageData, canPayData } from "../domain/access";
import { projectTotal } from "../domain/projects";
import type { DataEvidenceView, MilestoneView, ProjectView } from "../types";
import { evidenceOf } from "./evidence";

const PROJECT = {
  ...{ id: true, teamId: true, title: true, description: true, year: true, status: true, requestedById: true },
  ...{ requestedAt: true, decidedAt: true, decisionReason: true, version: true },
  team: { select: { nameKo: true, nameEn: true, status: true } },
  milestones: {
    orderBy: { number: "asc" },
    select: {
      ...{ id: true, number: true, title: true, amountWon: true, dueOn: true, status: true, returnReason: true },
      ...{ reportedById: true, acceptedById: true },
    },
  },
} satisfies Prisma.DataProjectSelect;
type Stored = Prisma.DataProjectGetPayload<{ select: typeof PROJECT }>;
type Reader = { actor: Actor; isOwn: (teamId: string) => boolean; today: string };

function milestoneView(
  { reportedById, acceptedById, dueOn, ...row }: Stored["milestones"][number],
  project: Stored,
  evidence: DataEvidenceView[],
  { actor, isOwn, today }: Reader,
): MilestoneView {
  const runs = project.status === "APPROVED";
  const own = isOwn(project.teamId);
  return {
    ...{ ...row, dueOn: dayOf(dueOn), evidence },
    overdue: runs && row.status === "PLANNED" && dayOf(dueOn) < today,
    may: {
      report: runs && own && row.status === "PLANNED" && project.team.status === "ACTIVE" && evidence.length > 0,
      addEvidence: runs && (own || canManageData(actor)) && row.status !== "PAID",
      accept: row.status === "REPORTED" && canManageData(actor) && reportedById !== actor.id,
      pay: row.status === "ACCEPTED" && canPayData(actor) && acceptedById !== actor.id,
    },
  };
}

/** Own projects with their milestones and evidence, newest first; four statements however many. Callers authorise. */
export async function projectViews(
  where: Prisma.DataProjectWhereInput,
  actor: Actor,
  ownTeams: readonly string[],
  at: Date,
): Promise<ProjectView[]> {
  const rows = await db.dataProject.findMany({
    where,
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    select: PROJECT,
  });
  const ids = rows.flatMap(({ milestones }) => milestones.map(({ id }) => id));
  const evidence = Map.groupBy(await evidenceOf({ milestoneId: { in: ids } }), (one) => one.milestoneId);
  const reader = { actor, isOwn: (teamId: string) => ownTeams.includes(teamId), today: dayAt(at) };
  return rows.map((row) => {
    const { milestones, team, requestedById, ...own } = row;
    const sum = (...statuses: string[]) => projectTotal(milestones.filter(({ status }) => statuses.includes(status)));
    return {
      ...{ ...own, teamKo: team.nameKo, teamEn: team.nameEn, totalWon: projectTotal(milestones) },
      ...{ committedWon: sum("ACCEPTED", "PAID"), paidWon: sum("PAID") },
      mayDecide: row.status === "REQUESTED" && canManageData(actor) && requestedById !== actor.id,
      milestones: milestones.map((one) => milestoneView(one, row, evidence.get(one.id) ?? [], reader)),
    };
  });
}
