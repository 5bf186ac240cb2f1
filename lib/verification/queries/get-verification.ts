import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookContent } from "@/lib/rulebook/queries";
import { isPlanOpen } from "@/lib/stages/domain/state";
import { HAZARD_GRADES, type HazardGrade, type VerificationPlan } from "@/lib/stages/domain/verification-plan";
import { getStage } from "@/lib/stages/queries/get-stage";
import type { StageDetail } from "@/lib/stages/types";
import { comparisonsOf } from "../domain/cells";
import { partHundredths, passesSafety, safetyHundredths, standingOf } from "../domain/standing";
import type { SafetyRow, TableSource, TableView, VerificationView } from "../types";
import { currentSheet } from "./current-sheet";
import { listRuns } from "./list-runs";
import { type StageTable, stageTable } from "./stage-table";
import { targetHistory } from "./target-history";

/** The table for this reader: teams see their own row alone. */
function viewOf(
  table: StageTable,
  plan: VerificationPlan,
  source: TableSource,
  targetBasisPoints: number,
  visible: (teamId: string) => boolean,
): TableView {
  const cells = table.cells.filter((cell) => visible(cell.teamId));
  const teams = table.teams.filter((team) => visible(team.teamId) && (source !== "COUNTED" || team.isActive));
  return {
    source,
    rows: plan.benchmarks.map(({ benchmarkKey, nameKo, nameEn, scaleMaxMillionths, direction }) => ({
      benchmarkKey,
      nameKo,
      nameEn,
      direction,
      scaleMaxMillionths: BigInt(scaleMaxMillionths),
      cells: cells.filter((cell) => cell.benchmarkKey === benchmarkKey),
      references: table.references.filter((one) => one.benchmarkKey === benchmarkKey),
    })),
    teams: teams.map(({ teamId, nameKo, nameEn, grades }) => {
      const own = new Map(
        cells.flatMap(({ teamId: of, benchmarkKey, value, errorMillionths }) =>
          of === teamId && value ? [[benchmarkKey, { value, errorMillionths }] as const] : [],
        ),
      );
      const standings = standingOf(plan, own, table.references, targetBasisPoints);
      const ratio = standings.find((one) => one.formula === plan.formula)?.ratioMillionths ?? null;
      return {
        teamId,
        nameKo,
        nameEn,
        standings,
        scoreHundredths: ratio === null ? null : partHundredths(plan, ratio),
        passesSafety: plan.safety?.gateKey ? passesSafety(plan.safety, grades) : null,
      };
    }),
    differing: table.differing,
    comparisons: cells.flatMap(comparisonsOf),
  };
}

/** Before the freeze: what formulas say of trial runs, or of the stage before; afterwards: what counts. */
async function tableOf(
  stage: StageDetail,
  plan: VerificationPlan,
): Promise<{ table: StageTable; source: TableSource } | null> {
  if (!isPlanOpen(stage.state)) return { table: await stageTable(db, stage.id, plan), source: "COUNTED" };
  const hasRuns = (table: StageTable) => table.cells.some((cell) => cell.counted.length > 0);
  const trial = await stageTable(db, stage.id, plan, { trial: true });
  if (hasRuns(trial)) return { table: trial, source: "TRIAL" };
  const last = await db.stage.findFirst({
    where: { number: { lt: stage.number } },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  if (!last) return null;
  const before = await stageTable(db, last.id, plan);
  return hasRuns(before) ? { table: before, source: "LAST_STAGE" } : null;
}

const submissionsOf = (stageId: string) =>
  db.stageTeam.findMany({
    where: { stageId },
    select: {
      teamId: true,
      modelSubmissions: {
        orderBy: { registeredAt: "desc" },
        take: 1,
        select: { modelName: true, revision: true, sourceUrl: true, registeredAt: true },
      },
      safetyGrades: { select: { hazard: true, grade: true, scoreHundredths: true, evidence: true } },
    },
  });

const REGISTRATION = ["CONSULTATION", "FROZEN", "RUNNING"];

/** V1–V4: verification of a stage for this reader. Scores only for those who may see them, and to nobody bound to a team (S3). */
export async function getVerification(
  actor: Actor,
  stageId: string,
): Promise<{ stage: StageDetail; verification: VerificationView | null }> {
  const stage = await getStage(actor, stageId);
  const plan = stage.plan.verification;
  if (!plan) return { stage, verification: null };
  const viewAll = stage.may.viewScores;
  const ownIds = new Set(stage.teams.filter((team) => team.isOwn).map((team) => team.teamId));
  const previews = isPlanOpen(stage.state) && ownIds.size > 0;
  const visible = (teamId: string) => viewAll || (previews && ownIds.has(teamId));
  const { target } = await rulebookContent(db, stage.rulebookVersion);
  const found = viewAll || previews ? await tableOf(stage, plan) : null;
  const facts = await submissionsOf(stageId);
  const latest = viewAll ? await latestScoring(stageId) : null;
  const sheet = found?.source === "COUNTED" ? currentSheet(stage, found.table, target.ratioBasisPoints) : null;
  const scoring = latest && { ...latest, isCurrent: sheet?.sha256 === latest.sheetHash };
  const view = found && viewOf(found.table, plan, found.source, target.ratioBasisPoints, visible);
  const byTeam = new Map(facts.map((one) => [one.teamId, one]));
  const isRegistering = REGISTRATION.includes(stage.state);
  return {
    stage,
    verification: {
      plan,
      targetBasisPoints: target.ratioBasisPoints,
      teams: stage.teams
        .filter((team) => viewAll || team.isOwn)
        .map(({ teamId, nameKo, nameEn, isOwn, status }) => ({
          teamId,
          nameKo,
          nameEn,
          isOwn,
          isActive: status === "ACTIVE",
          submission: byTeam.get(teamId)?.modelSubmissions[0] ?? null,
        })),
      table: view,
      runs: viewAll ? await listRuns(stageId, plan) : [],
      safety: viewAll && plan.safety && !isPlanOpen(stage.state) ? safetyRows(stage, plan.safety, byTeam) : [],
      history: viewAll ? await targetHistory(stage.number, { publishedOnly: false }) : [],
      scoring,
      may: {
        import: stage.may.enterScores && (isPlanOpen(stage.state) || stage.state === "RUNNING"),
        write: stage.may.enterScores && stage.state === "RUNNING",
        viewAll,
        registerFor: isRegistering
          ? stage.teams
              .filter((team) => team.status === "ACTIVE" && (team.isOwn || stage.may.plan))
              .map((team) => team.teamId)
          : [],
      },
    },
  };
}

type Facts = Awaited<ReturnType<typeof submissionsOf>>[number];

const isGrade = (text: string): text is HazardGrade => (HAZARD_GRADES as readonly string[]).includes(text);

const safetyRows = (
  stage: StageDetail,
  safety: NonNullable<VerificationPlan["safety"]>,
  byTeam: ReadonlyMap<string, Facts>,
): SafetyRow[] =>
  stage.teams.map(({ teamId, nameKo, nameEn, status }) => {
    const given = (byTeam.get(teamId)?.safetyGrades ?? []).flatMap(({ hazard, grade, ...rest }) =>
      isGrade(grade) ? [[hazard, { grade, ...rest }] as const] : [],
    );
    const grades = Object.fromEntries(given.map(([hazard, { grade }]) => [hazard, grade]));
    const scores = Object.fromEntries(
      given.flatMap(([hazard, { scoreHundredths }]) =>
        scoreHundredths === null ? [] : [[hazard, scoreHundredths] as const],
      ),
    );
    return {
      teamId,
      nameKo,
      nameEn,
      isActive: status === "ACTIVE",
      grades: Object.fromEntries(given),
      passes: safety.gateKey ? passesSafety(safety, grades) : null,
      partHundredths: safetyHundredths(safety, scores),
    };
  });

async function latestScoring(stageId: string) {
  const row = await db.verificationScoring.findFirst({
    where: { stageId },
    orderBy: { writtenAt: "desc" },
    select: { sheetHash: true, writtenAt: true, writtenById: true },
  });
  if (!row) return null;
  const by = await db.user.findUnique({ where: { id: row.writtenById }, select: { name: true } });
  return { sheetHash: row.sheetHash, writtenAt: row.writtenAt, writtenBy: by?.name ?? "–" };
}

/** S11: the latest sheet as it was stored; the export is on record with its reason (L2). */
export async function requireViewer(actor: Actor, stageId: string): Promise<void> {
  const stage = await getStage(actor, stageId);
  if (!stage.may.viewScores) throw new AppError("NOT_FOUND", `verification of stage ${stageId}`);
}
