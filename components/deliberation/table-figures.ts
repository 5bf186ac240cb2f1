import {
  type Figure,
  figureKey,
  type TableCell,
  type TableTeam,
  type WhatIfFacts,
} from "@/lib/deliberation/domain/what-if";
import { isLessorExcluded, type SupportResource } from "@/lib/teams/domain/support";

/** What the table's fields hold, by figure: GPUs as numbers, won as BigInt, text that is no figure as typed. */
export type Proposed = Record<string, number | bigint | string | null>;
export type TableRow = { team: TableTeam; cell: TableCell; excluded: boolean };

/** Field names must not hold dots or slashes: react-hook-form reads those as paths. */
export const fieldOf = (teamId: string, cell: { resource: SupportResource; period: string }): string =>
  figureKey({ teamId, ...cell }).replace(/[^A-Za-z0-9_-]/g, "_");

/** Rows of one resource and period. A5: nothing may be written where the lead leases GPUs to the government. */
export const rowsOf = (facts: WhatIfFacts, resource: SupportResource, period: string): TableRow[] =>
  facts.teams.flatMap((team) =>
    team.cells
      .filter((cell) => cell.resource === resource && cell.period === period)
      .map((cell) => ({
        ...{ team, cell },
        excluded: resource === "GPU" && isLessorExcluded(facts.rules, team.leadLeasesGpus, period),
      })),
  );

const shown = (resource: SupportResource, amount: bigint): number | bigint =>
  resource === "GPU" ? Number(amount) : amount;

/** The latest draft, or else what was recommended where the committee is asked. */
export function startingFigures(facts: WhatIfFacts, draft: readonly Figure[] | null): Proposed {
  const saved = new Map(draft?.map((figure) => [figureKey(figure), figure.amount]));
  return Object.fromEntries(
    facts.teams.flatMap((team) =>
      team.cells.map((cell) => {
        const { teamId } = team;
        const offered = draft ? saved.get(figureKey({ teamId, ...cell })) : cell.waiting ? cell.recommended : null;
        return [
          fieldOf(teamId, cell),
          offered === null || offered === undefined ? null : shown(cell.resource, offered),
        ];
      }),
    ),
  );
}

/** What is typed as figures; an empty field leaves what stands, and what is no number counts as empty. */
export function typedFigures(facts: WhatIfFacts, proposed: Proposed): Figure[] {
  return facts.teams.flatMap((team) =>
    team.cells.flatMap(({ resource, period }): Figure[] => {
      const value = proposed[fieldOf(team.teamId, { resource, period })];
      if (typeof value !== "bigint" && !(typeof value === "number" && Number.isSafeInteger(value) && value >= 0))
        return [];
      const amount = BigInt(value);
      return amount < 0n ? [] : [{ teamId: team.teamId, resource, period, amount }];
    }),
  );
}
