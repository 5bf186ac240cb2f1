import type { Day } from "@/lib/ledger/domain/calendar";
import { type AllocationPeriod, occupies } from "@/lib/ledger/domain/pool-use";
import { type Period, periodEnd, readPeriod } from "./period";

/** Columns of a file and fields of the API alike. */
export const REPORT_COLUMNS = ["team", "pool", "period", "availableGpuHours", "usedGpuHours"] as const;
export type ReportColumn = (typeof REPORT_COLUMNS)[number];
export const REQUIRED_COLUMNS: readonly ReportColumn[] = ["team", "period", "availableGpuHours", "usedGpuHours"];
/** A year of hours of more teams than the programme has. */
export const MAX_IMPORT_ROWS = 100_000;

export const PROBLEM_CODES = [
  "EMPTY_FILE",
  "TOO_MANY_ROWS",
  "MISSING_COLUMN",
  "MISSING",
  "UNKNOWN_TEAM",
  "UNKNOWN_POOL",
  "POOL_NEEDED",
  "PERIOD",
  "NOT_OVER",
  "NUMBER",
  "USED_ABOVE_AVAILABLE",
  "NOT_ALLOCATED",
  "ABOVE_ALLOCATED",
  "DUPLICATE",
  "OTHER_PERIOD",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export type RawReport = { row: number } & Record<ReportColumn, string>;
/** `row` 0 is the delivery as a whole; `value` what was wrong, or the limit. */
export type RowProblem = { row: number; column: ReportColumn | null; code: ProblemCode; value: string };
export type Report = Period & {
  row: number;
  teamId: string;
  poolId: string;
  availableMilliHours: bigint;
  usedMilliHours: bigint;
};

type Named = { id: string; nameKo: string; nameEn: string };
export type ReportFacts = {
  teams: readonly Named[];
  pools: readonly Named[];
  allocations: readonly AllocationPeriod[];
};
export type ReportIndex = {
  teams: ReadonlyMap<string, string>;
  pools: ReadonlyMap<string, readonly string[]>;
  allocations: ReadonlyMap<string, readonly AllocationPeriod[]>;
};

const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

function byName(named: readonly Named[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, nameKo, nameEn } of named)
    for (const name of new Set([id, folded(nameKo), folded(nameEn)])) found.set(name, [...(found.get(name) ?? []), id]);
  return found;
}

/** Teams and pools by id and by either name; a name that two teams share names neither. */
export function indexFacts({ teams, pools, allocations }: ReportFacts): ReportIndex {
  const unique = [...byName(teams)].flatMap(([name, [id, ...others]]) =>
    id !== undefined && others.length === 0 ? [[name, id] as const] : [],
  );
  const held = Map.groupBy(
    allocations.filter((one) => one.status !== "REQUESTED" && occupies(one)),
    (one) => one.teamId,
  );
  return { teams: new Map(unique), pools: byName(pools), allocations: held };
}

/** GPU-hours as thousandths: `873.25` → 873250; groups of three may be set apart by commas. Null for anything else. */
export function readMilliHours(text: string): bigint | null {
  const [, whole, decimals = ""] = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  return whole === undefined ? null : BigInt(whole.replaceAll(",", "") + decimals.padEnd(3, "0"));
}

type Place = { poolId: string; gpuCount: number } | { column: ReportColumn; code: ProblemCode };

/** The pool a row is about, and how many of its GPUs the team holds on the day. */
function placeOf(index: ReportIndex, teamId: string, pool: string, day: Day): Place {
  const held = (index.allocations.get(teamId) ?? []).filter((one) => one.validFrom <= day && day < one.validTo);
  const named = pool === "" ? null : (index.pools.get(pool) ?? index.pools.get(folded(pool)));
  if (named === undefined) return { column: "pool", code: "UNKNOWN_POOL" };
  const matching = held.filter((one) => named === null || named.includes(one.poolId));
  const [poolId, ...others] = new Set(matching.map((one) => one.poolId));
  if (poolId === undefined) return { column: "period", code: "NOT_ALLOCATED" };
  if (others.length > 0) return { column: "pool", code: "POOL_NEEDED" };
  return { poolId, gpuCount: matching.reduce((sum, one) => sum + one.gpuCount, 0) };
}

/** G5: one row against the teams, pools and allocations that are known: the report it makes, or all that is wrong with it. */
export function readReport(raw: RawReport, index: ReportIndex, now: Date): Report | RowProblem[] {
  const problems: RowProblem[] = [];
  const wrong = (column: ReportColumn, code: ProblemCode, value: string = raw[column]) =>
    problems.push({ row: raw.row, column, code, value: value.slice(0, 100) });
  for (const column of REQUIRED_COLUMNS) if (raw[column] === "") wrong(column, "MISSING");
  if (problems.length > 0) return problems;
  const teamId = index.teams.get(raw.team) ?? index.teams.get(folded(raw.team));
  const period = readPeriod(raw.period);
  const available = readMilliHours(raw.availableGpuHours);
  const used = readMilliHours(raw.usedGpuHours);
  if (teamId === undefined) wrong("team", "UNKNOWN_TEAM");
  if (period === null) wrong("period", "PERIOD");
  else if (periodEnd(period) > now) wrong("period", "NOT_OVER");
  if (available === null) wrong("availableGpuHours", "NUMBER");
  if (used === null) wrong("usedGpuHours", "NUMBER");
  if (available !== null && used !== null && used > available) wrong("usedGpuHours", "USED_ABOVE_AVAILABLE");
  if (teamId === undefined || period === null || available === null || used === null) return problems;
  const place = placeOf(index, teamId, raw.pool, period.day);
  if ("code" in place) wrong(place.column, place.code);
  else if (available > BigInt(place.gpuCount * period.hours * 1_000))
    wrong("availableGpuHours", "ABOVE_ALLOCATED", String(place.gpuCount * period.hours));
  if ("code" in place || problems.length > 0) return problems;
  const figures = { availableMilliHours: available, usedMilliHours: used };
  return { row: raw.row, teamId, poolId: place.poolId, ...period, ...figures };
}

/** What a delivery has said so far, and how days are reported already: by the hour (1) or whole (24). */
export type Said = { rows: Map<string, number>; days: Map<string, number> };
export const nothingSaid = (): Said => ({ rows: new Map(), days: new Map() });
export const dayKey = ({ teamId, poolId, day }: Pick<Report, "teamId" | "poolId" | "day">): string =>
  `${teamId} ${poolId} ${day}`;

/** G5: nothing twice in one delivery, and a day by the hour or as a whole, never both. Remembers the report when it stands. */
export function repeats(report: Report, said: Said): RowProblem | null {
  const { row, hours } = report;
  const problem = (code: ProblemCode, value: string): RowProblem => ({ row, column: "period", code, value });
  const key = `${report.teamId} ${report.poolId} ${report.startsAt.getTime()}`;
  const before = said.rows.get(key);
  const reported = said.days.get(dayKey(report));
  if (reported !== undefined && reported !== hours) return problem("OTHER_PERIOD", report.day);
  if (before !== undefined) return problem("DUPLICATE", String(before));
  said.rows.set(key, row);
  said.days.set(dayKey(report), hours);
  return null;
}
