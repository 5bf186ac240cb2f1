import { type HalfYear, type ResourceKind, type RulebookContent, talentCapWon } from "@/lib/rulebook/domain/rulebook";

export const SUPPORT_RESOURCES = ["GPU", "DATA_JOINT", "DATA_OWN", "TALENT"] as const;
export type SupportResource = (typeof SUPPORT_RESOURCES)[number];
export type MoneyResource = Exclude<SupportResource, "GPU">;
export const SUPPORT_STEPS = ["REQUESTED", "RECOMMENDED", "DELIBERATED", "AGREED"] as const;
export type SupportStepKind = (typeof SUPPORT_STEPS)[number];
export type TeamStatus = "ACTIVE" | "ELIMINATED" | "WITHDRAWN";

/** One figure of one step: GPUs for `GPU`, won for the others. `period` is a half-year for GPU, a year for money. */
export type SupportEntry =
  | { resource: "GPU"; period: HalfYear; gpuCount: number }
  | { resource: MoneyResource; period: string; amountWon: bigint };

export type SupportStepRow = {
  id: string;
  resource: SupportResource;
  period: string;
  step: SupportStepKind;
  gpuCount: number | null;
  amountWon: bigint | null;
  reason: string;
  byId: string;
  at: Date;
};

/** D1: what stands in one cell of the table — the latest row of each step. */
export type SupportCell = {
  resource: SupportResource;
  period: string;
  steps: Partial<Record<SupportStepKind, SupportStepRow>>;
};

/** P1: whose field a resource is. */
export const resourceKindOf = (resource: SupportResource): ResourceKind =>
  resource === "GPU" || resource === "TALENT" ? resource : "DATA";

export const cellKey = (cell: { resource: SupportResource; period: string }): string =>
  `${cell.resource}:${cell.period}`;

/** The part of a rulebook that support is decided by: small enough to travel to a page. */
export type SupportRules = Pick<RulebookContent, "programme" | "gpu" | "talent">;

/** The periods a resource can be supported in, under the team's rulebook. */
export function supportPeriods(rulebook: SupportRules, resource: SupportResource): string[] {
  if (resource === "GPU") return rulebook.gpu.halfYears;
  const { firstYear, lastYear } = rulebook.programme;
  const last = resource === "TALENT" ? Math.min(lastYear, rulebook.talent.lastYear) : lastYear;
  return Array.from({ length: Math.max(0, last - firstYear + 1) }, (_, index) => String(firstYear + index));
}

const isLater = (a: SupportStepRow, b: SupportStepRow): boolean =>
  a.at.getTime() === b.at.getTime() ? a.id > b.id : a.at > b.at;

/** D1: folds the append-only rows into cells; the latest row of a kind counts. */
export function supportCells(rows: readonly SupportStepRow[]): Map<string, SupportCell> {
  const cells = new Map<string, SupportCell>();
  for (const row of rows) {
    const key = cellKey(row);
    const cell = cells.get(key) ?? { resource: row.resource, period: row.period, steps: {} };
    const known = cell.steps[row.step];
    if (!known || isLater(row, known)) cell.steps[row.step] = row;
    cells.set(key, cell);
  }
  return cells;
}

export const figureOf = (row: Pick<SupportStepRow, "gpuCount" | "amountWon"> | undefined): number | bigint | null =>
  row ? (row.gpuCount ?? row.amountWon) : null;

/** The step that waits for somebody in this cell; null when agreed or nothing was asked. A newer round starts over. */
export function nextStep(cell: SupportCell | undefined): Exclude<SupportStepKind, "REQUESTED"> | null {
  if (!cell) return null;
  const { REQUESTED, RECOMMENDED, DELIBERATED, AGREED } = cell.steps;
  const latest = [REQUESTED, RECOMMENDED, DELIBERATED, AGREED]
    .filter((row) => row !== undefined)
    .reduce<SupportStepRow | null>((last, row) => (last && isLater(last, row) ? last : row), null);
  if (!latest) return null;
  const order = SUPPORT_STEPS.indexOf(latest.step);
  const next = SUPPORT_STEPS[order + 1];
  return next === undefined || next === "REQUESTED" ? null : next;
}

export type SupportRefusal = { reason: string; params: Record<string, string | number> };
export type SupportSubject = { status: TeamStatus; leadLeasesGpus: boolean };

export const periodParams = (period: string): Record<string, string | number> => ({
  year: period.slice(0, 4),
  half: period.length > 4 ? period.slice(4) : "YEAR",
});

/** A5, G6: a lead organisation that leases GPUs to the government gets none up to the named half-year. */
export const isLessorExcluded = (
  rulebook: { gpu: Pick<RulebookContent["gpu"], "lessorExcludedThrough"> },
  leadLeasesGpus: boolean,
  halfYear: HalfYear,
): boolean => leadLeasesGpus && halfYear <= rulebook.gpu.lessorExcludedThrough;

/** What the rules say to one figure whatever the step: period, lessor exclusion (A5, G6), talent cap (H1), and H2 after leaving. */
export function entryRefusal(rulebook: SupportRules, team: SupportSubject, entry: SupportEntry): SupportRefusal | null {
  const params = periodParams(entry.period);
  if (!supportPeriods(rulebook, entry.resource).includes(entry.period)) return { reason: "PERIOD_UNKNOWN", params };
  // H2: talent support goes on whatever happens in the narrowing; everything else ends with the team.
  if (team.status !== "ACTIVE" && entry.resource !== "TALENT") return { reason: "TEAM_LEFT", params: {} };
  if (entry.resource === "GPU") {
    return entry.gpuCount > 0 && isLessorExcluded(rulebook, team.leadLeasesGpus, entry.period)
      ? { reason: "LESSOR_EXCLUDED", params }
      : null;
  }
  const capWon = entry.resource === "TALENT" ? talentCapWon(rulebook.talent, Number(entry.period)) : null;
  return capWon !== null && entry.amountWon > capWon
    ? { reason: "TALENT_CAP_EXCEEDED", params: { ...params, capWon: Number(capWon) } }
    : null;
}

/** D1: the order of steps. Deliberating needs a recommendation; what is agreed is the agreement's matter (D4). */
export function orderRefusal(
  cell: SupportCell | undefined,
  step: "RECOMMENDED" | "DELIBERATED",
): SupportRefusal | null {
  if (step === "RECOMMENDED" || cell?.steps.RECOMMENDED) return null;
  return { reason: "NOT_RECOMMENDED", params: cell ? periodParams(cell.period) : {} };
}
