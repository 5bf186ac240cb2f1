import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { viewableResources, visibleTeams } from "../domain/access";
import { nextStep, supportCells } from "../domain/support";
import type { TeamListItem } from "../types";

const LIST = {
  id: true,
  nameKo: true,
  nameEn: true,
  status: true,
  joinedAt: true,
  leftAt: true,
  call: { select: { code: true } },
  proposal: {
    select: {
      leadOrganisation: { select: { nameKo: true, nameEn: true } },
      members: { where: { declinedAt: null }, select: { id: true } },
    },
  },
} as const;

/** Teams this reader may see: staff all of them, others their own (after publication). Active ones first, then by Korean name. */
export async function listTeams(actor: Actor): Promise<TeamListItem[]> {
  const resources = viewableResources(actor);
  const shown = resources.length > 0 ? { resource: { in: resources } } : { step: "AGREED" as const };
  const teams = await db.team.findMany({
    where: visibleTeams(actor),
    orderBy: [{ status: "asc" }, { nameKo: "asc" }],
    select: { ...LIST, supportSteps: { where: shown } },
  });
  return teams.map(({ call, proposal, supportSteps, ...team }) => {
    const cells = [...supportCells(supportSteps).values()];
    const agreed = cells.flatMap((cell) => (cell.steps.AGREED ? [cell.steps.AGREED] : []));
    return {
      ...team,
      callCode: call.code,
      leadKo: proposal.leadOrganisation.nameKo,
      leadEn: proposal.leadOrganisation.nameEn,
      memberCount: proposal.members.length,
      agreedGpu: agreed
        .filter((row) => row.resource === "GPU")
        .map((row) => ({ period: row.period, gpuCount: row.gpuCount ?? 0 }))
        .sort((a, b) => (a.period < b.period ? -1 : 1)),
      agreedWon: agreed.reduce((sum, row) => sum + (row.amountWon ?? 0n), 0n),
      waiting: resources.length > 0 ? cells.filter((cell) => nextStep(cell) !== null).length : 0,
    };
  });
}
