import "server-only";
import type { Reader } from "@/lib/platform/db";
import { rulebookContent } from "@/lib/rulebook/queries";
import { agreedGpus } from "@/lib/teams/queries/team-facts";
import type { HandoverFacts, HandoverTeam } from "../domain/handover";
import { poolPeriods, poolPromises } from "./ledger-facts";

const TEAM = {
  ...{ id: true, nameKo: true, nameEn: true, status: true },
  call: { select: { rulebookVersion: true } },
  proposal: { select: { leadOrganisation: { select: { leasesGpusToGovernment: true } } } },
} as const;

export type NamedTeam = HandoverTeam & { nameKo: string; nameEn: string };

/** Pools, promises and teams as the rules of hand-over plans read them; callers authorise. */
export async function handoverFacts(reader: Reader): Promise<Omit<HandoverFacts, "teams"> & { teams: NamedTeam[] }> {
  const [pools, promises, rows] = await Promise.all([
    poolPeriods(reader),
    poolPromises(reader),
    reader.team.findMany({ orderBy: { nameKo: "asc" }, select: TEAM }),
  ]);
  const versions = [...new Set(rows.map((row) => row.call.rulebookVersion))];
  const [agreed, rulebooks] = await Promise.all([
    agreedGpus(
      reader,
      rows.map((row) => row.id),
    ),
    Promise.all(versions.map(async (version) => [version, await rulebookContent(reader, version)] as const)),
  ]);
  const byVersion = new Map(rulebooks);
  const teams = rows.map(({ call, proposal, ...team }) => ({
    ...team,
    leadLeasesGpus: proposal.leadOrganisation.leasesGpusToGovernment,
    blocks: byVersion.get(call.rulebookVersion)?.gpu.blocks ?? [],
    lessorExcludedThrough: byVersion.get(call.rulebookVersion)?.gpu.lessorExcludedThrough ?? "",
    agreed: agreed.get(team.id) ?? new Map<string, number>(),
  }));
  return { pools, promises, teams };
}
