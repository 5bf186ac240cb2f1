import "server-only";
import { db } from "@/lib/platform/db";
import type { VerificationPlan } from "@/lib/stages/domain/verification-plan";
import { runFlaws } from "../domain/custody";
import type { RunRow } from "../types";

/** V2: every run of a stage with who ran it and what keeps it from counting, newest first. */
export async function listRuns(stageId: string, plan: VerificationPlan): Promise<RunRow[]> {
  const runs = await db.verificationRun.findMany({
    where: { stageId },
    orderBy: [{ importedAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      tool: true,
      toolVersion: true,
      modelName: true,
      modelRevision: true,
      revisionStated: true,
      isLimited: true,
      isTrial: true,
      ranBy: true,
      ranByName: true,
      channel: true,
      importedAt: true,
      importedById: true,
      withdrawnAt: true,
      withdrawReason: true,
      _count: { select: { results: true } },
      stageTeam: {
        select: {
          teamId: true,
          team: { select: { nameKo: true, nameEn: true } },
          modelSubmissions: { orderBy: { registeredAt: "desc" }, take: 1, select: { revision: true } },
        },
      },
    },
  });
  const people = await db.user.findMany({
    where: { id: { in: runs.map((run) => run.importedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return runs.map(({ stageTeam, _count, importedById, withdrawnAt, isLimited, ...run }) => ({
    ...run,
    teamId: stageTeam.teamId,
    teamKo: stageTeam.team.nameKo,
    teamEn: stageTeam.team.nameEn,
    importedBy: names.get(importedById) ?? "–",
    resultCount: _count.results,
    flaws: runFlaws(
      { ...run, isLimited, isWithdrawn: withdrawnAt !== null },
      stageTeam.modelSubmissions[0] ?? null,
      plan.runners,
    ),
  }));
}
