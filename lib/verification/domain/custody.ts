import type { Runner } from "@/lib/stages/domain/verification-plan";

/** V2: why a whole run does not count; words under `verification.flaws`. */
export const RUN_FLAWS = [
  "TRIAL",
  "WITHDRAWN",
  "NOT_REGISTERED",
  "REVISION_UNKNOWN",
  "REVISION_DIFFERS",
  "LIMITED",
  "RUNNER_NOT_COUNTED",
] as const;
export type RunFlaw = (typeof RUN_FLAWS)[number];
/** V1, V2: why one figure of a run does not count. */
export const FIGURE_FLAWS = ["PARTIAL", "SHOTS_DIFFER", "DIRECTION_DIFFERS"] as const;
export type FigureFlaw = (typeof FIGURE_FLAWS)[number];

export type RunCustody = {
  isTrial: boolean;
  isWithdrawn: boolean;
  modelRevision: string | null;
  isLimited: boolean;
  ranBy: Runner;
};

/** V2: what breaks the chain from the registered revision to the figure; a run without flaws counts. */
export function runFlaws(
  run: RunCustody,
  submission: { revision: string } | null,
  counted: readonly Runner[],
): RunFlaw[] {
  const revision = run.modelRevision?.toLowerCase() ?? null;
  const flaws: [boolean, RunFlaw][] = [
    [run.isTrial, "TRIAL"],
    [run.isWithdrawn, "WITHDRAWN"],
    [submission === null, "NOT_REGISTERED"],
    [revision === null, "REVISION_UNKNOWN"],
    [submission !== null && revision !== null && revision !== submission.revision, "REVISION_DIFFERS"],
    [run.isLimited, "LIMITED"],
    [!counted.includes(run.ranBy), "RUNNER_NOT_COUNTED"],
  ];
  return flaws.flatMap(([isSo, flaw]) => (isSo ? [flaw] : []));
}

/** Flaws after which a run is still a measurement of the right model on all items: it is shown beside the one that counts. */
export const isComparable = (flaws: readonly (RunFlaw | FigureFlaw)[]): boolean =>
  flaws.every((flaw) => flaw === "RUNNER_NOT_COUNTED");
