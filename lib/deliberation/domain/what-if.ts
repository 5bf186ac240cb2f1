import { blocksOf } from "@/lib/ledger/domain/blocks";
import { type HalfYear, type RulebookContent, talentCapWon } from "@/lib/rulebook/domain/rulebook";
import {
  cellKey,
  entryRefusal,
  periodParams,
  SUPPORT_RESOURCES,
  type SupportEntry,
  type SupportResource,
  type SupportRules,
  supportPeriods,
  type TeamStatus,
} from "@/lib/teams/domain/support";

/** GPUs or won, by the resource: one kind of number, so that one table can add up all of it. */
export type Amount = bigint;
export type Figure = { teamId: string; resource: SupportResource; period: string; amount: Amount };

export type TableCell = {
  resource: SupportResource;
  period: string;
  requested: Amount | null;
  recommended: Amount | null;
  /** What the committee fixed before, or else what was agreed; null where nothing stands. */
  standing: Amount | null;
  /** A recommendation is newer than what stands, or nothing stands: this is what the committee is asked. */
  waiting: boolean;
  /** Already allocated, planned or committed: cannot be gone below. */
  inUse: Amount;
};
export type TableTeam = {
  teamId: string;
  nameKo: string;
  nameEn: string;
  status: TeamStatus;
  leadLeasesGpus: boolean;
  cells: TableCell[];
};
export type WhatIfRules = SupportRules & Pick<RulebookContent, "data">;
export type WhatIfFacts = {
  rules: WhatIfRules;
  teams: TableTeam[];
  /** What teams that are not on the table hold or were promised. */
  elsewhere: { resource: SupportResource; period: string; amount: Amount }[];
  /** GPUs the pools hold through each half-year (G2). */
  held: { halfYear: HalfYear; gpuCount: number }[];
  /** Teams in the programme: what yearly guidance per team is multiplied by (T1). */
  activeTeams: number;
};

/** One pool or envelope as the table fills it. `binding`: nothing above it can be resolved; else it is guidance. */
export type Fill = {
  resource: SupportResource;
  period: string;
  capacity: Amount;
  before: Amount;
  after: Amount;
  binding: boolean;
  over: boolean;
};
export type Remark = {
  reason: string;
  params: Record<string, string | number>;
  resource: SupportResource;
  period: string;
  /** Null when it concerns the pool and not one team. */
  teamId: string | null;
};
export type WhatIf = { fills: Fill[]; problems: Remark[]; notes: Remark[]; fits: boolean };

const larger = (a: Amount, b: Amount): Amount => (a > b ? a : b);
export const figureKey = (figure: { teamId: string; resource: SupportResource; period: string }): string =>
  `${figure.teamId}/${cellKey(figure)}`;

/** The figure as a step of support (D1). */
export const entryOf = ({ resource, period, amount }: Figure): SupportEntry =>
  resource === "GPU" ? { resource, period, gpuCount: Number(amount) } : { resource, period, amountWon: amount };

function capacityOf(facts: WhatIfFacts, resource: SupportResource, period: string): Amount {
  const { rules, activeTeams } = facts;
  if (resource === "GPU") return BigInt(facts.held.find((one) => one.halfYear === period)?.gpuCount ?? 0);
  const perTeam = {
    DATA_JOINT: rules.data.jointPerYearWon,
    DATA_OWN: rules.data.ownPerYearMaxWon,
    TALENT: talentCapWon(rules.talent, Number(period)),
  }[resource];
  return perTeam * BigInt(activeTeams);
}

function fillOf(facts: WhatIfFacts, figures: ReadonlyMap<string, Figure>, resource: SupportResource, period: string) {
  const place = { resource, period };
  let before = facts.elsewhere
    .filter((one) => one.resource === resource && one.period === period)
    .reduce((sum, one) => sum + one.amount, 0n);
  let after = before;
  for (const team of facts.teams) {
    const cell = team.cells.find((one) => cellKey(one) === cellKey(place));
    const [standing, inUse] = [cell?.standing ?? 0n, cell?.inUse ?? 0n];
    before += larger(standing, inUse);
    after += larger(figures.get(figureKey({ ...place, teamId: team.teamId }))?.amount ?? standing, inUse);
  }
  const capacity = capacityOf(facts, resource, period);
  return { ...place, capacity, before, after, binding: resource === "GPU", over: after > capacity };
}

function problemOf(facts: WhatIfFacts, figure: Figure): Remark | null {
  const { teamId, resource, period, amount } = figure;
  const at = (reason: string, params: Remark["params"] = {}): Remark => ({ reason, params, resource, period, teamId });
  const team = facts.teams.find((one) => one.teamId === teamId);
  if (!team) return at("TEAM_NOT_ON_AGENDA");
  const refusal = entryRefusal(facts.rules, team, entryOf(figure));
  if (refusal) return at(refusal.reason, refusal.params);
  const cell = team.cells.find((one) => cellKey(one) === cellKey(figure));
  if (cell?.recommended === undefined || cell.recommended === null) return at("NOT_RECOMMENDED", periodParams(period));
  if (amount >= cell.inUse) return null;
  return resource === "GPU"
    ? at("BELOW_ALLOCATED", { ...periodParams(period), used: Number(cell.inUse) })
    : at("BELOW_ENVELOPE_USE", { year: Number(period), usedWon: Number(cell.inUse) });
}

/** A pool may not be promised beyond what it holds; one that is already over may at least not get worse (G2). */
function poolProblem({ resource, period, capacity, before, after, binding, over }: Fill): Remark | null {
  if (!binding || !over || after <= before) return null;
  const params = { ...periodParams(period), held: Number(capacity), after: Number(after) };
  return {
    reason: "POOL_EXCEEDED",
    params: { ...params, shortfall: Number(after - capacity) },
    resource,
    period,
    teamId: null,
  };
}

function noteOf(facts: WhatIfFacts, blocks: readonly number[], figure: Figure): Remark | null {
  const { teamId, resource, period, amount } = figure;
  const cell = facts.teams
    .find((one) => one.teamId === teamId)
    ?.cells.find((one) => cellKey(one) === cellKey({ resource, period }));
  const at = (reason: string, params: Remark["params"] = {}): Remark => ({ reason, params, resource, period, teamId });
  if (resource === "GPU" && amount > 0n && !blocksOf(Number(amount), blocks)) {
    return at("NOT_BLOCKS", { blocks: blocks.join(" / ") });
  }
  return cell?.requested !== null && cell?.requested !== undefined && amount > cell.requested
    ? at("ABOVE_REQUESTED")
    : null;
}

const isRemark = (remark: Remark | null): remark is Remark => remark !== null;

/**
 * D1, G2, T1, H1: what a table of figures would do to pools and envelopes, and everything that forbids it. The page asks this
 * at every keystroke and the command asks it again, so that nothing can be resolved which the table did not show.
 */
export function whatIf(facts: WhatIfFacts, figures: readonly Figure[]): WhatIf {
  const byKey = new Map(figures.map((figure) => [figureKey(figure), figure]));
  const fills = SUPPORT_RESOURCES.flatMap((resource) =>
    supportPeriods(facts.rules, resource).map((period) => fillOf(facts, byKey, resource, period)),
  );
  const problems = [...figures.map((figure) => problemOf(facts, figure)), ...fills.map(poolProblem)].filter(isRemark);
  const notes = [
    ...figures.map((figure) => noteOf(facts, facts.rules.gpu.blocks, figure)),
    ...fills.map((fill): Remark | null =>
      !fill.binding && fill.over && fill.after > fill.before
        ? { ...fill, reason: "OVER_GUIDANCE", params: periodParams(fill.period), teamId: null }
        : null,
    ),
  ]
    .filter(isRemark)
    .map(({ reason, params, resource, period, teamId }) => ({ reason, params, resource, period, teamId }));
  return { fills, problems, notes, fits: problems.length === 0 };
}
