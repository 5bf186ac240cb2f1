import type { Fraction } from "@/lib/references/domain/fraction";
import type { FileProblem } from "./problem";

/** V1: the tools whose files are read; words under `verification.tools`. */
export const TOOLS = ["HARNESS_03", "HARNESS_04", "LIGHTEVAL", "HELM", "ITEMS"] as const;
export type Tool = (typeof TOOLS)[number];

/** What formats without filters are stored under; the harness's own word for it. */
export const NO_FILTER = "none";

/** Figures of one run: the largest suites of the tools have some hundreds. */
export const MAX_RESULTS = 5_000;
/** Leaves named by all groups of a run together. */
export const MAX_LEAVES = 100_000;

/** V1: one figure of one benchmark, whatever tool wrote it. */
export type ResultRow = {
  task: string;
  version: string;
  metric: string;
  filter: string;
  shots: number | null;
  /** Items that were scored, and items that the task has; null where the file does not say. */
  effective: number | null;
  original: number | null;
  /** As written, or as counted from the items: never through a double. */
  value: Fraction;
  /** Decimal text as written; null where the file has none. */
  deviation: string | null;
  higherIsBetter: boolean | null;
  /** V2: proves which items were run. */
  taskHash: string | null;
  /** A group repeats its leaves: it is never averaged with them. */
  kind: "LEAF" | "GROUP";
  leaves: string[];
};

export type RunFacts = {
  tool: Tool;
  toolVersion: string;
  modelName: string | null;
  /** V2: the revision's hash as the file states it. */
  modelRevision: string | null;
  /** V2: the run was cut to a number of items: it does not count. */
  isLimited: boolean;
  /** By the wall clock, as ISO text; null where the file has only counters since some start. */
  startedAt: string | null;
  seconds: string | null;
};

export type Run = { facts: RunFacts; rows: ResultRow[] };

/** Either the whole run, or what is wrong with the files: with one problem nothing is imported. */
export type ReadRun = { ok: true; run: Run } | { ok: false; problems: FileProblem[]; problemCount: number };

/** V2: a row that was scored on fewer items than the task has, or in a run that was cut. */
export const isPartial = (
  facts: Pick<RunFacts, "isLimited">,
  row: Pick<ResultRow, "effective" | "original">,
): boolean => facts.isLimited || (row.effective !== null && row.original !== null && row.effective < row.original);
