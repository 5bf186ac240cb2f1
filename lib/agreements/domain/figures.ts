import {
  cellKey,
  entryRefusal,
  figureOf,
  SUPPORT_RESOURCES,
  type SupportCell,
  type SupportEntry,
  type SupportRefusal,
  type SupportRules,
  type SupportStepRow,
  type SupportSubject,
  supportCells,
  type TeamStatus,
} from "@/lib/teams/domain/support";
import { type AgreementFigure, entryOfFigure } from "./content";

type Cells = ReadonlyMap<string, SupportCell>;
/**
 * What counts for an agreement. H2: of a team that left, talent support goes on; of everything else only what is agreed already
 * counts, whatever the committee had fixed before.
 */
export const countingCells = (rows: readonly SupportStepRow[], status: TeamStatus): Map<string, SupportCell> =>
  supportCells(rows.filter(({ resource, step }) => status === "ACTIVE" || resource === "TALENT" || step === "AGREED"));

type Place = Pick<SupportCell, "resource" | "period">;

const isNewer = (a: { at: Date; id: string }, b: { at: Date; id: string }): boolean =>
  a.at.getTime() === b.at.getTime() ? a.id > b.id : a.at > b.at;

/** D1: what the committee fixed and nobody has recommended anew; else what is agreed already; else nothing. */
function standing(cell: SupportCell) {
  const { RECOMMENDED, DELIBERATED, AGREED } = cell.steps;
  return DELIBERATED && !(RECOMMENDED && isNewer(RECOMMENDED, DELIBERATED)) ? DELIBERATED : AGREED;
}

const inOrder = (a: Place, b: Place): number =>
  SUPPORT_RESOURCES.indexOf(a.resource) - SUPPORT_RESOURCES.indexOf(b.resource) || (a.period < b.period ? -1 : 1);

/** D1: the figures a draft is bound to. Never typed: they come from deliberated steps, or stay as they were agreed. */
export function draftFigures(cells: Cells): AgreementFigure[] {
  return [...cells.values()]
    .flatMap((cell) => {
      const figure = figureOf(standing(cell));
      return figure === null ? [] : [{ resource: cell.resource, period: cell.period, amount: String(figure) }];
    })
    .sort(inOrder);
}

/** D1: cells in which a recommendation still waits for the committee; what is agreed in them stays as it is. */
export const undeliberated = (cells: Cells): Place[] =>
  [...cells.values()]
    .filter(({ steps: { RECOMMENDED, DELIBERATED } }) => {
      if (!RECOMMENDED) return false;
      return !DELIBERATED || isNewer(RECOMMENDED, DELIBERATED);
    })
    .map(({ resource, period }) => ({ resource, period }))
    .sort(inOrder);

/** Figures that become AGREED when the version comes into force: new ones, changed ones, and those deliberated anew. */
export const figuresToAgree = (support: readonly AgreementFigure[], cells: Cells): SupportEntry[] =>
  support
    .filter((figure) => {
      const { DELIBERATED, AGREED } = cells.get(cellKey(figure))?.steps ?? {};
      if (!AGREED) return true;
      return String(figureOf(AGREED)) !== figure.amount || (DELIBERATED ? isNewer(DELIBERATED, AGREED) : false);
    })
    .map(entryOfFigure);

/** What a cell may say in a version: what was deliberated last, or — while a newer recommendation waits — what is agreed. */
function allowed({ steps: { RECOMMENDED, DELIBERATED, AGREED } }: SupportCell): (string | undefined)[] {
  const text = (row: typeof AGREED) => (row ? String(figureOf(row)) : undefined);
  if (!DELIBERATED || (AGREED && isNewer(AGREED, DELIBERATED))) return [text(AGREED)];
  return RECOMMENDED && isNewer(RECOMMENDED, DELIBERATED) ? [text(DELIBERATED), text(AGREED)] : [text(DELIBERATED)];
}

/** D1: the version holds what the committee last fixed; a figure that moved since makes it out of date. */
export function movedRefusal(support: readonly AgreementFigure[], cells: Cells): SupportRefusal | null {
  const said = new Map(support.map((figure) => [cellKey(figure), figure.amount]));
  const moved = [...cells.values()].some((cell) => !allowed(cell).includes(said.get(cellKey(cell))));
  return moved ? { reason: "FIGURES_MOVED", params: {} } : null;
}

/** The rules of support on every figure that would be agreed (A5, G6, H1, H2). */
export function figuresRefusal(
  rulebook: SupportRules,
  team: SupportSubject,
  entries: readonly SupportEntry[],
): SupportRefusal | null {
  for (const entry of entries) {
    const refusal = entryRefusal(rulebook, team, entry);
    if (refusal) return refusal;
  }
  return null;
}

/** L3: whoever fixed a figure for the committee does not also agree to it for the government. */
export const deliberators = (entries: readonly SupportEntry[], cells: Cells): Set<string> =>
  new Set(
    entries.flatMap((entry) => {
      const by = cells.get(cellKey(entry))?.steps.DELIBERATED?.byId;
      return by ? [by] : [];
    }),
  );
