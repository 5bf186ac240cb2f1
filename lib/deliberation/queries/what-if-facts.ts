import "server-only";
import { dayOf, halfYearDays } from "@/lib/ledger/domain/calendar";
import { gpusHeld } from "@/lib/ledger/domain/capacity";
import { peakWithin } from "@/lib/ledger/domain/pool-use";
import { poolPeriods } from "@/lib/ledger/queries/ledger-facts";
import type { Reader } from "@/lib/platform/db";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent } from "@/lib/rulebook/queries";
import {
  cellKey,
  figureOf,
  nextStep,
  SUPPORT_RESOURCES,
  type SupportResource,
  type SupportStepRow,
  supportCells,
  supportPeriods,
} from "@/lib/teams/domain/support";
import type { Prisma } from "@/prisma/generated/client";
import type { TableCell, WhatIfFacts } from "../domain/what-if";

const TEAM = {
  id: true,
  nameKo: true,
  nameEn: true,
  status: true,
  proposal: { select: { leadOrganisation: { select: { leasesGpusToGovernment: true } } } },
  supportSteps: true,
  allocations: {
    where: { status: { not: "REJECTED" } },
    select: { id: true, poolId: true, teamId: true, gpuCount: true, validFrom: true, validTo: true, status: true },
  },
  envelopes: { select: { resource: true, year: true, plannedWon: true, committedWon: true } },
} satisfies Prisma.TeamSelect;
type Row = Prisma.TeamGetPayload<{ select: typeof TEAM }>;

const amountOf = (row: SupportStepRow | undefined): bigint | null => {
  const figure = figureOf(row);
  return figure === null ? null : BigInt(figure);
};

/** Allocated on the tightest day of a half-year, or planned or committed of a year. */
function inUse(team: Row, resource: SupportResource, period: string): bigint {
  if (resource === "GPU") {
    const allocations = team.allocations.map((one) => ({
      ...one,
      validFrom: dayOf(one.validFrom),
      validTo: dayOf(one.validTo),
    }));
    return BigInt(peakWithin(allocations, halfYearDays(period)));
  }
  const envelope = team.envelopes.find((one) => one.resource === resource && String(one.year) === period);
  if (!envelope) return 0n;
  return envelope.plannedWon > envelope.committedWon ? envelope.plannedWon : envelope.committedWon;
}

type Cell = TableCell & { agreed: bigint | null };

function cellsOf(team: Row, rulebook: RulebookContent): Cell[] {
  const cells = supportCells(team.supportSteps);
  return SUPPORT_RESOURCES.flatMap((resource) =>
    supportPeriods(rulebook, resource).map((period) => {
      const cell = cells.get(cellKey({ resource, period }));
      const steps = cell?.steps ?? {};
      const agreed = amountOf(steps.AGREED);
      return {
        ...{ resource, period, agreed, inUse: inUse(team, resource, period) },
        ...{ requested: amountOf(steps.REQUESTED), recommended: amountOf(steps.RECOMMENDED) },
        standing: amountOf(steps.DELIBERATED) ?? agreed,
        waiting: nextStep(cell) === "DELIBERATED",
      };
    }),
  );
}

/** What a team off the table takes up: the most of what was fixed, agreed and used, so that nothing is promised twice. */
function heldElsewhere(team: Row, { resource, period, standing, agreed, inUse: used }: Cell) {
  // A team that left keeps what is still allocated to it, and its talent support (H2).
  const promised = team.status === "ACTIVE" || resource === "TALENT" ? [standing ?? 0n, agreed ?? 0n] : [];
  const amount = [...promised, used].reduce((most, one) => (one > most ? one : most), 0n);
  return amount > 0n ? [{ resource, period, amount }] : [];
}

/** Everything the what-if table is computed from (D1), for the page and for the command alike. Callers authorise. */
export async function whatIfFacts(
  reader: Reader,
  { teamIds, rulebookVersion }: { teamIds: readonly string[]; rulebookVersion: number },
): Promise<WhatIfFacts> {
  const rulebook = await rulebookContent(reader, rulebookVersion);
  const [teams, pools] = await Promise.all([
    reader.team.findMany({ orderBy: { nameKo: "asc" }, select: TEAM }),
    poolPeriods(reader),
  ]);
  const onTable = teams.filter((team) => teamIds.includes(team.id));
  const { programme, gpu, talent, data } = rulebook;
  return {
    rules: { programme, gpu, talent, data },
    teams: onTable.map((team) => ({
      ...{ teamId: team.id, nameKo: team.nameKo, nameEn: team.nameEn, status: team.status },
      leadLeasesGpus: team.proposal.leadOrganisation.leasesGpusToGovernment,
      cells: cellsOf(team, rulebook).map(({ agreed: _agreed, ...cell }) => cell),
    })),
    elsewhere: teams
      .filter((team) => !teamIds.includes(team.id))
      .flatMap((team) => cellsOf(team, rulebook).flatMap((cell) => heldElsewhere(team, cell))),
    held: gpu.halfYears.map((halfYear) => ({ halfYear, gpuCount: gpusHeld(pools, halfYear) })),
    activeTeams: teams.filter((team) => team.status === "ACTIVE").length,
  };
}
