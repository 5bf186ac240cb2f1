import "server-only";
import type { Reader } from "@/lib/platform/db";
import { type HazardGrade, RUNNERS, type VerificationPlan } from "@/lib/stages/domain/verification-plan";
import { type Cell, cellOf, itemsRun, type RunOfTeam } from "../domain/cells";
import { runFlaws } from "../domain/custody";
import { fractionFromStored } from "../domain/exact";
import type { ReferenceFigure } from "../domain/standing";

const RUN = {
  id: true,
  isTrial: true,
  isLimited: true,
  modelRevision: true,
  ranBy: true,
  ranByName: true,
  importedAt: true,
  withdrawnAt: true,
  stageTeam: {
    select: {
      teamId: true,
      modelSubmissions: { orderBy: { registeredAt: "desc" }, take: 1, select: { revision: true } },
    },
  },
} as const;

export type TableTeam = {
  stageTeamId: string;
  teamId: string;
  nameKo: string;
  nameEn: string;
  isActive: boolean;
  grades: Record<string, HazardGrade>;
  /** V4: hazards that were scored as well. */
  scores: Record<string, number>;
};
export type StageTable = {
  teams: TableTeam[];
  cells: Cell[];
  references: ReferenceFigure[];
  /** V2: benchmarks that the teams did not run on the same items. */
  differing: { benchmarkKey: string; found: string[] }[];
};

/** Runs of the stage with the figures that the plan's benchmarks ask for; `trial` takes those of before the freeze as if they counted. */
export async function runsOf(
  reader: Reader,
  stageId: string,
  plan: VerificationPlan,
  { trial = false } = {},
): Promise<RunOfTeam[]> {
  const runs = await reader.verificationRun.findMany({
    where: { stageId, isTrial: trial },
    orderBy: { importedAt: "asc" },
    select: {
      ...RUN,
      results: { where: { task: { in: plan.benchmarks.map((one) => one.task) } } },
    },
  });
  return runs.map(({ results, stageTeam, withdrawnAt, id, isTrial, ...run }) => {
    const custody = { ...run, isTrial, isWithdrawn: withdrawnAt !== null };
    const flaws = runFlaws(custody, stageTeam.modelSubmissions[0] ?? null, trial ? RUNNERS : plan.runners);
    return {
      runId: id,
      teamId: stageTeam.teamId,
      ranBy: run.ranBy,
      ranByName: run.ranByName,
      importedAt: run.importedAt,
      // A trial shows what formulas would say: nothing is registered yet.
      flaws: trial ? flaws.filter((flaw) => flaw === "LIMITED" || flaw === "WITHDRAWN") : flaws,
      figures: results.map(({ value, ...figure }) => ({ ...figure, value: fractionFromStored(value) })),
    };
  });
}

/** E5: the figures that count of the plan's reference models on its benchmarks. */
export async function referencesOf(reader: Reader, plan: VerificationPlan): Promise<ReferenceFigure[]> {
  const scores = await reader.referenceScore.findMany({
    where: {
      chosen: true,
      model: { key: { in: plan.referenceModels } },
      benchmark: { key: { in: plan.benchmarks.map((one) => one.benchmarkKey) } },
    },
    select: {
      valueMillionths: true,
      selfReported: true,
      sourceUrl: true,
      model: { select: { key: true } },
      benchmark: { select: { key: true } },
    },
    orderBy: [{ benchmark: { key: "asc" } }, { model: { key: "asc" } }],
  });
  return scores.map(({ model, benchmark, ...score }) => ({
    ...score,
    modelKey: model.key,
    benchmarkKey: benchmark.key,
  }));
}

async function teamsOf(reader: Reader, stageId: string): Promise<TableTeam[]> {
  const rows = await reader.stageTeam.findMany({
    where: { stageId },
    orderBy: { team: { nameKo: "asc" } },
    select: {
      id: true,
      teamId: true,
      team: { select: { nameKo: true, nameEn: true, status: true } },
      safetyGrades: { select: { hazard: true, grade: true, scoreHundredths: true } },
    },
  });
  return rows.map(({ id, teamId, team, safetyGrades }) => ({
    stageTeamId: id,
    teamId,
    nameKo: team.nameKo,
    nameEn: team.nameEn,
    isActive: team.status === "ACTIVE",
    grades: Object.fromEntries(safetyGrades.map(({ hazard, grade }) => [hazard, grade as HazardGrade])),
    scores: Object.fromEntries(
      safetyGrades.flatMap(({ hazard, scoreHundredths }) =>
        scoreHundredths === null ? [] : [[hazard, scoreHundredths] as const],
      ),
    ),
  }));
}

/** Benchmark × team × reference of a stage; four queries however many teams, runs and benchmarks there are. */
export async function stageTable(
  reader: Reader,
  stageId: string,
  plan: VerificationPlan,
  options: { trial?: boolean } = {},
): Promise<StageTable> {
  const [teams, runs, references] = [
    await teamsOf(reader, stageId),
    await runsOf(reader, stageId, plan, options),
    await referencesOf(reader, plan),
  ];
  const repeats = options.trial ? 1 : plan.repeats;
  const cells = plan.benchmarks.flatMap((benchmark) =>
    teams.map((team) => cellOf(benchmark, team.teamId, runs, repeats)),
  );
  const differing = plan.benchmarks.flatMap(({ benchmarkKey }) => {
    const found = itemsRun(cells.filter((cell) => cell.benchmarkKey === benchmarkKey));
    return found.length > 0 ? [{ benchmarkKey, found }] : [];
  });
  return { teams, cells, references, differing };
}
